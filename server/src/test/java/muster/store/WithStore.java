package muster.store;

/** A test with an empty store, fresh for each method. */
interface WithStore {
    SqlStore store();

    /** What the store was opened with, to open it once more. */
    DatabaseSettings settings();
}
