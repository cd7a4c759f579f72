package muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import muster.backup.BackupRefused;
import muster.backup.Move;
import muster.backup.TableSum;
import muster.backup.Watcher;
import muster.directory.StoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole directory goes from one database to another, through a file or directly, and comes out as it went in. */
class CarryingTest {
    @TempDir
    Path folder;

    private DatabaseSettings.Sqlite sqlite(String name) {
        return new DatabaseSettings.Sqlite(folder.resolve(name));
    }

    private DatabaseSettings.Sqlite strange() throws SQLException {
        DatabaseSettings.Sqlite settings = sqlite("strange.db");
        SqlStore.open(settings).close();
        StrangeRows.fill(settings);
        return settings;
    }

    private static List<TableShape> shapes(DatabaseSettings settings) throws SQLException {
        SqlStore.open(settings).close();
        PlainDatabase database = PlainDatabase.of(settings);
        try (Connection connection = database.plainConnections().getConnection()) {
            return Tables.of(connection, database.catalogue());
        }
    }

    private static long tablesIn(DatabaseSettings settings) throws SQLException {
        return Carried.number(
                settings, "select count(*) from information_schema.tables where table_schema = current_schema()");
    }

    @Test
    void bothDatabasesTellTheSameTablesInTheSameOrder() throws SQLException {
        List<TableShape> tables = shapes(sqlite("empty.db"));
        assertThat(tables).isEqualTo(shapes(TestPostgres.emptyDatabase()));
        assertThat(tables).extracting(TableShape::name).contains("account", "event", "site_fact", "credential");
        assertThat(tables.stream().map(TableShape::name).toList().indexOf("account"))
                .isLessThan(tables.stream().map(TableShape::name).toList().indexOf("account_email"));
    }

    @Test
    void schemaComesWithRowsInNoOtherTableThanIsKnown() throws SQLException {
        DatabaseSettings fresh = sqlite("fresh.db");
        for (TableShape table : shapes(fresh)) {
            assertThat(Carried.number(fresh, "select count(*) from " + table.name()) > 0)
                    .as(table.name())
                    .isEqualTo(Loading.isLaid(table));
        }
    }

    @Test
    void everyRowOfEveryTableGoesToPostgresAndBack() throws SQLException, IOException {
        DatabaseSettings source = strange();
        DatabaseSettings between = TestPostgres.emptyDatabase();
        DatabaseSettings back = sqlite("back.db");
        List<TableSum> sums = Carried.sums(source);
        assertThat(sums).allMatch(sum -> sum.rows() == StrangeRows.ROWS);
        assertThat(Move.carry(source, between, Watcher.NOBODY)).isEqualTo(sums);
        assertThat(Carried.sums(between)).isEqualTo(sums);
        assertThat(Move.carry(between, back, Watcher.NOBODY)).isEqualTo(sums);
        assertThat(Carried.sums(back)).isEqualTo(sums);
    }

    @Test
    void indexesAreThereAfterwards() throws SQLException, IOException {
        DatabaseSettings target = TestPostgres.emptyDatabase();
        DatabaseSettings laid = TestPostgres.emptyDatabase();
        SqlStore.open(laid).close();
        Move.carry(strange(), target, Watcher.NOBODY);
        String indexes =
                "select count(*) from pg_indexes where schemaname = current_schema() and indexdef like '%%%s%%'";
        for (String kind : List.of("CREATE UNIQUE INDEX", "CREATE INDEX", "WHERE")) {
            assertThat(Carried.number(target, indexes.formatted(kind)))
                    .isEqualTo(Carried.number(laid, indexes.formatted(kind)))
                    .isPositive();
        }
    }

    @Test
    void backupOfEachDatabaseIsRestoredIntoTheOther() throws SQLException, IOException {
        DatabaseSettings source = strange();
        DatabaseSettings postgres = TestPostgres.emptyDatabase();
        DatabaseSettings back = sqlite("back.db");
        List<TableSum> sums = Carried.withoutWhatEnds(Carried.backUp(source, folder.resolve("one")));
        Carried.restore(folder.resolve("one"), postgres);
        assertThat(Carried.withoutWhatEnds(Carried.backUp(postgres, folder.resolve("two"))))
                .isEqualTo(sums);
        Carried.restore(folder.resolve("two"), back);
        assertThat(Carried.withoutWhatEnds(Carried.sums(back))).isEqualTo(sums);
    }

    @Test
    void backupOfAnEarlierSchemaIsBroughtUpToDate() throws SQLException, IOException {
        DatabaseSettings old = sqlite("old.db");
        Migrations.bringUpTo(PlainDatabase.of(old), 1);
        StrangeRows.fill(old);
        // The next schemas number them, which says nothing of so many at once.
        Carried.execute(old, "delete from signature");
        Carried.backUp(old, folder.resolve("backup"));
        for (DatabaseSettings target : List.of(sqlite("new.db"), TestPostgres.emptyDatabase())) {
            assertThat(Carried.restore(folder.resolve("backup"), target).head().schema())
                    .isEqualTo(1);
            assertThat(Migrations.storedVersion(PlainDatabase.of(target))).isEqualTo(Migrations.newest());
            assertThat(Carried.number(target, "select count(*) from account")).isEqualTo(StrangeRows.ROWS);
        }
    }

    @Test
    void databaseThatIsNotEmptyIsLeftAsItIs() throws SQLException, IOException {
        Carried.backUp(strange(), folder.resolve("backup"));
        DatabaseSettings used = TestPostgres.emptyDatabase();
        SqlStore.open(used).close();
        Carried.execute(used, "insert into site_fact (name, value) values ('x', 'y')");
        DatabaseSettings foreign = TestPostgres.emptyDatabase();
        Carried.execute(foreign, "create table other (id text)");
        DatabaseSettings file = sqlite("used.db");
        SqlStore.open(file).close();
        for (DatabaseSettings target : List.of(used, foreign, file)) {
            assertThatThrownBy(() -> Carried.restore(folder.resolve("backup"), target))
                    .isInstanceOf(CannotCarry.class)
                    .hasMessageEndingWith("; it takes an empty one.");
        }
        assertThat(Carried.number(used, "select count(*) from site_fact")).isEqualTo(1);
        assertThat(tablesIn(foreign)).isEqualTo(1);
    }

    @Test
    void databaseWithTheSchemaAndNothingInItIsEmpty() throws SQLException, IOException {
        Carried.backUp(strange(), folder.resolve("backup"));
        DatabaseSettings laid = TestPostgres.emptyDatabase();
        SqlStore.open(laid).close();
        Carried.restore(folder.resolve("backup"), laid);
        assertThat(Carried.number(laid, "select count(*) from account")).isEqualTo(StrangeRows.ROWS);
    }

    @Test
    void databaseIsAsItWasWhenWhatFollowsTheRowsFails() throws SQLException, IOException {
        Path file = folder.resolve("backup");
        DatabaseSettings old = sqlite("old.db");
        Migrations.bringUpTo(PlainDatabase.of(old), 1);
        Carried.backUp(old, file);
        DatabaseSettings laid = TestPostgres.emptyDatabase();
        Migrations.bringUpTo(PlainDatabase.of(laid), 1);
        for (DatabaseSettings target : List.of(laid, TestPostgres.emptyDatabase())) {
            assertThatThrownBy(() -> Carried.restore(file, target, () -> {
                        throw new IllegalStateException("no room for the key");
                    }))
                    .hasMessage("no room for the key");
            Carried.restore(file, target);
        }
    }

    @Test
    void databaseIsEmptyAgainWhenTheBackupTurnsOutToBeDamaged() throws SQLException, IOException {
        Path backup = folder.resolve("backup");
        Carried.backUp(strange(), backup);
        byte[] whole = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(whole, whole.length - 40));
        DatabaseSettings target = TestPostgres.emptyDatabase();
        assertThatThrownBy(() -> Carried.restore(backup, target)).isInstanceOf(BackupRefused.class);
        assertThat(tablesIn(target)).isZero();
    }

    @Test
    void rowsThatBreakAUniqueIndexOrReferToNothingAreRefused() throws SQLException {
        for (DatabaseSettings target : List.of(sqlite("broken.db"), TestPostgres.emptyDatabase())) {
            assertThatThrownBy(() -> fillBadly(target, "role_group", true))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("role_group");
            folder.resolve("broken.db").toFile().delete();
            assertThatThrownBy(() -> fillBadly(target, "account_email", false)).hasMessageContaining("account_email");
            folder.resolve("broken.db").toFile().delete();
        }
    }

    /** Rows with one name for all, or with accounts that are not there. */
    private static void fillBadly(DatabaseSettings target, String name, boolean same) throws IOException {
        try (Loading loading = Loading.into(target, Migrations.newest())) {
            TableShape table = loading.tables().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            RowReceiver rows = loading.table(table);
            for (int row = 0; row < 2; row++) {
                Object[] values = new Object[table.columns().size()];
                for (int i = 0; i < values.length; i++) {
                    boolean isText = table.columns().get(i).kind() == TableShape.Kind.TEXT;
                    values[i] = isText ? (i > 0 && same ? "same" : "row " + row) : (Object) 1L;
                }
                rows.row(values);
            }
            loading.settle();
        }
    }

    @Test
    void nulIsToldOfBeforePostgresComplains() throws SQLException {
        DatabaseSettings source = sqlite("nul.db");
        SqlStore.open(source).close();
        Carried.execute(source, "insert into site_fact (name, value) values ('x', 'a' || char(0) || 'b')");
        DatabaseSettings target = TestPostgres.emptyDatabase();
        assertThatThrownBy(() -> Move.carry(source, target, Watcher.NOBODY))
                .isInstanceOf(CannotCarry.class)
                .hasMessage("A text in the table site_fact has the character NUL, which this database does not hold.");
        assertThat(tablesIn(target)).isZero();
    }
}
