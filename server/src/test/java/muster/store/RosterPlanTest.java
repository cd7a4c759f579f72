package muster.store;

import static muster.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import muster.directory.PageMark;
import muster.directory.RosterQuery;
import muster.directory.RosterQuery.LastSeen;
import muster.directory.RosterQuery.Sort;
import muster.directory.RosterSearch;
import muster.model.AccountKind;
import muster.model.AccountState;
import muster.model.Rank;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How SQLite means to search: no statement of a search may walk or sort all accounts. */
final class RosterPlanTest {
    /** Everything is walked. */
    private static final RosterBounds WALKING = new RosterBounds(0, 100, 100);

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

    private record Step(String sql, String detail) {}

    /** What is done for a page, step by step. */
    private List<Step> plan(RosterBounds bounds, RosterSearch search, @Nullable PageMark after) {
        return database.read(handle -> {
            List<Step> steps = new ArrayList<>();
            List<StatementContext> run = new ArrayList<>();
            handle.setSqlLogger(new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                    run.add(context);
                }
            });
            new RosterRows(handle, database, bounds).search(search, after, 50, NOW, Duration.ofSeconds(9));
            handle.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
            run.forEach(
                    context -> steps.addAll(plan(handle, context.getParsedSql().getSql())));
            return steps;
        });
    }

    /** Parameters without values do not change a plan, for SQLite knows nothing of the rows. */
    private static List<Step> plan(Handle handle, String sql) {
        try (var statement = handle.getConnection().prepareStatement("explain query plan " + sql);
                var rows = statement.executeQuery()) {
            List<Step> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(new Step(sql, rows.getString("detail")));
            }
            return steps;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static RosterSearch search(RosterQuery query, String... words) {
        List<RosterSearch.Word> typed = Stream.of(words)
                .map(word -> new RosterSearch.Word(word, word.contains("@")))
                .toList();
        return new RosterSearch(query, typed, Set.of());
    }

    private static List<RosterQuery> filtered() {
        RosterQuery all = RosterQuery.EVERYBODY;
        List<RosterQuery> queries = new ArrayList<>(List.of(
                all,
                all.withRanks(Set.of(Rank.MANAGER)),
                all.withKinds(Set.of(AccountKind.SERVICE)),
                all.inGroup(Samples.groupId(1)),
                all.atDoor("near"),
                all.seen(new LastSeen.Before(NOW)),
                all.seen(new LastSeen.Since(NOW)),
                all.seen(new LastSeen.Never())));
        Stream.of(AccountState.values()).forEach(state -> queries.add(all.withStates(Set.of(state))));
        return queries;
    }

    @Test
    void noStatementLooksAtATableWithoutAnIndex() {
        for (RosterBounds bounds : List.of(RosterBounds.USUAL, WALKING)) {
            for (RosterQuery query : filtered()) {
                for (Sort sort : Sort.values()) {
                    for (String[] words : new String[][] {{}, {"ada"}, {"ada", "ok"}, {"a@b"}}) {
                        RosterSearch search = search(query.sortedBy(sort, false), words);
                        assertThat(plan(bounds, search, null).stream()
                                        .filter(RosterPlanTest::looksAtAll)
                                        .distinct()
                                        .toList())
                                .as("%s %s", bounds, search)
                                .isEmpty();
                    }
                }
            }
        }
    }

    /** Of a table; what statements find is called by longer names, or numbered. */
    private static boolean looksAtAll(Step step) {
        return step.detail().matches("SCAN (a|t|w|e|b|k|d|g)( .*)?")
                && !step.detail().contains("USING");
    }

    @Test
    void walksAreInTheOrderOfTheirIndexAndBeginAtTheMark() {
        String id = Samples.id(1).toString();
        for (boolean upwards : new boolean[] {true, false}) {
            begins(Sort.NAME, upwards, "account_by_family (", "a", "b", "c", "d", id);
            begins(Sort.USERNAME, upwards, "account_by_username (", "a", "b", "c", "d", id);
            begins(Sort.EMAIL, upwards, "account_by_email (", "a", id);
            begins(Sort.RANK, upwards, "account_by_rank (", "10", "b", "c", "d", "e", id);
            begins(Sort.CREATED, upwards, "account_by_creation (", "5", id);
            begins(Sort.LAST_SEEN, upwards, "account_activity_by_seen (", "5", id);
            begins(Sort.LAST_SIGN_IN, upwards, "account_activity_by_sign_in (", "5", id);
        }
    }

    private void begins(Sort sort, boolean upwards, String index, String... mark) {
        RosterSearch search = search(RosterQuery.EVERYBODY.sortedBy(sort, upwards));
        List<Step> steps = plan(RosterBounds.USUAL, search, new PageMark(List.of(mark)));
        assertThat(steps)
                .as("%s", sort)
                .anyMatch(step ->
                        step.detail().startsWith("SEARCH") && step.detail().contains(index));
        // What is cut off at a page's length is sorted together in the end, or before; nothing else is.
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).detail().contains("TEMP B-TREE")) {
                assertThat(steps.get(i - 1).detail()).as(steps.get(i).sql()).matches("SCAN [ep]\\d+");
            }
        }
    }
}
