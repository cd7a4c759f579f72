package muster.directory;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import muster.directory.Transactions.Work;
import muster.model.Failure;
import muster.model.MergeLine.Topic;
import muster.model.Refused;
import muster.model.UnmergeLine;
import muster.model.UnmergeLine.Decision;
import muster.model.UnmergeLine.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One row of an undoing: what is told of it, and how it is done.
 *
 * @param restore makes the row what it was
 * @param keep what is left to do when the row stays as it is now
 */
record UndoStep(UnmergeLine line, Consumer<Work> restore, Consumer<Work> keep) {
    private static final String CHANGED_MEANWHILE =
            "What the merge moved was changed in the meantime, so nothing was undone; look at it again and repeat.";

    private static final Consumer<Work> NOTHING = _ -> {};

    static UndoStep back(String field, Topic topic, String what, Consumer<Work> restore) {
        return new UndoStep(new UnmergeLine(field, topic, Outcome.COMES_BACK, what, null, null), restore, NOTHING);
    }

    static UndoStep conflict(
            String field,
            Topic topic,
            String what,
            @Nullable String now,
            @Nullable String then,
            Consumer<Work> restore) {
        return conflict(field, topic, what, now, then, restore, NOTHING);
    }

    static UndoStep conflict(
            String field,
            Topic topic,
            String what,
            @Nullable String now,
            @Nullable String then,
            Consumer<Work> restore,
            Consumer<Work> keep) {
        return new UndoStep(new UnmergeLine(field, topic, Outcome.CONFLICT, what, now, then), restore, keep);
    }

    /** @param now who has it; null when it is no more */
    static UndoStep lost(String field, Topic topic, String what, @Nullable String now) {
        return new UndoStep(new UnmergeLine(field, topic, Outcome.LOST, what, now, null), NOTHING, NOTHING);
    }

    static UndoStep staysEnded(String field, Topic topic, String what) {
        return new UndoStep(new UnmergeLine(field, topic, Outcome.STAYS_ENDED, what, null, null), NOTHING, NOTHING);
    }

    static UndoStep ends(String field, Topic topic, String what, Consumer<Work> end) {
        return new UndoStep(new UnmergeLine(field, topic, Outcome.ENDS, what, null, null), end, NOTHING);
    }

    /**
     * A row that was locked, which somebody else may have changed between the look that the steps come from and the lock.
     *
     * @param asSeen whether it is still what the step was decided by
     * @throws Refused {@link Failure.ChangedMeanwhile} when it is not, or is no more
     */
    static <T> T unchanged(Optional<T> locked, Predicate<T> asSeen) {
        return locked.filter(asSeen).orElseThrow(() -> new Refused(new Failure.ChangedMeanwhile(CHANGED_MEANWHILE, 0)));
    }

    void carryOut(Work work, Decision decision) {
        boolean restores = line.outcome() != Outcome.CONFLICT || decision == Decision.RESTORE;
        (restores ? restore : keep).accept(work);
    }
}
