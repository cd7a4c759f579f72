package muster.client.arvados;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import muster.client.wire.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a list is to tell. It never changes.
 *
 * @param filters all of which are met
 * @param orders the first one first; none for what was changed last
 * @param selected what each record is to tell; none for everything
 * @param limit how many at once, at most 1000
 * @param offset how many are passed over
 * @param isDistinct whether records that tell the same, by what is selected, are told once
 * @param isCounted whether it is to be told how many there are altogether
 */
public record ListQuery(
        List<Filter> filters,
        List<Order> orders,
        List<Attribute<?>> selected,
        int limit,
        long offset,
        boolean isDistinct,
        boolean isCounted) {
    private static final int MOST = 1_000;

    /** Everything, a thousand at once, not counted. */
    public static final ListQuery ALL = new ListQuery(List.of(), List.of(), List.of(), MOST, 0, false, false);

    /** @throws IllegalArgumentException when the limit is not 0 to 1000, or the offset below 0 */
    public ListQuery {
        if (limit < 0 || limit > MOST || offset < 0) {
            throw new IllegalArgumentException("a limit is 0 to " + MOST + ", and an offset 0 or more");
        }
        filters = List.copyOf(filters);
        orders = List.copyOf(orders);
        selected = List.copyOf(selected);
    }

    /** The same, narrowed by these. */
    public ListQuery where(Filter... more) {
        return where(Arrays.asList(more));
    }

    ListQuery where(List<Filter> more) {
        List<Filter> all = new ArrayList<>(filters);
        all.addAll(more);
        return new ListQuery(all, orders, selected, limit, offset, isDistinct, isCounted);
    }

    public ListQuery orderBy(Order... wanted) {
        return new ListQuery(filters, List.of(wanted), selected, limit, offset, isDistinct, isCounted);
    }

    /** Records that tell this alone. */
    public ListQuery select(Attribute<?>... attributes) {
        return new ListQuery(filters, orders, List.of(attributes), limit, offset, isDistinct, isCounted);
    }

    public ListQuery withLimit(int most) {
        return new ListQuery(filters, orders, selected, most, offset, isDistinct, isCounted);
    }

    public ListQuery withOffset(long passedOver) {
        return new ListQuery(filters, orders, selected, limit, passedOver, isDistinct, isCounted);
    }

    public ListQuery distinct() {
        return new ListQuery(filters, orders, selected, limit, offset, true, isCounted);
    }

    public ListQuery counting() {
        return new ListQuery(filters, orders, selected, limit, offset, isDistinct, true);
    }

    /** @throws IllegalArgumentException when something is selected */
    ListQuery whole() {
        if (!selected.isEmpty()) {
            throw new IllegalArgumentException("groups and links are told whole; only users are selected from");
        }
        return this;
    }

    /** The same along a key, of which each record has to tell where it stands. */
    ListQuery walkingBy(ListKey key) {
        if (!orders.isEmpty() || offset != 0 || limit == 0 || isDistinct || isCounted) {
            throw new IllegalArgumentException(
                    "a walk through everything has its own order, no offset, and neither counts nor is distinct");
        }
        Set<Attribute<?>> told = new LinkedHashSet<>(selected);
        if (!told.isEmpty()) {
            told.addAll(key.columns());
        }
        return new ListQuery(filters, key.orders(), List.copyOf(told), limit, 0, false, false);
    }

    Call.Query parameters() {
        return new Call.Query()
                .and("filters", jsonOf(filters.stream().map(Filter::json)))
                .and("order", jsonOf(orders.stream().map(Order::word)))
                .and("select", names(selected))
                .and("distinct", isDistinct ? true : null)
                .and("limit", limit)
                .and("offset", offset == 0 ? null : offset)
                .and("count", isCounted ? "exact" : "none");
    }

    static @Nullable String names(List<Attribute<?>> attributes) {
        return jsonOf(attributes.stream().map(Attribute::name));
    }

    private static @Nullable String jsonOf(Stream<?> stream) {
        List<?> values = stream.toList();
        return values.isEmpty() ? null : JsonMapper.shared().writeValueAsString(values);
    }
}
