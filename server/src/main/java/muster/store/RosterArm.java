package muster.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk along a range of an index, which finds accounts, as {@code a}, in the order of what the index holds.
 *
 * @param leading what all of them have in common as the first value of their order; null when the first key is that
 * @param index the table with the index to walk
 * @param join what leads from there to the account; empty where the index is the account's own
 * @param range the range of the index, asked of the index alone
 * @param where what else makes it this walk
 * @param keys the values of the order as the index has them, without the leading one
 * @param id the account's id as the index has it
 * @param least for a first key that is computed: the least that it is here. Then this is the range, because SQLite finds
 *     nothing but plain comparisons in an index of what is computed
 * @param isSparse whether most of what is walked may not be met
 */
record RosterArm(
        @Nullable Long leading,
        String index,
        String join,
        String range,
        String where,
        List<String> keys,
        String id,
        @Nullable Long least,
        boolean isSparse) {
    RosterArm {
        keys = List.copyOf(keys);
    }

    /** All values of the order, as columns {@code k0}, {@code k1} and so on. */
    String columns() {
        StringBuilder columns = new StringBuilder(id + " as id");
        int number = 0;
        if (leading != null) {
            columns.append(", ").append(leading).append(" as k").append(number++);
        }
        for (String key : keys) {
            columns.append(", ").append(key).append(" as k").append(number++);
        }
        return columns.toString();
    }

    /** As the index has it, so that nothing is sorted. */
    String order(String direction) {
        StringBuilder order = new StringBuilder(" order by ");
        keys.forEach(key -> order.append(key).append(direction).append(", "));
        return order.append(id).append(direction).toString();
    }
}
