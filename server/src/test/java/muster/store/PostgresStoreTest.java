package muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import muster.directory.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostgresStoreTest implements StoreContract {
    private DatabaseSettings.Postgres settings;
    private SqlStore store;

    @BeforeEach
    void open() {
        settings = TestPostgres.database();
        store = SqlStore.open(settings);
    }

    @AfterEach
    void close() {
        store.close();
        TestPostgres.giveBack(settings);
    }

    @Override
    public SqlStore store() {
        return store;
    }

    @Override
    public DatabaseSettings settings() {
        return settings;
    }

    @Test
    void emptyDatabaseIsGivenTheSchema() {
        try (SqlStore fresh = SqlStore.open(TestPostgres.emptyDatabase())) {
            Samples.add(fresh, Samples.account(1));
            assertThat(Samples.find(fresh, Samples.id(1)).username().value()).isEqualTo("user1");
        }
    }

    @Test
    void serverThatIsNotThereIsUnavailable() {
        var nobody = new DatabaseSettings.Postgres("jdbc:postgresql://localhost:1/none", "x", "y", 1);
        assertThatThrownBy(() -> SqlStore.open(nobody)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void connectionsCutByTheServerAreUnavailableOnceAndThenReplaced() throws SQLException {
        store.ping();
        try (Connection connection = DriverManager.getConnection(settings.url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> store.write(w -> {
                        w.accounts().add(Samples.account(1));
                        cutOthers(statement);
                        return w.accounts().hasAny();
                    }))
                    .isInstanceOf(StoreUnavailable.class);
        }
        assertThat(store.<Boolean>read(r -> r.accounts().hasAny())).isFalse();
        Samples.add(store, Samples.account(1));
        assertThat(store.<Boolean>read(r -> r.accounts().hasAny())).isTrue();
    }

    private static void cutOthers(Statement statement) {
        try {
            statement.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void settingsShowNoPassword() {
        assertThat(settings.toString()).isEqualTo("Postgres[hidden]");
    }
}
