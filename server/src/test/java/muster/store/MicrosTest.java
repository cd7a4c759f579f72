package muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times as numbers. */
final class MicrosTest {

    @Test
    void timesAreCountedFromTheEpoch() {
        assertThat(Micros.of(Instant.parse("1970-01-01T00:00:01.000002Z"))).isEqualTo(1_000_002);
        assertThat(Micros.of(1_000_002)).isEqualTo("1970-01-01T00:00:01.000002Z");
        assertThat(Micros.of(Instant.parse("1969-12-31T23:59:59.999999Z"))).isEqualTo(-1);
    }

    @Test
    void timeThatNeverComesIsTheLargestNumber() {
        assertThat(Micros.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Micros.of(Long.MAX_VALUE)).isEqualTo(Instant.MAX);
        assertThat(Micros.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void nothingIsKeptAsNothing() {
        assertThat(Micros.ofNullable(null)).isNull();
    }
}
