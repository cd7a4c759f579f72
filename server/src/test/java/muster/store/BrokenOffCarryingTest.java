package muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import muster.backup.BackupRefused;
import muster.backup.EmbeddedTarget;
import muster.backup.Move;
import muster.backup.TableSum;
import muster.backup.Watcher;
import muster.directory.Store;
import muster.directory.StoreUnavailable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filling a database ends in the middle, and what was there before is there afterwards; a second attempt succeeds. */
class BrokenOffCarryingTest {
    private static final String FIRST_TABLE = "access_grant";
    private static final String LATE_TABLE = "site_fact";

    @TempDir
    Path folder;

    private DatabaseSettings.Sqlite source;
    private Path backup;
    private List<TableSum> sums;

    @BeforeEach
    void fillASource() throws SQLException, IOException {
        source = new DatabaseSettings.Sqlite(folder.resolve("source.db"));
        SqlStore.open(source).close();
        StrangeRows.fill(source);
        backup = folder.resolve("backup");
        sums = Carried.backUp(source, backup);
    }

    private static DatabaseSettings laid() throws SQLException {
        DatabaseSettings target = TestPostgres.emptyDatabase();
        SqlStore.open(target).close();
        return target;
    }

    private void kill(DatabaseSettings target, String end) throws IOException, InterruptedException {
        assertThat(KilledCarrier.run(backup, target, end)).isEqualTo(KilledCarrier.KILLED);
    }

    @Test
    void postgresThatAKilledRestorationWasFillingIsFilledByTheNext() throws Exception {
        for (String end : List.of(FIRST_TABLE, LATE_TABLE, KilledCarrier.AT_THE_END)) {
            DatabaseSettings target = TestPostgres.emptyDatabase();
            kill(target, end);
            Carried.restore(backup, target);
            SqlStore.open(target).close();
            assertThat(Carried.withoutWhatEnds(Carried.sums(target))).isEqualTo(Carried.withoutWhatEnds(sums));
        }
    }

    @Test
    void nothingServesOrBacksUpADirectoryWhoseRestorationWasKilled() throws Exception {
        DatabaseSettings target = TestPostgres.emptyDatabase();
        kill(target, KilledCarrier.AT_THE_END);
        assertThatThrownBy(() -> SqlStore.open(target))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("Filling the database was broken off before its end; restore or move into it again.");
        assertThatThrownBy(() -> Carried.sums(target))
                .isInstanceOf(CannotCarry.class)
                .hasMessageStartingWith("Filling the database was broken off");
    }

    @Test
    void fileThatAKilledRestorationWasFillingHasNoNameYetAndMakesWay() throws Exception {
        Path file = folder.resolve("muster.db");
        for (String end : List.of(FIRST_TABLE, LATE_TABLE, KilledCarrier.AT_THE_END)) {
            try (EmbeddedTarget target = EmbeddedTarget.at(file)) {
                kill(target.settings(), end);
                assertThat(((DatabaseSettings.Sqlite) target.settings()).file()).exists();
            }
        }
        kill(new DatabaseSettings.Sqlite(folder.resolve("muster.db.filling")), LATE_TABLE);
        assertThat(file).doesNotExist();
        try (EmbeddedTarget target = EmbeddedTarget.at(file)) {
            Carried.restore(backup, target.settings());
            target.keep();
        }
        assertThat(Carried.withoutWhatEnds(Carried.sums(new DatabaseSettings.Sqlite(file))))
                .isEqualTo(Carried.withoutWhatEnds(sums));
    }

    @Test
    void killedMoveLeavesTheSourceAndIsMadeAnew() throws Exception {
        byte[] before = Files.readAllBytes(source.file());
        DatabaseSettings target = TestPostgres.emptyDatabase();
        for (String end : List.of(FIRST_TABLE, LATE_TABLE)) {
            assertThat(KilledCarrier.run(source.file(), target, end)).isEqualTo(KilledCarrier.KILLED);
        }
        assertThat(source.file()).hasBinaryContent(before);
        assertThat(Move.carry(source, target, Watcher.NOBODY)).isEqualTo(sums);
        assertThat(Move.done(source, target)).contains(sums);
    }

    @Test
    void moveFromUnderAServerThatWasStartedMeanwhileIsRefused() throws Exception {
        DatabaseSettings left = TestPostgres.emptyDatabase();
        Move.carry(source, left, Watcher.NOBODY);
        DatabaseSettings target = TestPostgres.emptyDatabase();
        Deque<Store> started = new ArrayDeque<>();
        Watcher starting = (_, _) -> {
            if (started.isEmpty()) {
                started.push(SqlStore.open(left));
            }
        };
        assertThatThrownBy(() -> Move.carry(left, target, starting))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("was started on the database meanwhile");
        started.pop().close();
        assertThat(Move.done(left, target)).isEmpty();
        assertThat(Move.carry(left, target, Watcher.NOBODY)).isEqualTo(sums);
    }

    @Test
    void moveIsNotDoneWhileAnythingDiffers() throws Exception {
        DatabaseSettings target = TestPostgres.emptyDatabase();
        assertThat(Move.done(source, target)).isEmpty();
        SqlStore.open(target).close();
        assertThat(Move.done(source, target)).isEmpty();
        Move.carry(source, target, Watcher.NOBODY);
        Carried.execute(target, "update account set description = 'another' where id = (select min(id) from account)");
        assertThat(Move.done(source, target)).isEmpty();
    }

    @Test
    void tablesThatWereLaidHalfWayAreLaidToTheEnd() throws SQLException, IOException {
        DatabaseSettings target = TestPostgres.emptyDatabase();
        Migrations.bringUpTo(PlainDatabase.of(target), 5);
        Carried.restore(backup, target);
        assertThat(Carried.number(target, "select count(*) from account")).isEqualTo(StrangeRows.ROWS);
    }

    @Test
    void onlyOneFillsADatabaseAtATime() throws SQLException, IOException {
        DatabaseSettings target = TestPostgres.emptyDatabase();
        try (Loading _ = Loading.into(target, Migrations.newest())) {
            assertThatThrownBy(() -> Carried.restore(backup, target))
                    .isInstanceOf(CannotCarry.class)
                    .hasMessage("Somebody else fills the database at this moment.");
        }
        Carried.restore(backup, target);
    }

    @Test
    void whoMightReadTheTablesMayStillDoSoWhenARestorationFails() throws SQLException, IOException {
        DatabaseSettings target = laid();
        Carried.execute(target, "drop role if exists reporter");
        Carried.execute(target, "create role reporter");
        Carried.execute(target, "grant usage on schema public to reporter");
        Carried.execute(target, "grant select on account to reporter with grant option");
        Carried.execute(target, "grant insert on event to public");
        byte[] whole = Files.readAllBytes(backup);
        Path damaged = Files.write(folder.resolve("damaged"), Arrays.copyOf(whole, whole.length - 40));
        assertThatThrownBy(() -> Carried.restore(damaged, target)).hasMessageContaining("damaged");
        assertThat(privileges(target)).isEqualTo(4);
        assertThatThrownBy(() -> Carried.restore(backup, target, () -> {
                    throw new IllegalStateException("no room for the key");
                }))
                .hasMessage("no room for the key");
        assertThat(privileges(target)).isEqualTo(4);
        assertThat(Carried.number(target, "select count(*) from account")).isZero();
        Carried.execute(target, "drop owned by reporter");
        Carried.execute(target, "drop role reporter");
    }

    private static long privileges(DatabaseSettings target) throws SQLException {
        return Carried.number(target, """
                select (case when has_schema_privilege('reporter', current_schema(), 'usage') then 1 else 0 end)
                     + (case when has_table_privilege('reporter', 'account', 'select with grant option') then 1 else 0 end)
                     + (case when has_table_privilege('reporter', 'event', 'insert') then 1 else 0 end)
                     + (case when has_table_privilege('reporter', 'account', 'insert') then 0 else 1 end)
                """);
    }

    @Test
    void fullDiskIsToldAsSuch() throws SQLException {
        DatabaseSettings.Sqlite small = new DatabaseSettings.Sqlite(folder.resolve("small.db"));
        SQLException full = org.junit.jupiter.api.Assertions.assertThrows(SQLException.class, () -> {
            try (var connection = PlainDatabase.of(small).plainConnections().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("pragma max_page_count = 4");
                statement.execute("create table t (x text)");
                statement.execute("insert into t values (hex(zeroblob(100000)))");
            }
        });
        assertThat(CarryingTrouble.of("The database cannot be filled", full))
                .hasMessage("The database cannot be filled: there is no room left on its disk.");
        assertThat(CarryingTrouble.of(
                        "The database cannot be filled", new SQLException("could not extend file\nHint: x", "53100")))
                .hasMessage("The database cannot be filled: there is no room left on its disk.");
    }
}
