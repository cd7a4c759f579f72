package muster.client.arvados;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.client.wire.Call;

/** The links that the caller may see. They are told whole: a query that selects is an {@link IllegalArgumentException}. */
public final class Links {
    private static final String PATH = "/links";

    private final Resource<Link> links;

    Links(Connection connection) {
        links = resource(connection);
    }

    static Resource<Link> resource(Connection connection) {
        return new Resource<>(connection, PATH, ObjectKind.LINK, Link::of);
    }

    /**
     * Gives somebody a right to something: to a role group, it puts a user into it.
     *
     * @param tailUuid a user or a role group
     * @param headUuid what the right is to
     */
    public Link permit(PermissionLevel level, String tailUuid, String headUuid) {
        Map<String, String> link = Map.of(
                "link_class",
                Link.PERMISSION,
                "name",
                level.word(),
                "tail_uuid",
                Resource.requireUuid(tailUuid),
                "head_uuid",
                Resource.requireUuid(headUuid));
        return links.send(Call.with("POST", PATH, Map.of("link", link)), List.of());
    }

    /** Takes it away again. @return the link as it was */
    public Link delete(String uuid) {
        return links.send(Call.delete(links.path(uuid)), List.of());
    }

    public Link get(String uuid) {
        return links.get(links.path(uuid), List.of());
    }

    /** One page. */
    public ListPage<Link> list(ListQuery query) {
        return links.page(query.whole());
    }

    /**
     * All that meet these, along the day they were made, in pages that are asked for as the stream is read. A Muster wants them
     * narrowed by an end where there are very many.
     */
    public Stream<Link> listAll(Filter... filters) {
        return listAll(ListQuery.ALL.where(filters), ListKey.CREATED_AT);
    }

    /** @param query without orders and offset */
    public Stream<Link> listAll(ListQuery query, ListKey key) {
        return links.all(query.whole(), key);
    }

    /** Who has a right to a group, which is what being in it means: the permissions whose tail is a user. */
    public Stream<Link> membersOf(String groupUuid) {
        return listAll(
                LinkColumns.LINK_CLASS.eq(Link.PERMISSION),
                LinkColumns.HEAD_UUID.eq(Resource.requireUuid(groupUuid)),
                LinkColumns.TAIL_UUID.isA(ObjectKind.USER));
    }

    /** What somebody has rights to: the permissions whose tail is this user or role. */
    public Stream<Link> permissionsOf(String uuid) {
        return listAll(
                LinkColumns.LINK_CLASS.eq(Link.PERMISSION), LinkColumns.TAIL_UUID.eq(Resource.requireUuid(uuid)));
    }
}
