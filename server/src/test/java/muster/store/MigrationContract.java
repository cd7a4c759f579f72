package muster.store;

import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.find;
import static muster.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The schema is laid once, and left alone by programs that do not know it. */
interface MigrationContract extends WithStore {

    private Database database() {
        return switch (settings()) {
            case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), sqlite.readers());
            case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
        };
    }

    private void execute(String sql) throws SQLException {
        try (Database database = database();
                Connection connection = database.plainConnections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    default void openedStoreHasTheNewestSchema() throws SQLException {
        try (Database database = database()) {
            assertThat(Migrations.storedVersion(database))
                    .isEqualTo(Migrations.newest())
                    .isPositive();
        }
    }

    @Test
    default void openingAgainKeepsEverything() {
        add(store(), account(1));
        try (SqlStore again = SqlStore.open(settings())) {
            assertThat(find(again, id(1))).isEqualTo(account(1));
            add(again, account(2));
        }
        assertThat(find(store(), id(2))).isEqualTo(account(2));
    }

    @Test
    default void schemaOfANewerProgramIsRefusedInOneSentence() throws SQLException {
        execute("""
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (99, '99', 'x', 'SQL', 'V99__x.sql', 0, 'x', 0, %s)
                """.formatted(settings() instanceof DatabaseSettings.Postgres ? "true" : "1"));
        assertThatThrownBy(() -> SqlStore.open(settings()))
                .isInstanceOf(SchemaTooNew.class)
                .hasMessage("The database has schema 99 of a newer Muster, and this program knows schemas up to "
                        + Migrations.newest() + " only;" + " start the newer program.");
    }
}
