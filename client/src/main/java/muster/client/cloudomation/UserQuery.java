package muster.client.cloudomation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.client.wire.Call;
import org.jspecify.annotations.Nullable;

/**
 * Whom a list is about, in which order, and what of each. It never changes: each method answers another one.
 *
 * @param filter null for everybody
 * @param sought what is in name, description or address, ignoring case; null for anything
 * @param orders the first one counts first; none for by name
 * @param selected what is told of each beside the id; nothing for everything
 * @param hasArchived whether retired users are among them
 * @param trash whether users in the trash are
 * @param pageSize how many are asked for at once
 */
public record UserQuery(
        @Nullable Filter filter,
        @Nullable String sought,
        List<Order> orders,
        Set<Property<?>> selected,
        boolean hasArchived,
        Trash trash,
        int pageSize) {
    /** Everybody but who is archived or lies in the trash. */
    public static final UserQuery ALL =
            new UserQuery(null, null, List.of(), Set.of(), false, Trash.WITHOUT, Connection.PAGE);

    /** Whether a list has what lies in the trash. */
    public enum Trash {
        WITHOUT,
        WITH,
        ONLY
    }

    /** @throws IllegalArgumentException for pages of less than 1 or more than 500 */
    public UserQuery {
        if (pageSize < 1 || pageSize > Connection.PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + Connection.PAGE + " users");
        }
        orders = List.copyOf(orders);
        selected = Set.copyOf(selected);
    }

    /** Those who meet it; instead of a former filter. */
    public UserQuery where(Filter wanted) {
        return new UserQuery(wanted, sought, orders, selected, hasArchived, trash, pageSize);
    }

    /** Those who have this in name or description, or in an address that the caller may read, ignoring case. */
    public UserQuery search(String text) {
        return new UserQuery(filter, text, orders, selected, hasArchived, trash, pageSize);
    }

    public UserQuery orderBy(Order first, Order... others) {
        List<Order> wanted = Stream.concat(Stream.of(first), Stream.of(others)).toList();
        return new UserQuery(filter, sought, wanted, selected, hasArchived, trash, pageSize);
    }

    /** Only these properties, and the id. */
    public UserQuery select(Property<?> first, Property<?>... others) {
        Set<Property<?>> wanted = Property.set(first, others);
        return new UserQuery(filter, sought, orders, wanted, hasArchived, trash, pageSize);
    }

    public UserQuery allowArchived() {
        return new UserQuery(filter, sought, orders, selected, true, trash, pageSize);
    }

    public UserQuery allowDeleted() {
        return new UserQuery(filter, sought, orders, selected, hasArchived, Trash.WITH, pageSize);
    }

    public UserQuery onlyDeleted() {
        return new UserQuery(filter, sought, orders, selected, hasArchived, Trash.ONLY, pageSize);
    }

    public UserQuery withPageSize(int size) {
        return new UserQuery(filter, sought, orders, selected, hasArchived, trash, size);
    }

    /** Everything but which page. */
    Call.Query query() {
        return new Call.Query()
                .and("filter", filter == null ? null : filter.json())
                .and("q", sought)
                .and(
                        "order",
                        orders.isEmpty()
                                ? null
                                : orders.stream().map(Order::word).collect(Collectors.joining(",")))
                .and("select", selected.isEmpty() ? null : names(selected))
                .and("allow_archived", hasArchived ? true : null)
                .and("allow_deleted", trash == Trash.WITHOUT ? null : true)
                .and("allow_normal", trash == Trash.ONLY ? false : null);
    }

    static String names(Set<Property<?>> properties) {
        return properties.stream().map(Property::name).sorted().collect(Collectors.joining(","));
    }
}
