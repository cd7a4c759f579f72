package muster.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteStoreTest implements StoreContract {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private SqlStore store;

    @BeforeAll
    static void laySchemaOnce() {
        SqlStore.open(new DatabaseSettings.Sqlite(shared.resolve("template.db")))
                .close();
    }

    @BeforeEach
    void open() throws IOException {
        Files.copy(shared.resolve("template.db"), folder.resolve("muster.db"));
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

    @Override
    public DatabaseSettings emptySettings() {
        return new DatabaseSettings.Sqlite(folder.resolve("empty.db"));
    }
}
