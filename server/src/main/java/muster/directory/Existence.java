package muster.directory;

/** Whether something was there at some time. */
public enum Existence {
    /** It was made later. */
    NOT_YET,
    THERE,
    /** It had been removed for good. */
    GONE
}
