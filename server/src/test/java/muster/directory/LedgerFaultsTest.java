package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import muster.directory.LedgerFault.Kind;
import muster.model.Act;
import muster.model.LedgerEntry;
import org.junit.jupiter.api.Test;

class LedgerFaultsTest {
    private final LedgerFaults faults = new LedgerFaults();

    private static LedgerEntry entry(long number) {
        var header = new LedgerEntry.Header(
                1_000 + number, 0, "HOST", null, null, "host", "r", Act.SIGNED_IN.name(), "account", "a", null);
        return new LedgerEntry(number, header, null, null, "{}", "d", "s");
    }

    private void altered(long number) {
        faults.add(Kind.ALTERED, entry(number), "is not", "are not");
    }

    @Test
    void aRunOfOneFaultIsToldAsOne() {
        altered(3);
        faults.add(Kind.REMOVED, 120, 340, "are gone", "are gone");
        faults.add(Kind.REMOVED, 341, 500, "are gone", "are gone");
        altered(502);
        altered(503);
        altered(504);
        assertThat(faults.kept())
                .extracting(LedgerFault::number, LedgerFault::upTo, LedgerFault::event, LedgerFault::told)
                .containsExactly(
                        tuple(3L, 3L, 1_003L, "is not"),
                        tuple(120L, 500L, null, "are gone"),
                        tuple(502L, 504L, null, "are not"));
        assertThat(faults.count()).isEqualTo(3);
        assertThat(faults.seen()).isEqualTo(6);
    }

    @Test
    void runsOfSeveralFaultsOfTheSameEventsGoOnBesideEachOther() {
        for (long number = 1; number <= 50; number++) {
            altered(number);
            faults.add(Kind.ALTERED, entry(number), "tells another place", "tell other places");
        }
        assertThat(faults.kept()).extracting(LedgerFault::upTo).containsExactly(50L, 50L);
    }

    @Test
    void headsAndCheckpointsAreToldFirstHoweverManyEventsAreAtFault() {
        for (long number = 1; number <= 1_000; number += 2) {
            altered(number);
        }
        faults.add(Kind.SIGNATURE, 1, 1_000, "does not fit", "do not fit");
        faults.add(Kind.CUT, 1_001, 2_000, "is not there", "are not there");
        assertThat(faults.kept()).hasSize(102);
        assertThat(faults.kept().subList(0, 3))
                .extracting(LedgerFault::kind)
                .containsExactly(Kind.CUT, Kind.SIGNATURE, Kind.ALTERED);
        assertThat(faults.count()).isEqualTo(502);
    }

    @Test
    void faultsWithManySentencesAreCountedAndKeepLittle() {
        for (long number = 1; number <= 100_000; number++) {
            faults.add(Kind.SIGNATURE, number, number, "key " + number, "key " + number);
        }
        assertThat(faults.kept()).hasSize(100);
        assertThat(faults.count()).isEqualTo(100_000);
    }
}
