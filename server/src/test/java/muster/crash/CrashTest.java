package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of the long run: each boundary under load once, and a moment at random. */
class CrashTest {
    private static final int AT_RANDOM = 1;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfDoneWhereverTheProcessDies() {
        try (CrashRounds rounds = new CrashRounds(20_261_123)) {
            CrashRounds.UNDER_LOAD.forEach(rounds::haltAt);
            for (int i = 0; i < AT_RANDOM; i++) {
                rounds.killAtRandom();
            }
            assertThat(rounds.deviations()).as(rounds.summary()).isEmpty();
        }
    }
}
