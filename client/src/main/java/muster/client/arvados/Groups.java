package muster.client.arvados;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.client.wire.Call;

/** The groups that the caller may see. They are told whole: a query that selects is an {@link IllegalArgumentException}. */
public final class Groups {
    private static final String PATH = "/groups";

    private final Resource<Group> groups;

    Groups(Connection connection) {
        groups = new Resource<>(connection, PATH, ObjectKind.GROUP, Group::of);
    }

    /**
     * Makes a role group, whose people are those who have a permission to it; administrators may. A name that another one has is
     * refused with 422.
     */
    public Group createRole(String name) {
        Map<String, String> group = Map.of("name", name, "group_class", GroupClass.ROLE.word());
        return groups.send(Call.with("POST", PATH, Map.of("group", group)), List.of());
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
