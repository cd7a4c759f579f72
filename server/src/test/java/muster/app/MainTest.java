package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import muster.cli.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final Map<String, String> ON_A_FREE_PORT = Map.of("MUSTER_LISTEN", "127.0.0.1:0");

    @TempDir
    Path folder;

    @Test
    void aDatabaseOfANewerMusterEndsInOneSentence() throws Exception {
        assertThat(run("user", "create", "--username", "iris", "--password", "a long password")
                        .exit())
                .isEqualTo(ExitCode.DONE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("muster.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("update flyway_schema_history set version = '9999'");
        }

        Shell.Told told = run("user", "list");

        assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(told.err()).contains("newer").hasLineCount(1);
        assertThat(run("serve", "--listen", "127.0.0.1:0").exit()).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void aWrongUseIsSaidInOneSentenceWithAPointerToTheHelp() {
        for (String[] wrong : new String[][] {{"user", "lock"}, {"user", "lock", "ada", "--nonsense"}}) {
            Shell.Told told = run(wrong);
            assertThat(told.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(told.err())
                    .startsWith("muster: ")
                    .hasLineCount(2)
                    .endsWith("muster user lock --help tells more.\n");
        }
        assertThat(run("user").err())
                .isEqualTo("muster: Say which command is meant.\nmuster user --help tells more.\n");
        assertThat(run("user", "lock", "--help").out()).contains("Usage: muster user lock");
    }

    @Test
    void aFileThatIsNoDatabaseEndsInOneSentence() throws Exception {
        Files.createDirectories(data());
        Files.writeString(
                data().resolve("muster.db"), "no database, but text that is long enough to be looked at\n".repeat(100));

        Shell.Told told = run("user", "list");

        assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(told.err()).startsWith("muster: ").hasLineCount(1);
    }

    @Test
    void settingsThatTheRunningServerWouldNotHearOfAreRefused() {
        try (Application _ = Application.start(Configuration.read(data(), ON_A_FREE_PORT, Map.of()))) {
            Shell.Told told = run("user", "list", "--set", "default-rank=publisher");

            assertThat(told.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(told.err()).contains("--set").hasLineCount(1);
            assertThat(run("user", "list").exit()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void aListThatGoesOnSaysHow() {
        for (String name : List.of("iris", "tomas", "ada")) {
            assertThat(run("user", "create", "--username", name, "--password", "a long password")
                            .exit())
                    .isEqualTo(ExitCode.DONE);
        }

        assertThat(run("user", "list", "--limit", "2").out()).endsWith("2 of 3; --skip 2 shows more\n");
        assertThat(run("user", "list", "--skip", "2").out()).endsWith("1 of 3\n");
    }

    @Test
    void aCommandInAFolderThatIsNotThereMakesNone() {
        Shell.Told told = run("user", "list");

        assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(told.err()).contains("user create").hasLineCount(1);
        assertThat(data()).doesNotExist();
    }

    private Shell.Told run(String... arguments) {
        return Shell.on(data()).run(arguments);
    }

    private Path data() {
        return folder.resolve("data");
    }
}
