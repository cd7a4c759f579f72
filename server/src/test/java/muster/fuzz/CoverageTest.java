package muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A little coverage-guided fuzzing each time; {@code ./check fuzz} does it for as long as one likes. */
class CoverageTest {
    private static final Duration TIME = Duration.ofSeconds(6);
    private static final int BRANCHES_OF_THE_EXAMPLES_ALONE = 500;

    @TempDir
    private Path folder;

    @Test
    void noInputThatReachesNewBranchesBreaksAParser() {
        Jazzer.Outcome outcome = new Jazzer(folder, 0).run("", TIME);

        assertThat(outcome.findings()).as(outcome.told()).isEmpty();
        assertThat(outcome.executions()).as(outcome.told()).isPositive();
        // Without feedback from the program there would be nothing that guides.
        assertThat(outcome.branches()).as(outcome.told()).isGreaterThan(BRANCHES_OF_THE_EXAMPLES_ALONE);
    }
}
