package muster.store;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import muster.directory.Condition;
import muster.model.Account;
import muster.model.Rank;
import org.jdbi.v3.core.Handle;

/**
 * How many accounts are listed, by rank: exact without walking over them. A transaction adds one row of difference for
 * each rank that it touched; the count is the sum of all rows.
 */
final class AccountCounts {
    static final int ROWS_BEFORE_FOLDING = 500;

    private final Handle handle;
    private final AtomicInteger unfolded;
    private final Map<Rank, Long> pending = new EnumMap<>(Rank.class);

    /** @param unfolded how many rows this process has added since it last folded them */
    AccountCounts(Handle handle, AtomicInteger unfolded) {
        this.handle = handle;
        this.unfolded = unfolded;
    }

    void add(Account account) {
        note(account, 1);
    }

    void remove(Account account) {
        note(account, -1);
    }

    void replace(Account before, Account after) {
        if (before.isListed() != after.isListed() || before.rank() != after.rank()) {
            note(before, -1);
            note(after, 1);
        }
    }

    private void note(Account account, long difference) {
        if (account.isListed()) {
            pending.merge(account.rank(), difference, Long::sum);
        }
    }

    /** The ranks whose accounts the condition is about; empty when it takes a look at the accounts. */
    static Optional<Set<Rank>> ranksOf(Condition condition) {
        return switch (condition) {
            case Condition.Everything _ -> Optional.of(Set.of(Rank.values()));
            case Condition.HasRank(var ranks) -> Optional.of(ranks);
            default -> Optional.empty();
        };
    }

    long of(Set<Rank> ranks) {
        flush();
        Map<Integer, Long> sums = new HashMap<>();
        handle.createQuery("select rank, sum(delta) as delta from account_count group by rank")
                .map((set, _) -> Map.entry(set.getInt("rank"), set.getLong("delta")))
                .forEach(row -> sums.put(row.getKey(), row.getValue()));
        return ranks.stream()
                .mapToLong(rank -> sums.getOrDefault(Weights.of(rank), 0L))
                .sum();
    }

    /** Writes down what this transaction changed; before its end, and before it counts. */
    void flush() {
        pending.forEach((rank, difference) -> {
            if (difference != 0) {
                insert(Weights.of(rank), difference);
                unfolded.incrementAndGet();
            }
        });
        pending.clear();
    }

    /** What is not written down yet. */
    Map<Rank, Long> pending() {
        return pending.isEmpty() ? Map.of() : new EnumMap<>(pending);
    }

    /** After a part of the transaction was undone: what it wrote down itself is gone with it. */
    void takeBackTo(Map<Rank, Long> before) {
        pending.clear();
        pending.putAll(before);
    }

    /** Makes one row of many, now and then; called at the end of a transaction. */
    void foldWhenDue() {
        int rows = unfolded.get();
        if (rows < ROWS_BEFORE_FOLDING || !unfolded.compareAndSet(rows, 0)) {
            return;
        }
        // Only rows that this statement deletes itself are added up, whatever another node folds meanwhile.
        Map<Integer, Long> sums = new HashMap<>();
        handle.createQuery("delete from account_count returning rank, delta")
                .map((set, _) -> Map.entry(set.getInt("rank"), set.getLong("delta")))
                .list()
                .forEach(row -> sums.merge(row.getKey(), row.getValue(), Long::sum));
        sums.forEach(this::insert);
    }

    private void insert(int weight, long difference) {
        handle.createUpdate("insert into account_count (rank, delta) values (:rank, :delta)")
                .bind("rank", weight)
                .bind("delta", difference)
                .execute();
    }
}
