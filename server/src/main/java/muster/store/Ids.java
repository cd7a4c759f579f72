package muster.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Several ids bound as one text, so that statements about 3 and about 300 accounts are the same statement. */
final class Ids {
    private static final int MOST_AT_ONCE = 1_000;

    private Ids() {}

    static String joined(Collection<?> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    static <T> List<List<T>> portions(Collection<T> ids) {
        List<T> all = List.copyOf(ids);
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            portions.add(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
        return portions;
    }
}
