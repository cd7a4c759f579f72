package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import muster.store.EarlierStore;
import muster.store.TableShape;

/** A directory of an earlier schema that a command brings up to date, and dies at that. */
final class EarlierSite {
    private static final String[] ANY_COMMAND = {"user", "list"};
    /** Restoring ends codes, and leaves out sessions, mails and whoever was sealing. */
    private static final Set<String> NOT_RESTORED =
            Set.of("code", "code_display", "code_miss", "access_key", "mail", "mail_code", "lease");

    private final Path folder;
    private final int schema;
    private final CommandProcess process;
    private final List<TableShape> tables;
    private final SortedMap<String, List<String>> before;

    EarlierSite(Path folder, int schema) {
        this.folder = folder;
        this.schema = schema;
        process = new CommandProcess(folder.resolve("data"));
        EarlierStore.layIn(process.data(), schema);
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

    void isAsItWas() {
        assertThat(rows(process)).isEqualTo(before);
    }

    /** @return whether it came to the boundary so often; otherwise the upgrade is done */
    boolean dies(WriteBoundary boundary, int passing) throws IOException, InterruptedException {
        CommandProcess.Ended ended = process.haltedAt(boundary, passing, ANY_COMMAND);
        assertThat(ended.exit())
                .as(schema + " " + boundary + " " + passing + " " + ended.said())
                .isIn(0, CrashAgent.HALTED);
        assertThat(new StoreLook(process.data()).ask("pragma integrity_check")).isEqualTo("ok");
        return ended.exit() != 0;
    }

    CommandProcess.Ended within(long bytes) throws IOException, InterruptedException {
        return process.told("room " + bytes, ANY_COMMAND);
    }

    private static String done(CommandProcess process, String... command) throws IOException, InterruptedException {
        CommandProcess.Ended ended = process.run(command);
        assertThat(ended.exit()).as(ended.said()).isZero();
        return ended.said();
    }

    int schema() {
        String newest = new StoreLook(process.data())
                .ask("select max(cast(version as integer)) from flyway_schema_history where success = 1");
        return Integer.parseInt(String.valueOf(newest));
    }

    /** Those by whose names one would look for a backup. */
    List<Path> backups() throws IOException {
        Path backups = process.data().resolve("backups");
        if (Files.notExists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    /** Starts once more, and looks that all is there, and one backup of all that was there before with nothing beside it. */
    void isBroughtUpToDate() throws IOException, InterruptedException {
        assertThat(done(process, ANY_COMMAND)).contains("ada");
        assertThat(schema()).isEqualTo(EarlierStore.newest());
        assertThat(done(process, "ledger", "verify")).contains("sound: ");
        Path backup = assertThat(backups()).singleElement().actual();
        assertThat(backup.getFileName().toString()).startsWith("before-upgrade-from-" + schema + "-");
        assertThat(backup.getParent().toFile().list()).hasSize(1);
        CommandProcess again = new CommandProcess(folder.resolve("again"));
        done(again, "restore", backup.toString());
        SortedMap<String, List<String>> restored = rows(again);
        restored.keySet().removeAll(NOT_RESTORED);
        restored.forEach((table, rows) -> assertThat(rows).as(table).containsAll(before.get(table)));
    }
}
