package muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import muster.directory.Directory;
import muster.directory.StoreUnavailable;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
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

    @Override
    public DatabaseSettings emptySettings() {
        return TestPostgres.emptyDatabase();
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

    @Test
    void unavailabilityDoesNotTellWhatWasWritten() throws SQLException {
        store.ping();
        try (Connection connection = DriverManager.getConnection(settings.url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            Throwable thrown = catchThrowable(() -> store.write(w -> {
                cutOthers(statement);
                w.accounts().add(Samples.account(1, "secret-name", Profile.ofNames("secret-given", null), Rank.VIEWER));
                return w.accounts().hasAny();
            }));
            assertThat(thrown).isInstanceOf(StoreUnavailable.class);
            assertThat(Samples.messages(thrown)).doesNotContain("secret");
        }
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

    /** Each of two takes himself to be the other's other administrator, unless he sees what the lock has let through. */
    @Test
    void lastAdministratorStaysWhateverIsolationTheServerGivesByItself() throws SQLException {
        DatabaseSettings.Postgres strict = TestPostgres.emptyDatabase();
        String name = strict.url().substring(strict.url().lastIndexOf('/') + 1);
        try (Connection connection = DriverManager.getConnection(strict.url(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + name + " set default_transaction_isolation = 'repeatable read'");
        }
        try (SqlStore opened = SqlStore.open(strict)) {
            Directory directory = SharingContract.Site.over(opened).directory();
            Caller host = Caller.host("test");
            AccountId first = directory
                    .accounts()
                    .findByUsername(host, Username.parse("first"))
                    .account()
                    .id();
            AccountId second = directory
                    .admissions()
                    .create(host, SharingContract.Site.wanted("second", Rank.ADMINISTRATOR))
                    .id();
            for (int round = 0; round < 10; round++) {
                List<Object> outcomes = SharingContract.outcomes(
                        2, person -> () -> directory.accounts().disable(host, person == 0 ? first : second));
                assertThat(outcomes).containsExactlyInAnyOrder("done", new Failure.LastAdministrator());
                directory.accounts().enable(host, first);
                directory.accounts().enable(host, second);
            }
        }
    }

    @Test
    void settingsShowNoPassword() {
        assertThat(settings.toString()).isEqualTo("Postgres[hidden]");
    }
}
