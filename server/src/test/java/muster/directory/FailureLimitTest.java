package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import muster.model.Failure;
import muster.model.Refused;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
    private static final String SOURCE = "10.0.0.1";

    private Instant now = Instant.parse("2026-03-01T09:15:00Z");
    private final List<Duration> waits = new ArrayList<>();
    private final FailureLimit limit = new FailureLimit(() -> now, 3, waits::add);

    private void fail(String source, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(source);
        }
    }

    @Test
    void whatFailsBeyondTheLimitIsToldToComeAgainWhenTheMinuteIsOver() {
        fail(SOURCE, 2);
        now = now.plusSeconds(20);
        fail(SOURCE, 1);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> limit.failed(SOURCE))
                .satisfies(refused ->
                        assertThat(refused.failure()).isEqualTo(new Failure.TooManyFailures(Duration.ofSeconds(40))));
    }

    @Test
    void whatIsSpentCountsLikeAFailure() {
        for (int i = 0; i < 3; i++) {
            limit.spend(SOURCE);
        }

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> limit.spend(SOURCE))
                .satisfies(refused -> assertThat(refused.failure()).isInstanceOf(Failure.TooManyFailures.class));
    }

    @Test
    void nobodyWaitsBelowTheLimit() {
        fail(SOURCE, 2);
        limit.admit(SOURCE);
        limit.admit(SOURCE);

        assertThat(waits).isEmpty();
    }

    @Test
    void beyondTheLimitASourceHasOneTryASecondAndNoLongLine() {
        fail(SOURCE, 3);
        for (int tries = 0; tries < 4; tries++) {
            limit.admit(SOURCE);
        }

        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> limit.admit(SOURCE))
                .satisfies(refused ->
                        assertThat(refused.failure()).isEqualTo(new Failure.TooManyFailures(Duration.ofSeconds(60))));
        now = now.plusSeconds(4);
        assertThatCode(() -> limit.admit(SOURCE)).doesNotThrowAnyException();
    }

    @Test
    void leavesOtherSourcesAlone() {
        fail(SOURCE, 3);
        limit.admit("10.0.0.2");
        limit.admit("10.0.0.2");
        fail("10.0.0.2", 3);

        assertThat(waits).isEmpty();
    }

    @Test
    void forgetsAfterAMinute() {
        fail(SOURCE, 3);
        now = now.plusSeconds(60);
        limit.admit(SOURCE);
        limit.admit(SOURCE);
        fail(SOURCE, 3);

        assertThat(waits).isEmpty();
    }
}
