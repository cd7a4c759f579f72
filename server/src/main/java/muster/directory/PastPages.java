package muster.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import muster.model.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A page of those of whom something was so, sifted from those of whom it may have been.
 *
 * @param more whether there are others after these
 */
record PastPages(List<AccountId> shown, boolean more) {
    private static final int LEAST_AT_ONCE = 100;
    private static final int MOST_AT_ONCE = 1_000;

    /**
     * @param after where the page before ended; null begins
     * @param some candidates behind one of them, at most so many, in the order of ids
     * @param id of a candidate
     * @param sift those of the candidates who count, in the same order
     */
    static <C> PastPages page(
            @Nullable AccountId after,
            int limit,
            BiFunction<@Nullable AccountId, Integer, List<C>> some,
            Function<C, AccountId> id,
            Function<List<C>, List<AccountId>> sift) {
        int atOnce = Math.clamp(limit + 1L, LEAST_AT_ONCE, MOST_AT_ONCE);
        List<AccountId> found = new ArrayList<>();
        AccountId beyond = after;
        List<C> candidates;
        do {
            candidates = some.apply(beyond, atOnce);
            found.addAll(sift.apply(candidates));
            beyond = candidates.isEmpty() ? beyond : id.apply(candidates.getLast());
        } while (found.size() <= limit && candidates.size() == atOnce);
        return new PastPages(List.copyOf(found.subList(0, Math.min(limit, found.size()))), found.size() > limit);
    }
}
