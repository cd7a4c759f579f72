package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.directory.TrashMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which indexes both databases find what a page of accounts shows besides: sessions, passwords, codes, lanes; and the trash. */
final class BesidesPlanTest {
    private static final int ACCOUNTS = 2_000;
    private static final BoundSql TRASH = AccountLists.trashedStatement(new TrashMark(Samples.NOW, Samples.id(1)), 50);
    private static final Map<String, Object> VALUES = values();

    @TempDir
    Path folder;

    private static Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("ids", Ids.joined(List.of(Samples.id(1), Samples.id(2))));
        values.put("doors", Json.ofTexts(List.of("far")));
        values.put("now", Micros.of(Samples.NOW));
        values.put("most", 50);
        values.putAll(TRASH.values());
        return values;
    }

    private static String plan(Database database, String explain, String sql) {
        return database.read(handle -> handle
                .createQuery(explain + sql)
                .bindMap(VALUES)
                .map((set, _) -> set.getString(set.getMetaData().getColumnCount()))
                .stream()
                .collect(Collectors.joining("\n")));
    }

    private static void assertPlans(Database database, String explain, Map<String, String> plans) {
        plans.forEach((sql, index) -> assertThat(plan(database, explain, sql)).contains(index));
    }

    @Test
    void sqliteFindsThemByTheAccounts() throws SQLException {
        try (SqliteDatabase database = new SqliteDatabase(folder.resolve("muster.db"), 1)) {
            Migrations.bringUpToDate(database);
            String credentials = "SEARCH c USING INDEX credential_by_account (account_id=? AND kind=?)";
            assertPlans(
                    database,
                    "explain query plan ",
                    Map.of(
                            KeyRows.sessionsStatement(database),
                            "SEARCH s USING INDEX access_key_live (account_id=? AND purpose=?)",
                            CredentialRows.withPasswordStatement(database),
                            credentials.replace("USING INDEX", "USING COVERING INDEX"),
                            CodeRows.latestStatement(database),
                            "SEARCH k USING INDEX code_by_account (account_id=?)",
                            LaneRows.chosenStatement(database),
                            "SEARCH a USING INDEX sqlite_autoindex_account_lane_1 (account_id=?)"));
            assertThat(plan(database, "explain query plan ", TRASH.text()))
                    .contains("SEARCH a USING INDEX account_trashed (trashed_at>? AND trashed_at<?)");
            assertThat(plan(database, "explain query plan ", KeyRows.sessionsStatement(database)))
                    .contains("SEARCH k USING INDEX sqlite_autoindex_access_key_1 (id=?)");
            assertThat(plan(database, "explain query plan ", LaneRows.chosenStatement(database)))
                    .contains("sqlite_autoindex_lane_choice_1 (account_id=?)");
        }
    }

    /** With as many rows, and figures about them, that the planner does not take any plan for a good one. */
    private static void fill(PostgresDatabase database) {
        List<String> ids = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(n -> Samples.id(n).toString())
                .toList();
        String accounts =
                "(select value as id, row_number() over () as n from json_array_elements_text(cast(:ids as json)))";
        for (String insert : List.of(
                """
                insert into account (id, version, kind, rank, listed, blocked, readonly, username_key, given_key,
                    family_key, display_key, email_key, pending_email_key, created_at, modified_at, profile_modified_at)
                select a.id, 1, 'PERSON', 10, 1, 0, 0, 'u' || a.n, '', '', '', '', '', 1, 1, 1 from %s a
                """,
                """
                insert into access_key (id, digest, account_id, purpose, label, scopes, doors, tail, created_at)
                select a.n * 10 + k, a.n || 'd' || k, a.id, 'SESSION', '', '[]', '["far"]', '', 1
                from %s a cross join generate_series(1, 4) k
                """,
                """
                insert into credential (id, account_id, kind, algorithm, typed_length, secret, created_at, failures)
                select a.id || '/password', a.id, 'PASSWORD', 'x', 9, 'x', 1, 0 from %s a
                """,
                """
                insert into code (id, account_id, purpose, digits, keyed_hash, asked_anonymously, tries, created_at,
                    expires_at)
                select 'c' || a.n, a.id, 'RESET', 4, 'h', 0, 0, 1, 1 from %s a
                """,
                "insert into lane_choice (account_id) select a.id from %s a",
                "insert into account_lane (account_id, lane, position) select a.id, 'gpu', 0 from %s a")) {
            database.write(handle -> handle.createUpdate(insert.formatted(accounts))
                    .bind("ids", Json.ofTexts(ids))
                    .execute());
        }
        database.write(handle -> handle.execute("analyze"));
    }

    @Test
    void postgresFindsThemByTheAccounts() {
        DatabaseSettings.Postgres settings = TestPostgres.database();
        try (PostgresDatabase database = new PostgresDatabase(settings)) {
            fill(database);
            assertPlans(
                    database,
                    "explain (costs off) ",
                    Map.of(
                            KeyRows.sessionsStatement(database), "account_id = ANY (",
                            CredentialRows.withPasswordStatement(database), "credential_by_account",
                            CodeRows.latestStatement(database), "code_by_account",
                            LaneRows.chosenStatement(database), "account_lane_pkey"));
            assertThat(plan(database, "explain (costs off) ", KeyRows.sessionsStatement(database)))
                    .contains("access_key_pkey");
            assertThat(plan(database, "explain (costs off) ", LaneRows.chosenStatement(database)))
                    .contains("lane_choice_pkey");
        } finally {
            TestPostgres.giveBack(settings);
        }
    }
}
