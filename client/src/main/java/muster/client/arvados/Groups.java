package muster.client.arvados;

import java.util.List;
import java.util.stream.Stream;

/** The groups that the caller may see. They are told whole: a query that selects is an {@link IllegalArgumentException}. */
public final class Groups {
    private final Resource<Group> groups;

    Groups(Connection connection) {
        groups = new Resource<>(connection, "/groups", ObjectKind.GROUP, Group::of);
    }

    public Group get(String uuid) {
        return groups.get(groups.path(uuid), List.of());
    }

    /** One page. */
    public ListPage<Group> list(ListQuery query) {
        return groups.page(query.whole());
    }

    /** All that meet these, along the day they were made, in pages that are asked for as the stream is read. */
    public Stream<Group> listAll(Filter... filters) {
        return listAll(ListQuery.ALL.where(filters), ListKey.CREATED_AT);
    }

    /** @param query without orders and offset */
    public Stream<Group> listAll(ListQuery query, ListKey key) {
        return groups.all(query.whole(), key);
    }
}
