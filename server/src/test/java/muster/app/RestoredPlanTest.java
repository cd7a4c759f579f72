package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import muster.directory.ApplyOptions;
import muster.directory.Plan;
import muster.model.Caller;
import muster.store.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan of which a part was done when the backup was made is carried out to its end in the restored directory. */
class RestoredPlanTest {
    private static final Caller HOST = Caller.host("test");
    private static final int PEOPLE = 100;

    @TempDir
    Path folder;

    private Plan begun;
    private Path backup;

    @BeforeEach
    void backUpInTheMiddleOfAPlan() throws IOException {
        Shell shell = Shell.on(folder.resolve("data"));
        shell.run("user", "create", "--username", "iris", "--password", "correct horse battery");
        Stream<String> people = IntStream.range(0, PEOPLE).mapToObj(i -> "person" + i);
        Path table = Files.write(
                folder.resolve("people.csv"),
                Stream.concat(Stream.of("username"), people).toList());
        shell.run("plan", table.toString());
        Path data = folder.resolve("data");
        Configuration configuration = Configuration.read(data, Map.of(), Map.of());
        try (OpenDirectory open = OpenDirectory.open(configuration, DataFolder.at(data), new SecureRandom())) {
            var plans = open.directory().plans();
            begun = plans.applyFor(
                    HOST, plans.recent(HOST, null, 1).getFirst().id(), ApplyOptions.USUAL, Duration.ZERO);
        }
        backup = folder.resolve("backup");
        assertThat(shell.run("backup", "--to", backup.toString()).exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void restOfItIsDoneInTheRestoredDirectory() throws IOException {
        assertThat(begun.state()).isEqualTo(Plan.State.RUNNING);
        assertThat(begun.done()).isBetween(1L, PEOPLE - 1L);
        goesOnIn("embedded", Map.of());
        goesOnIn("postgres", Map.of("MUSTER_DATABASE", TestPostgres.emptyDatabaseAddress()));
    }

    private void goesOnIn(String name, Map<String, String> environment) throws IOException {
        Shell restored = new Shell(folder.resolve(name), environment);
        assertThat(restored.run("restore", backup.toString()).exit()).isEqualTo(ExitCode.DONE);
        Files.copy(folder.resolve("data/data.key"), restored.data().resolve("data.key"));
        Shell.Told told = restored.run("apply", begun.id().toString());
        assertThat(told.exit()).as(told.err()).isEqualTo(ExitCode.DONE);
        assertThat(told.out()).contains(PEOPLE + " done, 0 not done");
        List<String> names = restored.run("user", "list", "--prefix", "person", "--limit", "1000", "--json")
                .out()
                .lines()
                .toList();
        assertThat(names).hasSize(PEOPLE);
    }
}
