package muster.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest implements StoreContract {
    @TempDir
    Path folder;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqlStore.open(settings());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public SqlStore store() {
        return store;
    }

    @Override
    public DatabaseSettings settings() {
        return new DatabaseSettings.Sqlite(folder.resolve("muster.db"));
    }
}
