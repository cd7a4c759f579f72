package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import muster.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios, with little effort, on servers that are stand-ins. */
class ScenariosTest {
    private static final Effort LITTLE = new Effort(
            Duration.ofMillis(20), Duration.ofMillis(20), 40, 20, 20, 5, 2, 3, Duration.ZERO, Duration.ofMillis(50));
    /** They sign in, change things and look whether that counts, which takes a real server: {@link FilledScenariosTest}. */
    static final Set<ScenarioName> BEYOND_A_STAND_IN = EnumSet.of(
            ScenarioName.OWN_ACCOUNT,
            ScenarioName.CHANGE,
            ScenarioName.LOCK,
            ScenarioName.PREFIX,
            ScenarioName.FILTERS,
            ScenarioName.IMPORT,
            ScenarioName.EXPORT);

    private static final Machine MACHINE =
            new Machine(2, "abacus", "Linux", "25", "ext4", 0.5, LocalDate.of(2026, 1, 2));

    @TempDir
    Path folder;

    private final Report report = new Report(MACHINE);
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    @Test
    void everyOtherScenarioMeasuresSomethingAndLeavesNothingBehind() throws Exception {
        Set<ScenarioName> scenarios = EnumSet.complementOf(EnumSet.copyOf(BEYOND_A_STAND_IN));
        try (Fleet fleet = fleet(standIn())) {
            BenchRun run = run(fleet);
            for (ScenarioName name : scenarios) {
                name.measure(run);
            }
        }
        assertThat(report.measures())
                .extracting(Measure::scenario)
                .containsOnly(scenarios.stream().map(ScenarioName::toString).toArray(String[]::new));
        assertThat(report.measures())
                .extracting(Measure::what)
                .contains(
                        "as the server says",
                        "8 clients",
                        "64 clients / floor",
                        "sign-ins / cores x hashes of one thread",
                        "own account meanwhile, p99",
                        "new, taken in / one by one",
                        "keyset walk, counted, p50 / health",
                        "made through three nodes, p99.9",
                        "sign-ins, p99.9",
                        "ended key still works elsewhere, p99");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("200 of 200 accounts made");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void serverThatDoesNotStartIsToldWithItsLog() throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        Launch broken = new Launch(home, List.of(home.resolve("bin/java").toString(), "no.such.Program"));
        try (Fleet fleet = fleet(broken)) {
            assertThatThrownBy(() -> new StartScenario().measure(run(fleet)))
                    .isInstanceOf(ScenarioFailed.class)
                    .hasMessageContaining("no.such.Program");
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void wrongAnswersAreCountedInTheReportAndFailTheScenarioAtItsEnd() throws Exception {
        try (Fleet fleet = fleet(standIn("ailing"))) {
            BenchRun run = run(fleet);
            // Of 3 kinds and 2 sizes 5 pages in 3 rounds, and 2 walks: 92 pages, beside 90 of health and 300 new
            // accounts.
            assertThatThrownBy(() -> ScenarioName.LIST.measure(run))
                    .isInstanceOf(ScenarioFailed.class)
                    .hasMessage("46 of 482 requests failed; the first with 500 {\"results\":[],\"current_page\":1,"
                            + "\"total\":100}");
            ScenarioName.HEALTH.measure(run);
        }
        assertThat(report.measures())
                .filteredOn(measure -> measure.what().equals("errors"))
                .extracting(Measure::scenario, measure -> measure.value().median(), Measure::verdict)
                .containsExactly(tuple("list", 46.0, "MISSED"), tuple("health", 0.0, "met"));
        assertThat(report.measures())
                .extracting(Measure::what)
                .contains("walk by pages of 500 of 200", "health / echo, requests");
    }

    private static Launch standIn(String... arguments) throws URISyntaxException {
        Path javaHome = Path.of(System.getProperty("java.home"));
        Path classes = Path.of(StandIn.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String java = javaHome.resolve("bin/java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", classes.toString(), StandIn.class.getName()));
        command.addAll(List.of(arguments));
        return new Launch(javaHome, command);
    }

    private Fleet fleet(Launch launch) throws IOException {
        return new Fleet(launch, folder, new PrintStream(progress, true, StandardCharsets.UTF_8));
    }

    private BenchRun run(Fleet fleet) {
        PrintStream printer = new PrintStream(progress, true, StandardCharsets.UTF_8);
        String postgres = TestPostgres.emptyDatabaseAddress();
        return new BenchRun(fleet, List.of(200, 100), 2, LITTLE, report, postgres, printer);
    }
}
