package muster.directory;

import java.util.ArrayList;
import java.util.List;
import muster.model.LedgerEntry;

/** Faults as they are found: all are counted, the first are kept. */
final class LedgerFaults {
    private static final int KEPT = 100;

    private final List<LedgerFault> kept = new ArrayList<>();
    private long count;

    void add(LedgerFault.Kind kind, long number, String told) {
        add(new LedgerFault(kind, number, null, told));
    }

    void add(LedgerFault.Kind kind, long number, LedgerEntry entry, String told) {
        add(new LedgerFault(kind, number, entry.header().id(), told));
    }

    private void add(LedgerFault fault) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(fault);
        }
    }

    List<LedgerFault> kept() {
        return kept;
    }

    long count() {
        return count;
    }
}
