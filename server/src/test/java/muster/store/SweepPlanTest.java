package muster.store;

import static muster.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.directory.Writing;
import muster.model.MailCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server does every few seconds, whatever the size of the directory: SQLite must find in an index what is due. */
final class SweepPlanTest {
    private static final int FEW = 100;
    private static final Pattern SCAN = Pattern.compile("SCAN (\\w+)(?: USING (?:COVERING )?INDEX (\\w+))?");

    /** Tables that stay as small as what is under way, or as the number of servers. */
    private static final Set<String> SMALL = Set.of("erasure", "ledger_key", "lease");

    /** Indexes of which everything may be read. */
    private static final Set<String> OF_WHAT_WAITS = Set.of("account_pending", "event_unsealed");

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

    /** What is walked from one end to the other, as "table" or "table by index". */
    private List<String> walked(Consumer<Writing> pass) {
        return database.write(handle -> {
            List<String> run = new ArrayList<>();
            handle.setSqlLogger(new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                    run.add(context.getParsedSql().getSql());
                }
            });
            pass.accept(new Transaction(handle, database, new Touched(), new AtomicInteger(), new SecureRandom()));
            handle.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
            assertThat(run).isNotEmpty();
            return run.stream().flatMap(sql -> walked(handle, sql).stream()).toList();
        });
    }

    private static List<String> walked(Handle handle, String sql) {
        List<String> found = new ArrayList<>();
        try (var statement = handle.getConnection().prepareStatement("explain query plan " + sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                Matcher scan = SCAN.matcher(rows.getString("detail"));
                if (scan.lookingAt()
                        && !OF_WHAT_WAITS.contains(String.valueOf(scan.group(2)))
                        && isLarge(sql, scan.group(1))) {
                    found.add(scan.group() + " in " + sql);
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return found;
    }

    /** Whether an alias stands for a table that grows, and not for what a statement has found. */
    private static boolean isLarge(String sql, String alias) {
        Matcher table = Pattern.compile("(?:from|join|update|,)\\s+(?:(\\w+) )?" + alias + "\\b")
                .matcher(sql);
        return table.find() && !SMALL.contains(table.group(1) == null ? alias : table.group(1));
    }

    @Test
    void keysAndCodesThatAreOverAreFoundInTheirIndexes() {
        assertThat(walked(work -> work.keys().endExpired(NOW, FEW))).isEmpty();
        assertThat(walked(work -> work.keys().removeSessionsEndedBy(NOW, FEW))).isEmpty();
        assertThat(walked(work -> work.codes().endExpired(NOW, FEW))).isEmpty();
        assertThat(walked(work -> work.codes().removeEndedBy(NOW, FEW))).isEmpty();
        assertThat(walked(work -> work.mailCodes().removeExpired(MailCode.Purpose.RECOVERY, NOW, FEW)))
                .isEmpty();
    }

    @Test
    void addressesThatNobodyConfirmedAreFoundAmongThoseThatWait() {
        assertThat(walked(work -> work.codes().unconfirmed(NOW, FEW))).isEmpty();
    }

    @Test
    void mailsThatAreDueAreFoundInTheirIndexes() {
        assertThat(walked(work -> work.mails().due(NOW, FEW))).isEmpty();
        assertThat(walked(work -> work.mails().late(NOW, FEW))).isEmpty();
        assertThat(walked(work -> work.mails().removeEndedBy(NOW, FEW))).isEmpty();
    }

    @Test
    void departuresPlansAndMergesThatAreDueAreFoundInTheirIndexes() {
        assertThat(walked(work -> work.departures().due(NOW, null, FEW))).isEmpty();
        assertThat(walked(work -> work.plans().madeBefore(NOW, true, FEW))).isEmpty();
        assertThat(walked(work -> work.merges().removeOverBy(NOW, FEW))).isEmpty();
    }

    @Test
    void eventsThatAreToBeSealedAreFoundAmongThoseThatAreNot() {
        assertThat(walked(work -> work.chain().unsealed(NOW, FEW))).isEmpty();
        assertThat(walked(work -> work.chain().waiting(FEW))).isEmpty();
        assertThat(walked(work -> work.chain().erasures(FEW))).isEmpty();
        assertThat(walked(work -> work.chain().checkpoints(0, FEW))).isEmpty();
    }
}
