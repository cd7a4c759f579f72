package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlanPaceTest {
    private final PlanPace pace = new PlanPace();

    /** A machine on which a row takes so many microseconds, and the rest of a slice so many milliseconds. */
    private Duration slice(int microsPerRow, int millisToCommit) {
        long byTime = Math.ceilDiv(pace.acting().toNanos() / 1_000, microsPerRow);
        int done = (int) Math.min(pace.rows(), byTime);
        Duration acted = Duration.ofNanos(done * microsPerRow * 1_000L);
        Duration held = acted.plusMillis(millisToCommit);
        pace.took(done, acted, held);
        return held;
    }

    @Test
    void theFirstSliceLeavesHalfOfTheTimeToItsCommit() {
        assertThat(slice(2_000, 20)).isLessThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void slicesGrowUntilTheyHoldTheWriterForTheirFiftyMillisecondsWithTheCommit() {
        Duration longest = Duration.ZERO;
        Duration last = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            last = slice(500, 10);
            longest = last.compareTo(longest) > 0 ? last : longest;
        }

        assertThat(last).isBetween(Duration.ofMillis(45), Duration.ofMillis(50));
        assertThat(longest).isLessThanOrEqualTo(Duration.ofMillis(51));
    }

    @Test
    void aSliceThatHeldTheWriterTooLongIsFollowedByAShorterOne() {
        for (int i = 0; i < 10; i++) {
            slice(500, 10);
        }
        slice(500, 200);

        assertThat(slice(500, 40)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void whereEvenACommitTakesLongerSomeRowsAreDone() {
        for (int i = 0; i < 10; i++) {
            slice(500, 400);
        }

        assertThat(pace.acting()).isEqualTo(Duration.ofMillis(5));
        assertThat(pace.rows()).isBetween(4, 20);
    }

    @Test
    void quickRowsAreHandledFiveHundredAtATimeAtMost() {
        for (int i = 0; i < 10; i++) {
            slice(1, 1);
        }

        assertThat(pace.rows()).isEqualTo(500);
    }
}
