package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import muster.dialect.arvados.KeptLinkDocument.End;
import muster.directory.Directory;
import muster.directory.EstateChanges;
import muster.directory.Holdings.Sort;
import muster.directory.NewHolding;
import muster.directory.People.Successor;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Place;
import org.jspecify.annotations.Nullable;

/** Links that mean nothing to the directory, such as tags and stars: things that somebody owns. Source: Arvados API, links. */
final class KeptLinks implements LinkSource {
    private static final Sort SORT = new Sort(ArvadosNames.DOOR, "link");
    private static final int BATCH = 100;

    private final Directory directory;
    private final ArvadosIds ids;
    private final Owners owners;
    private final ThingNames.Finder names;
    private final LinkUuids uuids;
    private final String cluster;

    KeptLinks(Directory directory, ArvadosIds ids, Owners owners, ThingNames.Finder names, String cluster) {
        this.directory = directory;
        this.ids = ids;
        this.owners = owners;
        this.names = names;
        this.uuids = new LinkUuids(cluster, "f");
        this.cluster = cluster;
    }

    @Override
    public Optional<LinkJson> find(Caller caller, String uuid) {
        return thing(caller, uuid)
                .flatMap(thing -> links(List.of(thing)).stream().findFirst());
    }

    private Optional<Holding> thing(Caller caller, String uuid) {
        return uuids.number(uuid)
                .filter(_ -> !caller.isInvited())
                .flatMap(number -> LinkEnds.ifThere(() -> directory.estate().getByNumber(caller, SORT, number)));
    }

    @Override
    public void list(Caller caller, LinkNarrowing narrowing, Consumer<LinkJson> found) {
        if (narrowing.isOfPermissions() || caller.isInvited()) {
            return;
        }
        long last = 0;
        List<Holding> batch;
        do {
            batch = directory.estate().list(caller, SORT, last, BATCH);
            links(batch).forEach(found);
            last = batch.isEmpty() ? last : batch.getLast().number();
        } while (batch.size() == BATCH);
    }

    @Override
    public boolean isFor(LinkWish wish) {
        return !wish.isPermission();
    }

    @Override
    public LinkJson create(Caller caller, LinkWish wish) {
        Place place = wish.owner() == null ? null : owners.place(caller, wish.owner());
        var made = new NewHolding(
                "", Holding.Naming.FREE, place, KeptLinkDocument.of(wish, ids).json());
        return link(directory.estate().create(caller, SORT, made));
    }

    @Override
    public LinkJson change(Caller caller, LinkJson present, LinkWish wish) {
        HoldingId id = thing(caller, present.uuid()).map(Holding::id).orElseThrow(ArvadosRefusal::notFound);
        String owner = wish.owner();
        Edit<Place> place =
                owner == null || owner.equals(present.owner()) ? Edit.keep() : Edit.set(owners.place(caller, owner));
        String document = KeptLinkDocument.of(wish, ids).json();
        boolean same = !wish.differsFrom(present);
        var changes = new EstateChanges(Edit.keep(), place, before -> same ? before : document);
        return link(directory.estate().change(caller, SORT, id, changes));
    }

    @Override
    public void remove(Caller caller, LinkJson present) {
        thing(caller, present.uuid()).ifPresent(thing -> directory.estate().remove(caller, SORT, thing.id()));
    }

    private LinkJson link(Holding thing) {
        return links(List.of(thing)).stream().findFirst().orElseThrow(ArvadosRefusal::notFound);
    }

    /** Without those one end of which is a user who is not there any more. */
    private List<LinkJson> links(List<Holding> things) {
        List<KeptLinkDocument> documents = new ArrayList<>();
        Set<AccountId> users = new HashSet<>();
        for (Holding thing : things) {
            KeptLinkDocument document = KeptLinkDocument.parse(thing.document());
            documents.add(document);
            addUser(users, document.tail());
            addUser(users, document.head());
        }
        UserEnds ends =
                new UserEnds(users.isEmpty() ? Map.of() : directory.people().successors(users));
        ThingNames found = names.of(things, ends.all());
        List<LinkJson> links = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            link(things.get(i), documents.get(i), ends, found).ifPresent(links::add);
        }
        return links;
    }

    private static void addUser(Set<AccountId> users, @Nullable End end) {
        if (end instanceof End.User(var id)) {
            users.add(id);
        }
    }

    private Optional<LinkJson> link(Holding thing, KeptLinkDocument document, UserEnds ends, ThingNames found) {
        if (ends.isGone(document.tail()) || ends.isGone(document.head())) {
            return Optional.empty();
        }
        return Optional.of(new LinkJson(
                uuids.of(thing.number()),
                CommonFields.etag(thing.number(), thing.version()),
                found.owner(thing),
                thing.createdAt(),
                found.user(thing.modifiedBy()),
                thing.modifiedAt(),
                document.linkClass(),
                document.name(),
                ends.tail(document.tail(), found),
                ends.head(document.head(), found, cluster),
                document.properties()));
    }

    /** Whom the users at the ends of some links have become. Source: Arvados API, users, merge. */
    private record UserEnds(Map<AccountId, Successor> successors) {

        Set<AccountId> all() {
            Set<AccountId> all = new HashSet<>(successors.keySet());
            for (Successor successor : successors.values()) {
                all.add(successor.identity());
                all.add(successor.heir());
            }
            return all;
        }

        boolean isGone(@Nullable End end) {
            return end instanceof End.User(var id) && !successors.containsKey(id);
        }

        /** Every merge moves the tails of links. */
        @Nullable
        String tail(@Nullable End end, ThingNames names) {
            return switch (end) {
                case null -> null;
                case End.Text(var value) -> value;
                case End.User(var id) ->
                    names.user(
                            successors.getOrDefault(id, new Successor(id, id)).heir());
            };
        }

        /** A merge moves the heads of links with what the old user was, unless he came from elsewhere. */
        @Nullable
        String head(@Nullable End end, ThingNames names, String cluster) {
            return switch (end) {
                case null -> null;
                case End.Text(var value) -> value;
                case End.User(var id) -> {
                    boolean local = names.user(id).startsWith(cluster + "-");
                    yield local
                            ? names.user(successors
                                    .getOrDefault(id, new Successor(id, id))
                                    .identity())
                            : names.user(id);
                }
            };
        }
    }
}
