package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.AccountQuery.Who;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.PageMark;
import muster.directory.PageStart;
import muster.model.Block;
import muster.model.WellKnown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which indexes lists are given that put accounts without a value last, and lists of the trash. */
final class NullsLastPlanTest {
    private static final AccountValue NAME = AccountValue.Text.USERNAME;
    private static final Condition NOT_ARCHIVED = new Condition.Not(new Condition.IsBlocked(Block.Kind.ARCHIVED));
    private static final PageStart AFTER = new PageStart.After(new PageMark(List.of("0", "ann", "x")));
    /** Only accounts of one name are sorted, of which there is no more than one. */
    private static final String WALKED = "account_by_username( \\(username_key[<>].*)?\n"
            + "(CORRELATED .*\nSEARCH b .*\n)?USE TEMP B-TREE FOR LAST TERM OF ORDER BY";

    @TempDir
    Path folder;

    private static BoundSql page(
            Database database, Condition condition, AccountValue value, boolean ascending, Who who, PageStart start) {
        List<Order> orders = List.of(new Order.ByValueNullsLast(value, ascending));
        return ListSql.page(database, new AccountQuery(condition, orders, who), start, 50, Samples.NOW)
                .sql();
    }

    private SqliteDatabase sqlite() throws SQLException {
        SqliteDatabase database = new SqliteDatabase(folder.resolve("muster.db"), 1);
        Migrations.bringUpToDate(database);
        return database;
    }

    private static String plan(SqliteDatabase database, BoundSql sql) {
        return database.read(handle -> handle
                .createQuery("explain query plan " + sql.text())
                .bindMap(sql.values())
                .map((set, _) -> set.getString("detail"))
                .stream()
                .collect(Collectors.joining("\n")));
    }

    @Test
    void sqliteWalksTheIndexOfNamesInBothDirections() throws SQLException {
        try (SqliteDatabase database = sqlite()) {
            for (boolean ascending : new boolean[] {true, false}) {
                for (Condition condition : List.of(Condition.EVERYTHING, NOT_ARCHIVED)) {
                    for (PageStart start : List.of(PageStart.FIRST, new PageStart.Skipping(500), AFTER)) {
                        assertThat(plan(database, page(database, condition, NAME, ascending, Who.LISTED, start)))
                                .containsPattern(WALKED)
                                .contains("account_by_username (username_key=?)");
                    }
                }
            }
        }
    }

    @Test
    void sqliteEntersTheIndexAtTheMarkInBothDirections() throws SQLException {
        try (SqliteDatabase database = sqlite()) {
            for (boolean ascending : new boolean[] {true, false}) {
                BoundSql page = page(database, Condition.EVERYTHING, NAME, ascending, Who.LISTED, AFTER);
                assertThat(plan(database, page))
                        .contains("account_by_username (username_key" + (ascending ? ">" : "<") + "?)");
                assertThat(page.text()).doesNotContain("username_key > ''");
            }
        }
    }

    @Test
    void sqliteLooksAtTheRowsAsTheyLieForFewOfWhomNoIndexTells() throws SQLException {
        Condition few = new Condition.IsLike(AccountValue.Plain.DESCRIPTION, "%ann%", true);
        try (SqliteDatabase database = sqlite()) {
            for (Condition condition : List.of(few, new Condition.AllOf(List.of(NOT_ARCHIVED, few)))) {
                assertThat(plan(database, page(database, condition, NAME, true, Who.LISTED, PageStart.FIRST)))
                        .contains("SCAN a\n");
            }
        }
    }

    @Test
    void sqliteFindsTheTrashInIndexesOfItsOwn() throws SQLException {
        AccountQuery trash = new AccountQuery(Condition.EVERYTHING, List.of(), Who.TRASH);
        try (SqliteDatabase database = sqlite()) {
            assertThat(plan(database, page(database, Condition.EVERYTHING, NAME, true, Who.TRASH, PageStart.FIRST)))
                    .contains("account_unlisted_by_username (username_key>?)")
                    .doesNotContain("account_by_username");
            assertThat(plan(
                            database,
                            page(
                                    database,
                                    Condition.EVERYTHING,
                                    AccountValue.Time.TRASHED_AT,
                                    false,
                                    Who.TRASH,
                                    PageStart.FIRST)))
                    .contains("account_trashed");
            assertThat(plan(database, ListSql.count(database, trash, ListSide.TRASH, Samples.NOW)))
                    .contains("account_trashed");
        }
    }

    @Test
    void sqliteFindsWhoIsMarkedOrLockedOutWithoutALookAtTheOthers() throws SQLException {
        List<Condition> few = List.of(
                new Condition.IsMarked(WellKnown.SYSTEM, Condition.Mark.PINNED),
                new Condition.IsLockedOut(),
                new Condition.IsBlocked(Block.Kind.DISABLED));
        try (SqliteDatabase database = sqlite()) {
            for (Condition condition : few) {
                AccountQuery query = new AccountQuery(condition, List.of());
                assertThat(plan(database, ListSql.count(database, query, ListSide.LISTED, Samples.NOW)))
                        .contains("SEARCH a USING INDEX sqlite_autoindex_account_1 (id=?)");
            }
        }
    }

    private static String plan(PostgresDatabase database, BoundSql sql) {
        return database.read(handle -> handle
                .createQuery("explain (costs off) " + sql.text())
                .bindMap(sql.values())
                .map((set, _) -> set.getString(1))
                .stream()
                .collect(Collectors.joining("\n")));
    }

    @Test
    void postgresWalksTheIndexOfNamesInBothDirections() {
        DatabaseSettings.Postgres settings = TestPostgres.database();
        try (PostgresDatabase database = new PostgresDatabase(settings)) {
            database.write(handle -> handle.execute("""
                    insert into account (id, version, kind, rank, listed, blocked, readonly, username, username_key,
                        given_key, family_key, display_key, email_key, pending_email_key, created_at, modified_at,
                        profile_modified_at)
                    select 'a' || n, 1, 'PERSON', 10, 1, 0, 0, 'u' || n, 'u' || n, '', '', '', '', '', n, n, n
                    from generate_series(1, 5000) as n
                    """));
            database.write(handle -> handle.execute("analyze account"));
            for (boolean ascending : new boolean[] {true, false}) {
                for (PageStart start : List.of(PageStart.FIRST, AFTER)) {
                    assertThat(plan(database, page(database, NOT_ARCHIVED, NAME, ascending, Who.LISTED, start)))
                            .contains("Incremental Sort")
                            .containsPattern("Scan (Backward )?using account_by_username on account")
                            .doesNotContain("Seq Scan on account a");
                }
            }
        } finally {
            TestPostgres.giveBack(settings);
        }
    }
}
