package muster.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class EarlierSqliteStoreTest implements EarlierStoreContract {
    @TempDir
    Path folder;

    @Override
    public DatabaseSettings empty() {
        return new DatabaseSettings.Sqlite(folder.resolve("empty.db"));
    }

    @Override
    public DatabaseSettings otherEmpty() {
        return new DatabaseSettings.Sqlite(folder.resolve("other.db"));
    }
}
