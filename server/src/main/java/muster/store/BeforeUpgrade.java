package muster.store;

/** Is told before the tables of a directory that is there already are changed. */
@FunctionalInterface
public interface BeforeUpgrade {
    /** For databases that nobody would miss, such as those of tests and measurements. */
    BeforeUpgrade NOTHING = (_, _) -> {};

    /**
     * Whatever it throws keeps the tables as they are.
     *
     * @param stored the schema that the database has
     * @param newest the schema that it will get
     */
    void from(int stored, int newest);
}
