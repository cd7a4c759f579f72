package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * One row that a merge changed, and what undoing the merge makes of it.
 *
 * @param field names the row within its merge, for decisions
 * @param what what the row is about, as people call it
 * @param now what it says now; null when it is no more, or when it does not matter
 * @param then what it said before the merge; null likewise
 */
public record UnmergeLine(
        String field,
        MergeLine.Topic topic,
        Outcome outcome,
        String what,
        @Nullable String now,
        @Nullable String then) {

    /** What becomes of the row. */
    public enum Outcome {
        /** Nobody touched it since: it is as it was before the merge. */
        COMES_BACK,
        /** It was changed since, and the caller decides; it is kept as it is now unless told otherwise. */
        CONFLICT,
        /** It was changed since, in a way that leaves nothing to decide: somebody else has it, or it is gone. */
        LOST,
        /** What the merge ended stays ended. */
        STAYS_ENDED,
        /** What came from the old account after the merge, and ends now. */
        ENDS
    }

    /** What to do with a row that was changed since. */
    public enum Decision {
        /** Leave it as it is now. */
        KEEP,
        /** Make it what it was before the merge. */
        RESTORE
    }
}
