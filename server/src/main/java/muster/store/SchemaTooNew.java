package muster.store;

/** The database was written by a newer program, which this one must not touch. */
public final class SchemaTooNew extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaTooNew(int stored, int known) {
        super("The database has schema " + stored + " of a newer Muster, and this program knows schemas up to " + known
                + " only; start the newer program.");
    }
}
