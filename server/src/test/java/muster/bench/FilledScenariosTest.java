package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import muster.app.Main;
import muster.credential.DataKey;
import muster.model.Password;
import muster.store.SqlStore;
import muster.store.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios on copies of a folder that was filled before. */
class FilledScenariosTest {
    private static final Effort LITTLE = new Effort(
            Duration.ofMillis(50), Duration.ofMillis(50), 40, 20, 20, 5, 2, 3, Duration.ZERO, Duration.ofMillis(50));
    private static final Machine MACHINE =
            new Machine(2, "abacus", "Linux", "25", "ext4", 0.5, LocalDate.of(2026, 1, 2));
    private static final List<ScenarioName> ON_MANY =
            List.of(ScenarioName.LIST, ScenarioName.ARVADOS_LISTS, ScenarioName.MEMORY);

    @TempDir
    Path folder;

    private final Report report = new Report(MACHINE);
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream progress = new PrintStream(told, true, StandardCharsets.UTF_8);

    private Path many;

    @BeforeEach
    void fill() throws IOException {
        many = Files.createDirectory(folder.resolve("many"));
        fill(many, 400);
        told.reset();
    }

    private void fill(Path data, int accounts) throws IOException {
        try (SqlStore store = InProcess.store(data)) {
            Ground ground = new Ground(store, DataKey.random(new SecureRandom()), List.of());
            new Filling(ground, accounts, progress).fill(Password.ofText("a heron at the weir"));
        }
    }

    @Test
    void scenariosMeasureOnACopyOfAFilledFolder() throws Exception {
        byte[] before = Files.readAllBytes(many.resolve("muster.db"));
        try (Fleet fleet = new Fleet(server(), folder, progress)) {
            List<Integer> sizes = fleet.fillFrom(List.of(new FilledFolder(many)));
            assertThat(sizes).as("with the administrator, without the trash").containsExactly(397);
            String postgres = TestPostgres.emptyDatabaseAddress();
            BenchRun run = new BenchRun(fleet, sizes, 1, LITTLE, report, postgres, progress);
            for (ScenarioName name : ScenariosTest.BEYOND_A_STAND_IN) {
                name.measure(run);
            }
            for (ScenarioName name : ON_MANY) {
                name.measure(run);
            }
        }
        assertThat(report.measures())
                .extracting(Measure::scenario)
                .containsAll(ON_MANY.stream().map(ScenarioName::toString).toList());
        assertThat(report.measures())
                .extracting(Measure::scenario)
                .containsAll(ScenariosTest.BEYOND_A_STAND_IN.stream()
                        .map(ScenarioName::toString)
                        .toList());
        assertThat(report.measures())
                .extracting(Measure::what)
                .contains(
                        "own account / health, requests",
                        "own user at the Arvados door / own account, requests",
                        "own user at the CryoSPARC door / health, requests",
                        "own record at the Cloudomation door, CPU of the server",
                        "own account at the own door, p99.9",
                        "own page of the console, p99",
                        "Connect, user_role=viewer&sort=active_time&asc_order=false of 397, p50 / unfiltered",
                        "Connect, user_role=publisher or administrator of 397, p99",
                        "CryoSPARC, role=admin of 397, CPU of the server",
                        "8 clients / floor",
                        "Cloudomation, 64 clients, written for each",
                        "397 people, imported / written without rules",
                        "PostgreSQL, 397 people, imported / written without rules",
                        "console, under 50 matches of 397, p99",
                        "397 people as yaml / accounts alone");
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("accounts made");
        assertThat(Files.readAllBytes(many.resolve("muster.db"))).isEqualTo(before);
        assertNothingIsLeft();
    }

    @Test
    void foldersOfSeveralSizesAreMeasuredSideBySide() throws Exception {
        Path few = Files.createDirectory(folder.resolve("few"));
        fill(few, 100);
        try (Fleet fleet = new Fleet(server(), folder, progress)) {
            List<FilledFolder> folders = List.of(new FilledFolder(many), new FilledFolder(few), new FilledFolder(few));
            BenchRun run = new BenchRun(fleet, fleet.fillFrom(folders), 1, LITTLE, report, null, progress);
            assertThat(run.accounts()).containsExactly(100, 397);
            ScenarioName.LIST.scenario().measure(run);
        }
        assertThat(report.measures())
                .extracting(Measure::what)
                .contains("first page of 50 of 100, p50", "first page of 50 of 397, p50");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(few, many);
        }
    }

    @Test
    void aFolderIsNotCopiedWhileAServerRunsOnIt() throws Exception {
        try (FileChannel channel = FileChannel.open(
                        many.resolve("muster.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock();
                Fleet fleet = new Fleet(server(), folder, progress)) {
            assertThatThrownBy(() -> fleet.fillFrom(List.of(new FilledFolder(many))))
                    .isInstanceOf(ScenarioFailed.class)
                    .hasMessageContaining("stop it first");
        }
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(many);
        }
    }

    private static Launch server() {
        Path home = Path.of(System.getProperty("java.home"));
        return new Launch(
                home,
                List.of(
                        home.resolve("bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve"));
    }
}
