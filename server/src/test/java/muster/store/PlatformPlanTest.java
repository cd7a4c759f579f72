package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.directory.PageStart;
import muster.model.Rank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * By which indexes both databases give the lists of platforms that name accounts and complete each order by the last change
 * and the name.
 */
final class PlatformPlanTest {
    private static final AccountValue NAME = new AccountValue.WireName("far", "person");
    private static final AccountValue HOME = new AccountValue.Attribute("far", "home");
    private static final AccountValue MODIFIER = new AccountValue.ModifierName("far", "person", "p0");
    private static final List<AccountQuery.Order> CHANGED_LAST_FIRST =
            List.of(by(AccountValue.Time.MODIFIED_AT, false), by(NAME, false));
    private static final Map<AccountValue, String> INDEXES = indexes();
    /** Those of which no index tells who meets them. */
    private static final List<Condition> LOOKED_THROUGH = List.of(
            new Condition.MayAct(),
            new Condition.Not(new Condition.MayAct()),
            new Condition.IsLike(AccountValue.Text.EMAIL, "%ann%", true),
            new Condition.IsLike(new AccountValue.Joined(List.of(AccountValue.Text.EMAIL, HOME)), "%ann%", true),
            new Condition.IsNull(AccountValue.Text.EMAIL),
            new Condition.Text(MODIFIER, Relation.EQUAL, "p1"));

    @TempDir
    Path folder;

    private static AccountQuery.Order by(AccountValue value, boolean ascending) {
        return new AccountQuery.Order.ByValue(value, ascending);
    }

    private static Map<AccountValue, String> indexes() {
        Map<AccountValue, String> indexes = new LinkedHashMap<>();
        indexes.put(AccountValue.Time.CREATED_AT, "account_by_creation");
        indexes.put(AccountValue.Time.MODIFIED_AT, "account_by_modification");
        indexes.put(AccountValue.Text.EMAIL, "account_by_email");
        indexes.put(AccountValue.Text.USERNAME, "account_by_username");
        indexes.put(AccountValue.Text.GIVEN_NAME, "account_by_name");
        indexes.put(AccountValue.Text.FAMILY_NAME, "account_by_family");
        return indexes;
    }

    private static List<AccountQuery.Order> completed(AccountValue value, boolean ascending) {
        return Stream.concat(Stream.of(by(value, ascending)), CHANGED_LAST_FIRST.stream())
                .toList();
    }

    private static BoundSql page(Database database, Condition condition, List<AccountQuery.Order> orders) {
        AccountQuery query = new AccountQuery(condition, orders, AccountQuery.Who.LISTED_AND_SHADOWS);
        return ListSql.page(database, query, PageStart.FIRST, 50, Samples.NOW).sql();
    }

    private static BoundSql count(Database database, Condition condition) {
        AccountQuery query = new AccountQuery(condition, List.of());
        return ListSql.count(database, query, ListSide.LISTED, Samples.NOW);
    }

    private SqliteDatabase sqlite() throws SQLException {
        SqliteDatabase database = new SqliteDatabase(folder.resolve("muster.db"), 1);
        Migrations.bringUpToDate(database);
        return database;
    }

    /** Of the listed accounts alone. */
    private static String sqlitePlan(SqliteDatabase database, BoundSql sql) {
        String plan = database.read(handle -> handle
                .createQuery("explain query plan " + sql.text())
                .bindMap(sql.values())
                .map((set, _) -> set.getString("detail"))
                .stream()
                .collect(Collectors.joining("\n")));
        int shadows = plan.indexOf("\nRIGHT");
        return shadows < 0 ? plan : plan.substring(0, shadows);
    }

    @Test
    void sqliteWalksTheIndexOfEachOrderAndSortsOnlyWhatIsEqual() throws SQLException {
        try (SqliteDatabase database = sqlite()) {
            INDEXES.forEach((value, index) -> {
                for (boolean ascending : new boolean[] {true, false}) {
                    assertThat(sqlitePlan(database, page(database, Condition.EVERYTHING, completed(value, ascending))))
                            .containsPattern("SCAN a USING (COVERING )?INDEX " + index)
                            .containsPattern("USE TEMP B-TREE FOR LAST \\d TERMS OF ORDER BY");
                }
            });
        }
    }

    @Test
    void sqliteLooksThroughAllAccountsInTheOrderOfThePage() throws SQLException {
        try (SqliteDatabase database = sqlite()) {
            for (Condition condition : LOOKED_THROUGH) {
                assertThat(sqlitePlan(database, page(database, condition, CHANGED_LAST_FIRST)))
                        .containsPattern("SCAN a USING (COVERING )?INDEX account_by_modification");
            }
        }
    }

    @Test
    void sqliteCountsByTheRowsThemselvesWhatNoIndexTells() throws SQLException {
        try (SqliteDatabase database = sqlite()) {
            for (Condition condition : LOOKED_THROUGH) {
                assertThat(sqlitePlan(database, count(database, condition)))
                        .startsWith("SCAN a")
                        .doesNotContain("account_by");
            }
            assertThat(sqlitePlan(
                            database,
                            count(database, new Condition.Text(AccountValue.Text.EMAIL, Relation.EQUAL, "a"))))
                    .contains("SEARCH a USING INDEX account_by_email (email_key=?)");
        }
    }

    @Test
    void sqliteFindsTheAdministratorsByTheirRank() throws SQLException {
        Condition administers =
                new Condition.AllOf(List.of(new Condition.HasRank(Set.of(Rank.ADMINISTRATOR)), new Condition.MayAct()));
        try (SqliteDatabase database = sqlite()) {
            assertThat(sqlitePlan(database, page(database, administers, CHANGED_LAST_FIRST)))
                    .contains("SEARCH a USING INDEX account_by_rank (rank=?)");
            assertThat(sqlitePlan(database, count(database, administers)))
                    .contains("SEARCH a USING INDEX account_by_rank (rank=?)");
        }
    }

    private static String postgresPlan(PostgresDatabase database, BoundSql sql) {
        return database.read(handle -> handle
                .createQuery("explain (costs off) " + sql.text())
                .bindMap(sql.values())
                .map((set, _) -> set.getString(1))
                .stream()
                .collect(Collectors.joining("\n")));
    }

    /** With as many rows, and figures about them, that the planner does not take any plan for a good one. */
    private static void fill(PostgresDatabase database) {
        database.write(handle -> handle.execute("""
                insert into account (id, version, kind, rank, listed, blocked, readonly, username, given_name, family_name,
                    email, username_key, given_key, family_key, display_key, email_key, pending_email_key, created_at,
                    modified_at, profile_modified_at)
                select 'a' || n, 1, 'PERSON', 10, 1, 0, 0, 'u' || n, 'g' || n, 'f' || n, 'e' || n, 'u' || n, 'g' || n,
                    'f' || n, '', 'e' || n, '', n, n, n
                from generate_series(1, 5000) as n
                """));
        database.write(handle -> handle.execute("""
                insert into wire_id (door, kind, wire_id, target) select 'far', 'person', 'p' || n, 'a' || n
                from generate_series(1, 5000) as n
                """));
        database.write(handle -> handle.execute("analyze account, wire_id"));
    }

    @Test
    void postgresWalksTheIndexOfEachOrderAndSortsOnlyWhatIsEqual() {
        DatabaseSettings.Postgres settings = TestPostgres.database();
        try (PostgresDatabase database = new PostgresDatabase(settings)) {
            fill(database);
            INDEXES.forEach((value, index) -> {
                for (boolean ascending : new boolean[] {true, false}) {
                    assertThat(postgresPlan(
                                    database, page(database, Condition.EVERYTHING, completed(value, ascending))))
                            .contains("Incremental Sort")
                            .containsPattern("Scan (Backward )?using " + index + " on account");
                }
            });
        } finally {
            TestPostgres.giveBack(settings);
        }
    }

    @Test
    void postgresFindsEqualValuesInTheirIndexes() {
        DatabaseSettings.Postgres settings = TestPostgres.database();
        try (PostgresDatabase database = new PostgresDatabase(settings)) {
            fill(database);
            assertThat(equal(database, AccountValue.Text.EMAIL)).contains("account_by_email");
            assertThat(equal(database, AccountValue.Text.USERNAME)).contains("account_by_username");
            assertThat(equal(database, AccountValue.Text.GIVEN_NAME)).contains("account_by_name");
            assertThat(equal(database, AccountValue.Text.FAMILY_NAME)).contains("account_by_family");
            assertThat(equal(database, NAME)).contains("wire_id_pkey");
            assertThat(equal(database, HOME)).contains("account_attribute_value_by_value");
        } finally {
            TestPostgres.giveBack(settings);
        }
    }

    private static String equal(PostgresDatabase database, AccountValue value) {
        return postgresPlan(
                database, page(database, new Condition.Text(value, Relation.EQUAL, "ann"), CHANGED_LAST_FIRST));
    }
}
