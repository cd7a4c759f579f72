package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import muster.store.EarlierStore;
import muster.store.TableShape;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that starts on what an earlier program left puts a backup away and goes on with it. */
class UpgradeTest {
    private static final Map<String, String> ON_A_FREE_PORT = Map.of("MUSTER_LISTEN", "127.0.0.1:0");

    @TempDir
    Path folder;

    static IntStream earlierVersions() {
        return EarlierStore.versions();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("backups"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("earlierVersions")
    void peopleOfEveryEarlierSchemaAreServedAndTheirLedgerIsSound(int version) throws IOException {
        EarlierStore.layIn(data(), version);
        try (Application running = Application.start(Configuration.read(data(), ON_A_FREE_PORT, Map.of()))) {
            Http connect = Http.at(running.uris().getFirst() + "/__api__/v1/")
                    .with("Authorization", "Key " + RunningMuster.ADMINISTRATOR_KEY);
            assertThat(connect.get("users?prefix=ada").json().get("total").asInt())
                    .isEqualTo(1);
            assertThat(connect.get("groups")
                            .json()
                            .get("results")
                            .get(0)
                            .get("name")
                            .asString())
                    .isEqualTo("Crew");
            assertThat(connect.get("content").json().get(0).get("name").asString())
                    .isEqualTo("paper");
            assertThat(signIn(running, "ada")).isEqualTo(200);
            assertThat(signIn(running, "zoe")).as("who was locked").isEqualTo(403);
        }
        assertThat(backups())
                .singleElement()
                .satisfies(file ->
                        assertThat(file.getFileName().toString()).startsWith("before-upgrade-from-" + version + "-"));
        Shell.Told verified = Shell.on(data()).run("ledger", "verify");
        assertThat(verified.exit()).as(verified.out() + verified.err()).isEqualTo(ExitCode.DONE);
    }

    private static int signIn(Application running, String name) {
        return Http.at(running.uris().getFirst() + "/")
                .post("__login__", Json.object("username", name, "password", EarlierStore.ADAS_PASSWORD))
                .status();
    }

    @Test
    void backupBeforeAnUpgradeIsItsOwnersAloneAndRestores() throws IOException {
        EarlierStore.layIn(data(), 6);
        // Counts are added up at each opening.
        List<TableShape> accounts = EarlierStore.filledTables(EarlierStore.in(data())).stream()
                .filter(table ->
                        table.name().startsWith("account") && !table.name().equals("account_count"))
                .toList();
        var before = EarlierStore.rows(EarlierStore.in(data()), accounts);
        Shell shell = Shell.on(data());
        assertThat(shell.run("user", "list").exit()).isEqualTo(ExitCode.DONE);
        Path backup = backups().getFirst();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        Shell again = Shell.on(folder.resolve("again"));
        assertThat(again.run("restore", backup.toString()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(EarlierStore.rows(EarlierStore.in(again.data()), accounts)).isEqualTo(before);
    }

    @Test
    void backupIsMadeOnceWhenNothingIsToBeChangedAfterwards() {
        EarlierStore.layIn(data(), 10);
        Shell shell = Shell.on(data());
        shell.run("user", "list");
        assertThat(data().resolve("backups")).isDirectoryContaining("glob:**before-upgrade-from-10-*");
        shell.run("user", "list");
        assertThat(data().resolve("backups").toFile().list()).hasSize(1);
    }

    @Test
    void noBackupNoUpgrade() throws IOException {
        EarlierStore.layIn(data(), 7);
        List<TableShape> tables = EarlierStore.filledTables(EarlierStore.in(data()));
        var before = EarlierStore.rows(EarlierStore.in(data()), tables);
        Files.writeString(data().resolve("backups"), "in the way");
        Shell.Told told = Shell.on(data()).run("user", "list");
        assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(told.err())
                .startsWith("muster: The database has schema 7 and is not brought to " + EarlierStore.newest()
                        + ", because the backup before it fails: The folder ")
                .hasLineCount(1);
        assertThat(EarlierStore.rows(EarlierStore.in(data()), tables)).isEqualTo(before);
    }

    @Test
    void olderProgramRefusesANewerStoreInOneSentence() {
        EarlierStore.layIn(data(), 10);
        Shell shell = Shell.on(data());
        assertThat(shell.run("user", "list").exit()).isEqualTo(ExitCode.DONE);
        EarlierStore.execute(EarlierStore.in(data()), """
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (99, '99', 'x', 'SQL', 'V99__x.sql', 0, 'x', 0, 1)""");
        for (String command : List.of("serve", "backup", "doctor")) {
            Shell.Told told = shell.run(command);
            assertThat(told.exit()).as(command).isIn(ExitCode.UNAVAILABLE, ExitCode.REFUSED);
            assertThat(told.err() + told.out())
                    .as(command)
                    .contains("The database has schema 99 of a newer Muster, and this program knows schemas up to "
                            + EarlierStore.newest() + " only; start the newer program.");
        }
        assertThat(shell.run("serve").err()).hasLineCount(1);
    }
}
