package muster.dialect.arvados;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import muster.model.Caller;
import muster.model.Rank;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** All links, wherever they come from. Source: Arvados API, links. */
final class Links {
    private final List<LinkSource> sources;
    private final LinkEnds ends;
    private final String system;

    /** @param sources of which the first that takes a link makes it */
    Links(List<LinkSource> sources, LinkEnds ends, String cluster) {
        this.sources = List.copyOf(sources);
        this.ends = ends;
        this.system = ArvadosUuid.systemUser(cluster).toString();
    }

    /** A link, and where it comes from. */
    private record Found(LinkSource source, LinkJson link) {}

    Optional<LinkJson> find(Caller caller, String uuid) {
        return found(caller, uuid).map(Found::link);
    }

    private Optional<Found> found(Caller caller, String uuid) {
        for (LinkSource source : sources) {
            Optional<LinkJson> link = source.find(caller, uuid);
            if (link.isPresent()) {
                return Optional.of(new Found(source, link.get()));
            }
        }
        return Optional.empty();
    }

    /** Every link that the caller may see, but for some that the narrowing leaves out. */
    void list(Caller caller, LinkNarrowing narrowing, Consumer<LinkJson> found) {
        if (narrowing.uuids() != null) {
            narrowing.uuids().forEach(uuid -> find(caller, uuid).ifPresent(found));
        } else {
            sources.forEach(source -> source.list(caller, narrowing, found));
        }
    }

    LinkJson create(Caller caller, LinkWish sent) {
        requireActive(caller);
        LinkWish wish = sent.owner() == null && caller.is(WellKnown.SYSTEM) ? sent.ownedBy(system) : sent;
        requireThere(caller, LinkColumns.TAIL, wish.tail());
        requireThere(caller, LinkColumns.HEAD, wish.head());
        boolean forSystem = !wish.isPermission() && system.equals(wish.owner());
        if (forSystem && !caller.isAtLeast(Rank.ADMINISTRATOR)) {
            throw ArvadosRefusal.permissionDenied("only administrators make links of the system");
        }
        return sources.stream()
                .filter(source -> source.isFor(wish))
                .findFirst()
                .orElseThrow(ArvadosRefusal::notFound)
                .create(caller, wish);
    }

    /** Whoever was never activated only signs. */
    private static void requireActive(Caller caller) {
        if (caller.isInvited()) {
            throw ArvadosRefusal.permissionDenied("only active users write links");
        }
    }

    /** What looks like a uuid must name what is there for the caller. What is no uuid at all may be anything. */
    private void requireThere(Caller caller, String attribute, @Nullable String end) {
        if (end == null || Kinds.ofUuid(end).isEmpty()) {
            return;
        }
        boolean there =
                ends.readable(caller, end).isPresent() || find(caller, end).isPresent();
        if (!there) {
            throw ArvadosRefusal.invalid(attribute + " '" + end + "' was not found");
        }
    }

    LinkJson change(Caller caller, String uuid, Attributes sent) {
        Found present = found(caller, uuid).orElseThrow(ArvadosRefusal::notFound);
        requireActive(caller);
        LinkWish wish = LinkWish.toChange(present.link(), sent);
        if (!present.link().isPermission() && wish.isPermission()) {
            throw ArvadosRefusal.invalid("No link can become a permission; make a new one");
        }
        Set<String> newEnds = wish.newEnds(present.link());
        newEnds.forEach(
                end -> requireThere(caller, end.equals(wish.tail()) ? LinkColumns.TAIL : LinkColumns.HEAD, end));
        return present.source().change(caller, present.link(), wish);
    }

    /** @return the link as it was */
    LinkJson remove(Caller caller, String uuid) {
        Found present = found(caller, uuid).orElseThrow(ArvadosRefusal::notFound);
        requireActive(caller);
        present.source().remove(caller, present.link());
        return present.link();
    }
}
