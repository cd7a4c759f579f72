package muster.store;

import static muster.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import muster.directory.MergeReader;
import org.junit.jupiter.api.Test;

/** Of merges that earlier versions did, lists tell whether they can be undone without reading what was kept. */
interface MergeUpgradeContract extends WithStore {
    /** A database without any schema. */
    DatabaseSettings emptySettings();

    private static Database database(DatabaseSettings settings) {
        return switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
    }

    private static void run(DatabaseSettings settings, String... statements) throws SQLException {
        try (Database database = database(settings);
                Connection connection = database.plainConnections().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static String merge(int number, String document) {
        return """
                insert into merge_record (id, old_account, into_account, redirected, merged_at, undo_until, document)
                values ('%s', '%s', '%s', 1, %d, 9, '%s')
                """.formatted(id(number), id(number), id(9), number, document);
    }

    @Test
    default void whetherAMergeCanBeUndoneIsKnownWithoutItsTrace() throws SQLException {
        DatabaseSettings settings = emptySettings();
        try (Database database = database(settings)) {
            Migrations.bringUpTo(database, 7);
        }
        run(settings, merge(1, "{\"format\":1}"), merge(2, "{}"));
        SqlStore.open(settings).close();
        run(settings, "update merge_record set document = ''");
        try (SqlStore store = SqlStore.open(settings)) {
            List<MergeReader.Listed> merges =
                    store.read(reading -> reading.merges().of(id(9), 10));
            assertThat(merges).extracting(MergeReader.Listed::traced).containsExactly(false, true);
        }
    }
}
