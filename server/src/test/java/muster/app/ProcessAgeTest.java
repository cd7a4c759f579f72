package muster.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessAgeTest {
    /** As Linux writes it, for a program with an unpleasant name. */
    private static final String STAT =
            "4711 (a) b (c) S 1 4711 4711 0 -1 4194560 100 0 0 0 5 1 0 0 20 0 30 0 123456 1000000 2000 18446744073709551615";

    @Test
    void theAgeIsTheTimeSinceTheThreadBegan() {
        assertThat(ProcessAge.fromLinux(STAT, "1235.06 4000.00\n")).isEqualTo(500);
    }

    @Test
    void clocksThatDoNotBelongTogetherAreNotBelieved() {
        assertThatThrownBy(() -> ProcessAge.fromLinux(STAT, "12.06 40.00\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everySystemTellsSomeAge() {
        assertThat(ProcessAge.millis()).isBetween(0L, Duration.ofDays(1).toMillis());
    }
}
