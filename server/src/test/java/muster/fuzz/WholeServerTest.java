package muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import muster.testing.fuzz.Seeds;
import org.junit.jupiter.api.Test;

/** A whole server in little memory stands a little of whatever anybody may send; {@code ./check fuzz} goes on with it. */
class WholeServerTest {
    private static final Duration TIME = Duration.ofSeconds(10);

    @Test
    void whateverIsSentIsAnsweredAndNothingBreaks() throws IOException {
        SmallServer.Outcome outcome = SmallServer.fuzzed(TIME, Seeds.another());

        assertThat(outcome.sent()).isPositive();
        // Else nothing behind the doors would have been reached.
        assertThat(outcome.taken()).isPositive();
        assertThat(outcome.clicked()).isPositive();
    }
}
