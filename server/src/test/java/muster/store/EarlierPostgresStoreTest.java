package muster.store;

import org.junit.jupiter.api.BeforeAll;

/** Two databases serve all tests, since making one takes longer than emptying it. */
final class EarlierPostgresStoreTest implements EarlierStoreContract {
    private static DatabaseSettings first;
    private static DatabaseSettings second;

    @BeforeAll
    static void makeDatabases() {
        first = TestPostgres.emptyDatabase();
        second = TestPostgres.emptyDatabase();
    }

    private static DatabaseSettings emptied(DatabaseSettings settings) {
        EarlierStore.execute(settings, "drop schema public cascade");
        EarlierStore.execute(settings, "create schema public");
        return settings;
    }

    @Override
    public DatabaseSettings empty() {
        return emptied(first);
    }

    @Override
    public DatabaseSettings otherEmpty() {
        return emptied(second);
    }
}
