package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import muster.store.EarlierStore;
import muster.store.TableShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upgrade that dies, again and again, or finds no room goes on at the next start, from a backup that it makes before anything. */
class UpgradeBoundaryTest {
    private static final int EARLIER = 1;

    @TempDir
    Path folder;

    private CommandProcess process;
    private List<TableShape> tables;
    private SortedMap<String, List<String>> before;

    @BeforeEach
    void layEarlierStore() {
        process = new CommandProcess(folder.resolve("data"));
        EarlierStore.layIn(process.data(), EARLIER);
        // Much that no packing makes smaller, so that the backup needs more room than opening the database.
        EarlierStore.execute(
                EarlierStore.in(process.data()),
                "update holding set document = '{\"x\":\"' || hex(randomblob(50000)) || '\"}' where name = 'paper'");
        // Counts are added up at each opening.
        tables = EarlierStore.filledTables(EarlierStore.in(process.data())).stream()
                .filter(table -> !table.name().equals("account_count"))
                .toList();
        before = rows(process);
    }

    private SortedMap<String, List<String>> rows(CommandProcess of) {
        return EarlierStore.rows(EarlierStore.in(of.data()), tables);
    }

    private List<Path> backups() throws IOException {
        Path backups = process.data().resolve("backups");
        if (Files.notExists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.toList();
        }
    }

    private void dies(WriteBoundary boundary, int passing) throws Exception {
        CommandProcess.Ended ended = process.haltedAt(boundary, passing, "user", "list");
        assertThat(ended.exit()).as(boundary + " " + ended.said()).isEqualTo(CrashAgent.HALTED);
        assertThat(new StoreLook(process.data()).ask("pragma integrity_check")).isEqualTo("ok");
    }

    private static String done(CommandProcess process, String... command) throws Exception {
        CommandProcess.Ended ended = process.run(command);
        assertThat(ended.exit()).as(ended.said()).isZero();
        return ended.said();
    }

    private int schema() {
        String newest = new StoreLook(process.data())
                .ask("select max(cast(version as integer)) from flyway_schema_history where success = 1");
        return Integer.parseInt(String.valueOf(newest));
    }

    @Test
    void upgradeThatDiesWhereverItIsGoesOnFromTheBackupThatItMadeFirst() throws Exception {
        dies(WriteBoundary.BEFORE_A_BACKUP_IS_NAMED, 1);
        assertThat(rows(process)).isEqualTo(before);
        dies(WriteBoundary.AFTER_A_BACKUP_IS_NAMED, 1);
        assertThat(rows(process)).isEqualTo(before);
        // The backup has its name twice until the other one is removed.
        assertThat(backups()).filteredOn(UpgradeBoundaryTest::isNamed).hasSize(1);
        for (int passing : List.of(20, 60)) {
            dies(WriteBoundary.AMID_A_MIGRATION, passing);
        }
        dies(WriteBoundary.BETWEEN_MIGRATIONS, 12);
        assertThat(schema()).isGreaterThan(EARLIER).isLessThan(EarlierStore.newest());

        assertThat(done(process, "user", "list")).contains("ada");
        assertThat(schema()).isEqualTo(EarlierStore.newest());
        assertThat(done(process, "ledger", "verify")).contains("sound: ");
        Path backup = assertThat(backups()).singleElement().actual();
        CommandProcess again = new CommandProcess(folder.resolve("again"));
        done(again, "restore", backup.toString());
        rows(again).forEach((table, rows) -> assertThat(rows).as(table).containsAll(before.get(table)));
    }

    private static boolean isNamed(Path backup) {
        return backup.getFileName().toString().startsWith("before-upgrade-from-" + EARLIER + "-");
    }

    @Test
    void withoutRoomTheStoreStaysAsItIsAndASentenceSaysSo() throws Exception {
        refusesWithin(2_000, "muster: The database cannot be opened: its disk fails or is full (SQLITE_IOERR_");
        refusesWithin(
                40_000,
                "muster: The database has schema 1 and is not brought to " + EarlierStore.newest()
                        + ", because the backup before it fails: ");
        assertThat(backups()).isEmpty();
        assertThat(rows(process)).isEqualTo(before);
        refusesWithin(
                120_000, "muster: The tables cannot be brought up to date: its disk fails or is full (SQLITE_IOERR_");
        assertThat(backups()).hasSize(1);
        done(process, "user", "list");
        assertThat(backups()).hasSize(1);
    }

    private void refusesWithin(long bytes, String sentence) throws Exception {
        CommandProcess.Ended ended = process.told("room " + bytes, "user", "list");
        assertThat(ended.exit()).as(ended.said()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(ended.said()).startsWith(sentence).hasLineCount(1);
    }
}
