package muster.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The short form of the long run: some boundaries under load once, and a moment at random. */
class CrashTest {
    /** One of each kind: around a commit, in the log, in the ledger, in a plan. */
    private static final List<WriteBoundary> OF_EACH_KIND = List.of(
            WriteBoundary.AMID_A_GROUP,
            WriteBoundary.AFTER_THE_COMMIT,
            WriteBoundary.DURING_A_CHECKPOINT,
            WriteBoundary.AFTER_THE_HEAD_IS_WRITTEN,
            WriteBoundary.AMID_A_SLICE_OF_A_PLAN);

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfDoneWhereverTheProcessDies() {
        try (CrashRounds rounds = new CrashRounds(20_261_123)) {
            OF_EACH_KIND.forEach(rounds::haltAt);
            rounds.killAtRandom();
            assertThat(rounds.deviations()).as(rounds.summary()).isEmpty();
        }
    }
}
