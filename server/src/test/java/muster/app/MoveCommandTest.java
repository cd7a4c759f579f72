package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import muster.store.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory goes from the embedded database to PostgreSQL and back, as people have it go. */
class MoveCommandTest {
    private static final String ASIDE = "muster.db.moved-";

    @TempDir
    Path folder;

    private Path data;
    private Shell shell;
    private String postgres;

    @BeforeEach
    void makeTwoPeople() {
        data = folder.resolve("data");
        shell = Shell.on(data);
        postgres = TestPostgres.emptyDatabaseAddress();
        for (String name : List.of("iris", "ada")) {
            done("user", "create", "--username", name, "--password", "correct horse battery");
        }
    }

    private String done(String... arguments) {
        Shell.Told told = shell.run(arguments);
        assertThat(told.exit()).as(told.err()).isEqualTo(ExitCode.DONE);
        return told.out();
    }

    private List<Path> aside() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith(ASIDE))
                    .filter(file -> !file.toString().endsWith("-wal")
                            && !file.toString().endsWith("-shm"))
                    .toList();
        }
    }

    /** What is told of tables and rows, without what is told after them. */
    private static String rows(String told) {
        return told.lines().filter(line -> line.startsWith(" ")).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void directoryGoesToPostgresAndBackRowByRow() throws IOException {
        String people = done("user", "list");
        String there = done("move", "--to", postgres, "--write-settings");
        assertThat(rows(there)).contains(" 2  credential\n").contains("  event\n");
        assertThat(there).contains("each read again and found the same").contains("The old database stays as " + data);
        assertThat(data.resolve("muster.db")).doesNotExist();
        assertThat(aside()).hasSize(1);
        assertThat(done("user", "list")).isEqualTo(people);

        String back = done("move", "--to", "sqlite", "--write-settings");
        assertThat(rows(back)).isEqualTo(rows(there));
        assertThat(back).contains("The old database stays as it is");
        assertThat(Files.readAllLines(data.resolve("muster.properties"))).isEmpty();
        assertThat(done("user", "list")).isEqualTo(people);
        assertThat(aside()).hasSize(1);
    }

    @Test
    void databaseThatWasSetAsideIsTheDirectoryAgainUnderItsName() throws IOException {
        String people = done("user", "list");
        done("move", "--to", postgres);
        for (List<String> command :
                List.of(List.of("user", "list"), List.of("backup"), List.of("move", "--to", postgres))) {
            Shell.Told told = shell.run(command.toArray(String[]::new));
            assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(told.err()).contains("was moved to another database").hasLineCount(1);
        }
        Files.move(aside().getFirst(), data.resolve("muster.db"));
        assertThat(done("user", "list")).isEqualTo(people);
    }

    @Test
    void moveThatWasKilledBeforeTheOldDatabaseWasSetAsideIsFinishedByTheNext() throws IOException {
        String first = done("move", "--to", postgres);
        Files.move(aside().getFirst(), data.resolve("muster.db"));
        assertThat(done("move", "--to", postgres, "--write-settings")).contains("each read again");
        assertThat(aside()).hasSize(1);
        assertThat(data.resolve("muster.db")).doesNotExist();

        done("move", "--to", "sqlite");
        assertThat(rows(done("move", "--to", "sqlite", "--write-settings"))).isEqualTo(rows(first));
        assertThat(done("user", "list")).contains("iris");
    }

    @Test
    void otherDirectoryInTheWayIsLeftAsItIs() throws IOException {
        done("move", "--to", postgres);
        Files.move(aside().getFirst(), data.resolve("muster.db"));
        done("user", "create", "--username", "later", "--password", "correct horse battery");
        Shell.Told told = shell.run("move", "--to", postgres);
        assertThat(told.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.err())
                .isEqualTo("muster: There is a directory in the database already; it takes an empty one.\n");
        told = new Shell(data, Map.of("MUSTER_DATABASE", postgres)).run("move", "--to", "sqlite");
        assertThat(told.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.err()).contains("There is a database already: " + data.resolve("muster.db"));
        assertThat(done("user", "list")).contains("later");
    }

    @Test
    void databaseThatTheDirectoryHasLeftIsNotServedAgain() throws IOException {
        done("move", "--to", postgres, "--write-settings");
        done("move", "--to", "sqlite");
        String other = TestPostgres.emptyDatabaseAddress();
        for (List<String> command :
                List.of(List.of("user", "list"), List.of("backup"), List.of("move", "--to", other))) {
            Shell.Told told = shell.run(command.toArray(String[]::new));
            assertThat(told.exit()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(told.err())
                    .contains("was moved to " + data.resolve("muster.db") + ":")
                    .hasLineCount(1);
        }
        done("move", "--to", "sqlite", "--write-settings");
        assertThat(done("user", "list")).contains("iris");
        done("move", "--to", other, "--write-settings");
        assertThat(done("user", "list")).contains("iris");
    }

    @Test
    void moveThatWasKilledBehindTheSettingsIsFinishedByTheNext() throws IOException {
        done("move", "--to", postgres, "--write-settings");
        Files.move(aside().getFirst(), data.resolve("muster.db"));
        assertThat(done("move", "--to", postgres, "--write-settings")).contains("each read again");
        assertThat(aside()).hasSize(1);
        assertThat(data.resolve("muster.db")).doesNotExist();

        Files.move(aside().getFirst(), data.resolve("muster.db"));
        done("user", "create", "--username", "later", "--password", "correct horse battery");
        Shell.Told told = shell.run("move", "--to", postgres);
        assertThat(told.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.err()).contains("has other rows and stays as it is");
        assertThat(data.resolve("muster.db")).exists();
    }
}
