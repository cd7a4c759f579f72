package muster.dialect.arvados;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client wants a link to be, all told. Source: Arvados API, links.
 *
 * @param owner null when nothing is said of it
 */
record LinkWish(
        @Nullable String owner,
        @Nullable String linkClass,
        @Nullable String name,
        @Nullable String tail,
        @Nullable String head,
        ObjectNode properties) {
    private static final String UUID = "uuid";
    private static final String OWNER = "owner_uuid";
    private static final Set<String> KNOWN = Set.of(
            UUID,
            OWNER,
            LinkColumns.LINK_CLASS,
            LinkColumns.NAME,
            LinkColumns.TAIL,
            LinkColumns.HEAD,
            Properties.NAME,
            LinkColumns.TAIL_KIND,
            LinkColumns.HEAD_KIND);

    /** The class with which links once gave names, which nothing understands any more. */
    private static final String OBSOLETE_CLASS = "name";

    /** @throws ArvadosRefusal when something is no attribute, or not as it must be */
    static LinkWish toMake(Attributes sent) {
        Attributes wanted = known(sent);
        if (wanted.value(UUID) != null) {
            throw ArvadosRefusal.invalid("uuid of a link cannot be chosen");
        }
        return new LinkWish(
                        textOrNull(wanted, OWNER),
                        wanted.text(LinkColumns.LINK_CLASS),
                        wanted.text(LinkColumns.NAME),
                        textOrNull(wanted, LinkColumns.TAIL),
                        textOrNull(wanted, LinkColumns.HEAD),
                        Properties.wanted(wanted))
                .checked();
    }

    /** What the link is to be when only the attributes that were sent change. */
    static LinkWish toChange(LinkJson present, Attributes sent) {
        Attributes wanted = known(sent);
        if (wanted.has(UUID) && !present.uuid().equals(wanted.text(UUID))) {
            throw ArvadosRefusal.invalid("uuid of a link cannot be changed");
        }
        return new LinkWish(
                        textOrNull(wanted, OWNER),
                        wanted.has(LinkColumns.LINK_CLASS) ? wanted.text(LinkColumns.LINK_CLASS) : present.linkClass(),
                        wanted.has(LinkColumns.NAME) ? wanted.text(LinkColumns.NAME) : present.name(),
                        wanted.has(LinkColumns.TAIL) ? textOrNull(wanted, LinkColumns.TAIL) : present.tail(),
                        wanted.has(LinkColumns.HEAD) ? textOrNull(wanted, LinkColumns.HEAD) : present.head(),
                        wanted.has(Properties.NAME) ? Properties.wanted(wanted) : present.properties())
                .checked();
    }

    private static Attributes known(Attributes sent) {
        Attributes wanted = sent.without(CommonFields.SENT_BACK);
        wanted.requireKnown(KNOWN, "Link");
        requireKind(wanted, LinkColumns.TAIL_KIND, LinkColumns.TAIL);
        requireKind(wanted, LinkColumns.HEAD_KIND, LinkColumns.HEAD);
        return wanted;
    }

    /** A kind follows from the uuid; whoever sends it along says nothing new, and must not say anything wrong. */
    private static void requireKind(Attributes wanted, String kindName, String uuidName) {
        String kind = textOrNull(wanted, kindName);
        boolean wrong =
                kind != null && wanted.has(uuidName) && !kind.equals(LinkJson.kind(textOrNull(wanted, uuidName)));
        if (wrong) {
            throw ArvadosRefusal.invalid(kindName + " does not match " + uuidName);
        }
    }

    private static @Nullable String textOrNull(Attributes wanted, String name) {
        String text = wanted.text(name);
        return text == null || text.isEmpty() ? null : text;
    }

    private LinkWish checked() {
        if (OBSOLETE_CLASS.equals(linkClass)) {
            throw ArvadosRefusal.invalid("Links of class name are obsolete");
        }
        return this;
    }

    LinkWish ownedBy(String user) {
        return new LinkWish(user, linkClass, name, tail, head, properties);
    }

    boolean isPermission() {
        return LinkJson.PERMISSION.equals(linkClass);
    }

    /** Whether the link would tie other things together, or tie them otherwise, than this one. */
    boolean movesFrom(LinkJson present) {
        return !Objects.equals(linkClass, present.linkClass())
                || !Objects.equals(tail, present.tail())
                || !Objects.equals(head, present.head());
    }

    /** Whether anything would be otherwise, but for the owner. */
    boolean differsFrom(LinkJson present) {
        return movesFrom(present) || !Objects.equals(name, present.name()) || !properties.equals(present.properties());
    }

    /** The ends that are not as they were. */
    Set<String> newEnds(LinkJson present) {
        Set<String> ends = new HashSet<>();
        if (tail != null && !tail.equals(present.tail())) {
            ends.add(tail);
        }
        if (head != null && !head.equals(present.head())) {
            ends.add(head);
        }
        return ends;
    }
}
