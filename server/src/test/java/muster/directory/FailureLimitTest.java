package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import muster.model.Failure;
import muster.model.Refused;
import org.junit.jupiter.api.Test;

class FailureLimitTest {
    private Instant now = Instant.parse("2026-03-01T09:15:00Z");
    private final FailureLimit limit = new FailureLimit(() -> now, 3);

    private void fail(String source, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(source);
        }
    }

    @Test
    void refusesASourceForTheRestOfItsMinute() {
        fail("10.0.0.1", 2);
        assertThatCode(() -> limit.requireBelow("10.0.0.1")).doesNotThrowAnyException();

        now = now.plusSeconds(20);
        fail("10.0.0.1", 1);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> limit.requireBelow("10.0.0.1"))
                .satisfies(
                        refused -> assertThat(refused.failure()).isEqualTo(new Failure.Busy(Duration.ofSeconds(40))));
    }

    @Test
    void leavesOtherSourcesAlone() {
        fail("10.0.0.1", 3);

        assertThatCode(() -> limit.requireBelow("10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void forgetsAfterAMinute() {
        fail("10.0.0.1", 3);
        now = now.plusSeconds(60);

        assertThatCode(() -> limit.requireBelow("10.0.0.1")).doesNotThrowAnyException();
        fail("10.0.0.1", 2);
        assertThatCode(() -> limit.requireBelow("10.0.0.1")).doesNotThrowAnyException();
    }
}
