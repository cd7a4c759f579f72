package muster.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What looking through the ledger found.
 *
 * @param events how many sealed events were looked at
 * @param checkpoints how many checkpoints
 * @param heads how many heads that were told outside were compared
 * @param first number of the first event that was looked at, or would be: nothing is said of those before it
 * @param last number of the last event that a checkpoint covers; 0 without any
 * @param head of the last checkpoint; null without any
 * @param waiting how many events are not sealed yet, of which nothing can be said; -1 where that is not known
 * @param erased how many events no longer tell what they told because somebody was purged
 * @param faults of what was told outside, then of checkpoints, then of events; of each the first hundred
 * @param allFaults how many there are, several in a row counted once
 */
public record LedgerReport(
        long events,
        long checkpoints,
        long heads,
        long first,
        long last,
        @Nullable String head,
        long waiting,
        long erased,
        List<LedgerFault> faults,
        long allFaults) {

    public LedgerReport {
        faults = List.copyOf(faults);
    }

    public boolean isSound() {
        return allFaults == 0;
    }
}
