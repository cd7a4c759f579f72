package muster.cli;

/** What commands tell the shell. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The directory said no, and nothing was changed; or rows of a file cannot be, or were not, carried out. */
    public static final int REFUSED = 1;
    /** The command line makes no sense. */
    public static final int USAGE = 2;
    /** The database or the running server does not answer, or the settings are wrong. */
    public static final int UNAVAILABLE = 3;

    /** A plan was made and has something to do; nothing was changed yet. */
    public static final int DIFFERENCES = 4;

    private ExitCode() {}
}
