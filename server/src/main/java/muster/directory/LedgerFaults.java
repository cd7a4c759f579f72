package muster.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import muster.model.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * Faults as they are found, each run of one fault as one. All are counted; of those of heads, of checkpoints and of events the first
 * hundred are kept each, and told in this order, so that many of one kind hide none of another.
 */
final class LedgerFaults {
    private static final int KEPT = 100;

    /** What was told outside counts most, and then what is signed. */
    private enum Weight {
        HEADS,
        CHECKPOINTS,
        EVENTS;

        static Weight of(LedgerFault.Kind kind) {
            return switch (kind) {
                case CUT, UNREADABLE -> HEADS;
                case CHECKPOINT, SIGNATURE -> CHECKPOINTS;
                case ALTERED, REMOVED, REORDERED, ADDED, ERASED -> EVENTS;
            };
        }
    }

    /** A fault that may go on. */
    private static final class Run {
        private final String many;
        private LedgerFault fault;

        Run(LedgerFault fault, String many) {
            this.fault = fault;
            this.many = many;
        }

        void reachTo(long number) {
            fault = new LedgerFault(fault.kind(), fault.number(), number, null, many);
        }
    }

    private final Map<Weight, List<Run>> kept = new EnumMap<>(Weight.class);
    /** The last run of each kind and sentence, of which there are few; forgotten should somebody have made many. */
    private final Map<String, Run> open = new HashMap<>();

    private long count;
    private long seen;

    /** A fault that stands alone. */
    void add(LedgerFault.Kind kind, long number, String told) {
        seen++;
        keep(new Run(new LedgerFault(kind, number, number, null, told), told));
    }

    /** @param many what to tell of it when the next events have it too: one of few sentences */
    void add(LedgerFault.Kind kind, LedgerEntry entry, String told, String many) {
        long number = entry.number();
        add(new LedgerFault(kind, number, number, entry.header().id(), told), many);
    }

    /**
     * @param from the first number that it is about
     * @param to the last one
     * @param many what to tell of it when it goes on at the next number: one of few sentences
     */
    void add(LedgerFault.Kind kind, long from, long to, String told, String many) {
        add(new LedgerFault(kind, from, to, null, told), many);
    }

    private void add(LedgerFault fault, String many) {
        seen++;
        String key = fault.kind() + many;
        @Nullable Run run = open.get(key);
        if (run != null && run.fault.upTo() + 1 == fault.number()) {
            run.reachTo(fault.upTo());
            return;
        }
        if (open.size() >= KEPT) {
            open.clear();
        }
        Run begun = new Run(fault, many);
        open.put(key, begun);
        keep(begun);
    }

    private void keep(Run run) {
        count++;
        List<Run> some = kept.computeIfAbsent(Weight.of(run.fault.kind()), _ -> new ArrayList<>());
        if (some.size() < KEPT) {
            some.add(run);
        }
    }

    List<LedgerFault> kept() {
        return kept.values().stream()
                .flatMap(List::stream)
                .map(run -> run.fault)
                .toList();
    }

    /** How many there are, each run counted once. */
    long count() {
        return count;
    }

    /** How often a fault was found, however long its run. */
    long seen() {
        return seen;
    }
}
