package muster.store;

import static muster.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.SqlStatements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which indexes SQLite means to use for the past: each page walks its part of them, however much there is. */
final class PastPlanTest {
    private static final Map<String, Object> VALUES = Map.of(
            "rank",
            50,
            "before",
            "%x%",
            "field",
            "%x%",
            "after",
            "",
            "since",
            7,
            "near",
            7,
            "limit",
            100,
            "last",
            99,
            "group",
            "g",
            "ids",
            id(1).toString());

    @TempDir
    Path folder;

    private SqliteDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new SqliteDatabase(folder.resolve("muster.db"), 1);
        Migrations.bringUpToDate(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String plan(String sql) {
        return database.read(handle -> handle
                .createQuery("explain query plan " + sql)
                .configure(SqlStatements.class, settings -> settings.setUnusedBindingAllowed(true))
                .bindMap(VALUES)
                .map((set, _) -> set.getString("detail"))
                .stream()
                .collect(Collectors.joining("\n")));
    }

    @Test
    void whoMayHaveHadARankIsFoundInTheOrderOfIds() {
        assertThat(plan(PastRows.perhapsOf()))
                .contains("SEARCH r USING COVERING INDEX account_of_rank (rank=? AND id>?)")
                .contains("SEARCH e USING INDEX event_of_rank (subject_account>? AND subject_account<?)");
        assertThat(plan(PastRows.firstTelling(database)))
                .contains("SEARCH e USING INDEX event_of_rank (subject_account=? AND id>?)");
    }

    @Test
    void whoMayHaveBeenInAGroupIsFoundInTheOrderOfIds() {
        assertThat(plan(PastRows.perhapsIn()))
                .contains("SEARCH g USING COVERING INDEX access_grant_pair_unique"
                        + " (object_kind=? AND object_id=? AND party_kind=? AND party_id>?)")
                .contains(
                        "SEARCH e USING INDEX event_by_member (target_id=? AND subject_account>? AND subject_account<?)");
        assertThat(plan(PastRows.firstOfMembership(database)))
                .contains("SEARCH e USING INDEX event_by_member (target_id=? AND subject_account=? AND id>?)");
    }
}
