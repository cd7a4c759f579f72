package muster.directory;

/** Which rows of a plan somebody wants to see. */
public enum PlanView {
    ALL,
    /** What is to be done, and problems. */
    DIFFERENCES,
    PROBLEMS,
    /** What could not be done. */
    FAILED
}
