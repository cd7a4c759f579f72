package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import muster.model.AccountId;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Plans that were shown and may be carried out, in this process alone: for half an hour, and so many rows in all; the oldest
 * go first. Whoever comes too late plans the same file again.
 */
final class KeptPlans {
    private static final Duration KEPT_FOR = Duration.ofMinutes(30);
    static final int MOST_ROWS = 100_000;

    private final InstantSource clock;
    private final Map<Whose, Kept> kept = new LinkedHashMap<>();

    KeptPlans(InstantSource clock) {
        this.clock = clock;
    }

    /** @param account null for the host */
    private record Whose(@Nullable AccountId account, String digest) {}

    /** One plan, and what became of it. */
    static final class Kept {
        private final ImportPlan plan;
        private final Instant until;
        private final ReentrantLock turn = new ReentrantLock();
        private volatile int done;
        private volatile @Nullable ImportReport report;

        private Kept(ImportPlan plan, Instant until) {
            this.plan = plan;
            this.until = until;
        }

        ImportPlan plan() {
            return plan;
        }

        /** Held while the plan is carried out, so that of two who ask at once the second gets the first one's report. */
        ReentrantLock turn() {
            return turn;
        }

        int done() {
            return done;
        }

        void setDone(int rows) {
            done = rows;
        }

        @Nullable
        ImportReport report() {
            return report;
        }

        void setReport(ImportReport made) {
            report = made;
        }
    }

    synchronized void keep(Caller caller, ImportPlan plan) {
        forgetOld();
        Whose whose = new Whose(caller.account(), plan.digest());
        kept.remove(whose);
        kept.put(whose, new Kept(plan, clock.instant().plus(KEPT_FOR)));
        long rows = kept.values().stream()
                .mapToLong(each -> each.plan().rows().size())
                .sum();
        Iterator<Kept> oldest = kept.values().iterator();
        while (rows > MOST_ROWS && oldest.hasNext()) {
            rows -= oldest.next().plan().rows().size();
            oldest.remove();
        }
    }

    synchronized Optional<Kept> find(Caller caller, String digest) {
        forgetOld();
        return Optional.ofNullable(kept.get(new Whose(caller.account(), digest)));
    }

    private void forgetOld() {
        Instant now = clock.instant();
        kept.values().removeIf(each -> !each.until.isAfter(now) && !each.turn.isLocked());
    }
}
