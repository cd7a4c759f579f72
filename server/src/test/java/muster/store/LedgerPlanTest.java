package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.LedgerQuery;
import muster.model.Act;
import muster.model.EventId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which indexes SQLite means to use for the ledger, which only grows: none of its pages may look through it, or sort it. */
final class LedgerPlanTest {
    private static final EventId BEYOND = new EventId(7);
    private static final String BY_NUMBER = "SEARCH event USING INDEX sqlite_autoindex_event_1 (id>? AND id<?)";

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

    private String plan(LedgerQuery query) {
        BoundSql sql = LedgerSql.page(database, query, BEYOND, 51);
        return database.read(handle -> handle
                .createQuery("explain query plan " + sql.text())
                .bindMap(sql.values())
                .map((set, _) -> set.getString("detail"))
                .stream()
                .collect(Collectors.joining("\n")));
    }

    private static final String LEAP = "SEARCH r USING COVERING INDEX ";

    @Test
    void historyWalksTheIndexesOfSubjectsAndActors() {
        assertThat(plan(LedgerQuery.ofHistory(id(1))))
                .contains("USING INDEX event_by_subject (subject_account=? AND id<?)")
                .contains("USING INDEX event_by_actor (actor_account=? AND id<?)");
        assertThat(plan(LedgerQuery.EVERYTHING.withSubject(id(1)).between(NOW, NOW)))
                .contains("SEARCH event USING INDEX event_by_subject (subject_account=? AND id>? AND id<?)")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(LedgerQuery.ofHistory(id(1)).withActs(EnumSet.range(Act.ACCOUNT_CREATED, Act.ACCOUNT_MERGED))))
                .contains("USING INDEX event_by_subject (subject_account=? AND id<?)")
                .doesNotContain(LEAP);
    }

    @Test
    void eachActAndDoorHasAnIndexInTheOrderOfEvents() {
        assertThat(plan(LedgerQuery.EVERYTHING.withActs(Set.of(Act.SIGNED_IN, Act.KEY_ENDED))))
                .contains("SEARCH event USING INDEX event_by_act (act=? AND id<?)")
                .doesNotContain("SCAN event");
        assertThat(plan(LedgerQuery.EVERYTHING.withDoor("console")))
                .contains("SEARCH event USING INDEX event_by_door (door=? AND id<?)")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void whatStandsInSeveralIndexesIsFoundByLeapingFromOneToTheOther() {
        assertThat(plan(LedgerQuery.EVERYTHING.withDoor("console").withActs(Set.of(Act.SIGNED_IN))))
                .contains(LEAP + "event_by_act (act=? AND id<?)")
                .contains(LEAP + "event_by_door (door=? AND id<?)")
                .contains("SEARCH event USING INDEX sqlite_autoindex_event_1 (id=?)")
                .doesNotContain("SCAN event");
        assertThat(plan(LedgerQuery.ofHistory(id(1)).withActs(Set.of(Act.SIGNED_IN, Act.KEY_ENDED))))
                .contains(LEAP + "event_by_subject (subject_account=? AND id<?)")
                .contains(LEAP + "event_by_actor (actor_account=? AND id<?)")
                .contains(LEAP + "event_by_act (act=? AND id<?)")
                .doesNotContain("SCAN event");
    }

    @Test
    void aTimeIsLookedUpOnceAndNarrowsTheWalk() {
        assertThat(plan(LedgerQuery.EVERYTHING.between(NOW, NOW)))
                .contains(BY_NUMBER)
                .contains("SEARCH s USING COVERING INDEX event_by_time (at<?)")
                .contains("SEARCH u USING COVERING INDEX event_by_time (at>?)")
                .doesNotContain("TEMP B-TREE");
    }
}
