package muster.directory;

/** What a row of a plan does, in one word: the gravest of what it does. */
public enum PlanKind {
    ADDED,
    CHANGED,
    /** Disabled or archived, whatever else changes. */
    SUSPENDED,
    /** To the trash; a group, lane or agreement for good. */
    REMOVED,
    /** Out of the trash, or no longer disabled or archived, whatever else changes. */
    BROUGHT_BACK,
    UNCHANGED,
    /** Nothing is done; somebody has to mend the file, or decide. */
    PROBLEM
}
