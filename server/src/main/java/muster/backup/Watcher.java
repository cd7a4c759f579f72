package muster.backup;

/** Hears now and then how far something long has come. */
@FunctionalInterface
public interface Watcher {
    /** Nobody watches. */
    Watcher NOBODY = (_, _) -> {};

    /**
     * @param table in hand
     * @param rows done so far, of all tables together
     */
    void at(String table, long rows);
}
