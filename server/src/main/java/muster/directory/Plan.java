package muster.directory;

import java.time.Instant;
import java.util.Objects;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.PlanId;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of many accounts, row by row, and how far that has come. Kept for 30 days.
 *
 * @param madeBy null for the host
 * @param madeWith the rank that whoever made it acted with
 * @param name what people call the file that it was made of
 * @param digest SHA-256 of that file in hexadecimal; null where there is none
 * @param source within which external ids count; null for none
 * @param undoes the plan that this one takes back; null for none
 * @param undoneBy the plan that took this one back; null while none did
 * @param barred how many accounts would be suspended or removed
 * @param touchable how many accounts the plan could touch: those of its source, or all of the directory where it has none
 * @param isBraked whether the number of {@code barred} has to be named before it is carried out
 * @param begunAt when somebody began to carry it out; null while nobody has
 * @param finishedAt when nothing was left to do, or it was halted; null before and while it is carried out
 * @param done how many rows were done
 * @param failed how many could not be done
 * @param reached the place of the last row that somebody has come to; 0 before the first
 * @param halted why it was stopped or broke off; null for others
 */
public record Plan(
        PlanId id,
        State state,
        Instant madeAt,
        @Nullable AccountId madeBy,
        Rank madeWith,
        String name,
        @Nullable String digest,
        @Nullable String source,
        @Nullable PlanId undoes,
        @Nullable PlanId undoneBy,
        PlanCounts counts,
        long barred,
        long touchable,
        boolean isBraked,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        long done,
        long failed,
        long reached,
        @Nullable PlanProblem halted) {

    /** How far it has come. */
    public enum State {
        /** Not all of its rows are there yet, or never will be. */
        BEING_MADE,
        OPEN,
        /** Being carried out, unless the server was stopped in the middle: carrying it out again goes on where it was. */
        RUNNING,
        /** Stopped, or broken off: carrying it out again goes on where it was. */
        HALTED,
        DONE,
        /** Done, and taken back by another plan. */
        UNDONE
    }

    /** Whether there is anything to do at all. */
    public boolean isEmpty() {
        return counts.acts() == 0;
    }

    /** Whether nobody carries it out any more, and nobody has taken it back. */
    boolean isOver() {
        return state == State.DONE || state == State.HALTED;
    }

    /** Whether nothing of it was to be done that was not. */
    boolean isDoneAtLeastInPart() {
        return done > 0 || failed == 0 && counts.problems() == 0;
    }

    /** How many rows nobody has come to yet. */
    public long left() {
        return counts.acts() - done - failed;
    }

    static Plan blank(
            PlanId id,
            Instant now,
            Caller caller,
            String name,
            @Nullable String digest,
            @Nullable String source,
            @Nullable PlanId undoes) {
        AccountId by = caller.account();
        return new Plan(
                id,
                State.BEING_MADE,
                now,
                by,
                Objects.requireNonNullElse(caller.rank(), Rank.VIEWER),
                name,
                digest,
                source,
                undoes,
                null,
                PlanCounts.NONE,
                0,
                0,
                false,
                null,
                null,
                0,
                0,
                0,
                null);
    }

    Plan open(PlanCounts all, long barring, long couldTouch, boolean braked) {
        return new Plan(
                id,
                State.OPEN,
                madeAt,
                madeBy,
                madeWith,
                name,
                digest,
                source,
                undoes,
                undoneBy,
                all,
                barring,
                couldTouch,
                braked,
                begunAt,
                finishedAt,
                done,
                failed,
                reached,
                halted);
    }

    Plan begun(Instant now) {
        return new Plan(
                id,
                State.RUNNING,
                madeAt,
                madeBy,
                madeWith,
                name,
                digest,
                source,
                undoes,
                undoneBy,
                counts,
                barred,
                touchable,
                isBraked,
                begunAt == null ? now : begunAt,
                null,
                done,
                failed,
                reached,
                null);
    }

    Plan reached(long place, long nowDone, long nowFailed) {
        return new Plan(
                id,
                state,
                madeAt,
                madeBy,
                madeWith,
                name,
                digest,
                source,
                undoes,
                undoneBy,
                counts,
                barred,
                touchable,
                isBraked,
                begunAt,
                finishedAt,
                done + nowDone,
                failed + nowFailed,
                place,
                halted);
    }

    Plan finished(Instant now) {
        return new Plan(
                id,
                State.DONE,
                madeAt,
                madeBy,
                madeWith,
                name,
                digest,
                source,
                undoes,
                undoneBy,
                counts,
                barred,
                touchable,
                isBraked,
                begunAt,
                now,
                done,
                failed,
                reached,
                null);
    }

    Plan halted(Instant now, PlanProblem why) {
        return new Plan(
                id,
                State.HALTED,
                madeAt,
                madeBy,
                madeWith,
                name,
                digest,
                source,
                undoes,
                undoneBy,
                counts,
                barred,
                touchable,
                isBraked,
                begunAt,
                now,
                done,
                failed,
                reached,
                why);
    }

    /** Nothing of it is to be carried out any more: its rows are about to go. */
    Plan discarded() {
        return new Plan(
                id,
                State.BEING_MADE,
                madeAt,
                madeBy,
                madeWith,
                name,
                digest,
                source,
                undoes,
                undoneBy,
                counts,
                barred,
                touchable,
                isBraked,
                begunAt,
                finishedAt,
                done,
                failed,
                reached,
                halted);
    }

    Plan undone(PlanId by) {
        return new Plan(
                id,
                State.UNDONE,
                madeAt,
                madeBy,
                madeWith,
                name,
                digest,
                source,
                undoes,
                by,
                counts,
                barred,
                touchable,
                isBraked,
                begunAt,
                finishedAt,
                done,
                failed,
                reached,
                halted);
    }
}
