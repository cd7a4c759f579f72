package muster.directory;

import java.util.Map;
import muster.directory.LedgerFault.Kind;
import muster.model.Checkpoint;
import org.jspecify.annotations.Nullable;

/** Compares checkpoints with what was told of them outside, both in their order. */
final class ToldHeads {
    private final LedgerHeads.Told told;
    private final Map<String, String> keys;
    private final LedgerFaults faults;
    private @Nullable Checkpoint next;
    private long seen;
    private long compared;

    /**
     * @param previous head of what went before; null when nothing did
     * @param after heads up to this number are of what went before, and only the last of them is compared
     */
    ToldHeads(
            LedgerHeads.Told told,
            @Nullable String previous,
            long after,
            Map<String, String> keys,
            LedgerFaults faults) {
        this.told = told;
        this.keys = keys;
        this.faults = faults;
        advance();
        Checkpoint before = null;
        while (next != null && next.last() <= after) {
            before = next;
            advance();
        }
        if (before != null) {
            compareBeginning(before, previous, after);
        }
    }

    private void compareBeginning(Checkpoint before, @Nullable String previous, long after) {
        if (before.last() == after) {
            compared++;
        }
        if (before.last() == after && !before.head().equals(previous)) {
            faults.add(Kind.CUT, after, "another head than the one before the beginning was told outside");
        } else if (before.last() != after && next != null) {
            faults.add(
                    Kind.CUT, after, "no checkpoint that ends with the number before the beginning was told outside");
        }
    }

    void compare(Checkpoint checkpoint) {
        skipUpTo(checkpoint.last() - 1);
        Checkpoint head = next;
        if (head == null || head.last() != checkpoint.last()) {
            return;
        }
        compared++;
        if (!head.equals(checkpoint)) {
            add(
                    Kind.CUT,
                    head,
                    "another head than this checkpoint's was told outside",
                    "other heads than those of these checkpoints were told outside");
        }
        advance();
    }

    private void skipUpTo(long last) {
        while (next != null && next.last() <= last) {
            compared++;
            add(
                    Kind.CUT,
                    next,
                    "the checkpoint was told outside, and is not there",
                    "the checkpoints were told outside, and are not there");
            advance();
        }
    }

    /** @param last number of the last event that is covered */
    void end(long last) {
        while (next != null) {
            compared++;
            add(
                    Kind.CUT,
                    next,
                    "a checkpoint up to this number was told outside; what is there ends with " + last,
                    "checkpoints up to the last of these numbers were told outside; what is there ends with " + last);
            advance();
        }
    }

    private void add(Kind kind, Checkpoint head, String told, String many) {
        faults.add(kind, Math.min(head.first(), head.last()), head.last(), told, many);
    }

    private void advance() {
        next = null;
        try {
            if (told.hasNext()) {
                next = checked(told.next());
            }
        } catch (LedgerHeads.Unreadable broken) {
            faults.add(Kind.UNREADABLE, seen, String.valueOf(broken.getMessage()));
        }
    }

    private Checkpoint checked(Checkpoint head) {
        String key = keys.get(head.key());
        if (key == null || !LedgerKey.hasSigned(key, head)) {
            add(
                    Kind.SIGNATURE,
                    head,
                    "a head that was told outside is not signed with a key of this ledger",
                    "heads that were told outside are not signed with a key of this ledger");
        }
        if (head.last() <= seen) {
            faults.add(Kind.UNREADABLE, head.last(), "heads told outside are not in their order");
        }
        seen = Math.max(seen, head.last());
        return head;
    }

    long compared() {
        return compared;
    }
}
