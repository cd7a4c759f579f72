package muster.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import muster.directory.LedgerFault.Kind;
import muster.model.Act;
import muster.model.Checkpoint;
import muster.model.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a sealed ledger, wherever it comes from: it is handed the events of each checkpoint and then the checkpoint, in
 * their order, and says what is not as it was sealed. Keeps nothing but one checkpoint's events.
 */
public final class LedgerCheck {
    private final Map<String, String> keys;
    private final ToldHeads heads;
    private final LedgerFaults faults = new LedgerFaults();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Set<String> purged = new HashSet<>();
    /** The place of the first event of each account that no longer tells what it told. */
    private final Map<String, Long> erased = new HashMap<>();

    private final long first;
    private @Nullable String previous;
    private long last;
    private long events;
    private long checkpoints;
    private long erasures;
    private boolean ended;

    /**
     * @param previous head before the first checkpoint that follows; null at the beginning
     * @param last number of the last event before it
     * @param keys public halves by id: whose signatures count
     * @param heads as they were told outside
     */
    public LedgerCheck(@Nullable String previous, long last, Map<String, String> keys, LedgerHeads.Told heads) {
        this.previous = previous;
        this.last = last;
        this.first = last + 1;
        this.keys = Map.copyOf(keys);
        this.heads = new ToldHeads(heads, previous, last, this.keys, faults);
    }

    /** An event with a number under which nothing is ever sealed. */
    void astray(LedgerEntry entry) {
        faults.add(
                Kind.ADDED,
                entry,
                "has a number that no place of the chain has",
                "have numbers that no place of the chain has");
    }

    /** The next event. */
    public void add(LedgerEntry entry) {
        if (entries.size() < 2 * Sealer.EVENTS_A_CHECKPOINT) {
            entries.add(entry);
        } else {
            faults.add(
                    Kind.ADDED,
                    entry,
                    "stands among more events than a checkpoint covers",
                    "stand among more events than a checkpoint covers");
        }
    }

    /** The checkpoint that covers the events since the one before. */
    public void add(Checkpoint checkpoint) {
        checkpoints++;
        long before = faults.seen();
        if (checkpoint.first() != last + 1 || checkpoint.last() < checkpoint.first()) {
            faults.add(
                    Kind.CHECKPOINT,
                    checkpoint.last(),
                    "covers " + range(checkpoint) + ", but " + (last + 1) + " comes next");
        }
        lookThrough(checkpoint);
        boolean sound = faults.seen() == before;
        if (sound && !headOf(checkpoint).equals(checkpoint.head())) {
            add(
                    Kind.CHECKPOINT,
                    checkpoint,
                    "does not fit the events " + range(checkpoint) + " and the head before them",
                    "the checkpoints do not fit their events and the heads before them");
        }
        String key = keys.get(checkpoint.key());
        if (key == null) {
            add(
                    Kind.SIGNATURE,
                    checkpoint,
                    "was signed with the key " + checkpoint.key() + ", which is none of this ledger's",
                    "the checkpoints were signed with the key " + checkpoint.key()
                            + ", which is none of this ledger's");
        } else if (!LedgerKey.hasSigned(key, checkpoint)) {
            add(
                    Kind.SIGNATURE,
                    checkpoint,
                    "has a signature that does not fit",
                    "the checkpoints have signatures that do not fit");
        }
        heads.compare(checkpoint);
        previous = checkpoint.head();
        last = Math.max(last, checkpoint.last());
        events += entries.size();
        entries.clear();
    }

    private void add(Kind kind, Checkpoint checkpoint, String told, String many) {
        faults.add(kind, Math.min(checkpoint.first(), checkpoint.last()), checkpoint.last(), told, many);
    }

    private String headOf(Checkpoint checkpoint) {
        LedgerDigests.Head head = LedgerDigests.head(previous, checkpoint);
        entries.forEach(entry -> head.add(entry.seal()));
        return head.end();
    }

    private void lookThrough(Checkpoint checkpoint) {
        long expected = last + 1;
        for (LedgerEntry entry : entries) {
            if (entry.number() < expected) {
                faults.add(
                        Kind.ADDED,
                        entry,
                        "stands where another event stands already",
                        "stand where other events stand already");
                continue;
            }
            reportGap(expected, entry.number() - 1);
            lookAt(entry, checkpoint);
            expected = entry.number() + 1;
        }
        reportGap(expected, checkpoint.last());
    }

    private void reportGap(long from, long to) {
        if (from <= to) {
            String gone = "the events are gone";
            faults.add(Kind.REMOVED, from, to, from == to ? "the event is gone" : gone, gone);
        }
    }

    private void lookAt(LedgerEntry entry, Checkpoint checkpoint) {
        long number = entry.number();
        if (!LedgerDigests.seal(number, entry).equals(entry.seal())) {
            long sealedAt = placeOf(entry, checkpoint);
            if (sealedAt > 0) {
                faults.add(Kind.REORDERED, entry, "was sealed as number " + sealedAt, "were sealed as other numbers");
            } else {
                faults.add(Kind.ALTERED, entry, "is not as it was sealed", "are not as they were sealed");
            }
        }
        if (entry.payload() != null && !LedgerDigests.ofText(entry.payload()).equals(entry.payloadDigest())) {
            faults.add(
                    Kind.ALTERED,
                    entry,
                    "tells other names or values than it did",
                    "tell other names or values than they did");
        }
        if (entry.place() != null && !LedgerDigests.ofText(entry.place()).equals(entry.placeDigest())) {
            faults.add(Kind.ALTERED, entry, "tells another place than it did", "tell other places than they did");
        }
        noteErasure(entry);
    }

    /** Where else the event was sealed, as far as this checkpoint goes; 0 when nowhere. */
    private static long placeOf(LedgerEntry entry, Checkpoint checkpoint) {
        long from = checkpoint.last() - 2L * Sealer.EVENTS_A_CHECKPOINT;
        for (long number = checkpoint.last() + Sealer.EVENTS_A_CHECKPOINT; number >= Math.max(1, from); number--) {
            if (LedgerDigests.seal(number, entry).equals(entry.seal())) {
                return number;
            }
        }
        return 0;
    }

    private void noteErasure(LedgerEntry entry) {
        String subject = entry.header().subject();
        if (subject != null && entry.header().act().equals(Act.ACCOUNT_PURGED.name())) {
            purged.add(subject);
        }
        if (entry.isPayloadErased()) {
            noteErasure(subject, entry);
        }
        if (entry.isPlaceErased()) {
            noteErasure(entry.header().actorAccount(), entry);
        }
        erasures += entry.isPayloadErased() || entry.isPlaceErased() ? 1 : 0;
    }

    private void noteErasure(@Nullable String account, LedgerEntry entry) {
        if (account == null) {
            faults.add(
                    Kind.ERASED,
                    entry,
                    "no longer tells what it told, and is about nobody",
                    "no longer tell what they told, and are about nobody");
        } else {
            erased.putIfAbsent(account, entry.number());
        }
    }

    /** What is not covered by any checkpoint stands where nothing can be sealed. */
    private void end() {
        ended = true;
        entries.forEach(entry -> faults.add(
                Kind.ADDED,
                entry,
                "has a number, but no checkpoint covers it",
                "have numbers, but no checkpoint covers them"));
        heads.end(last);
    }

    /**
     * After the last checkpoint.
     *
     * @param gone whether an account with this id is gone, where that can be known
     * @param waiting how many events are not sealed; -1 where that is not known
     */
    public LedgerReport end(Predicate<String> gone, long waiting) {
        if (!ended) {
            end();
            erased.forEach((account, number) -> {
                if (!purged.contains(account) || !gone.test(account)) {
                    faults.add(
                            Kind.ERASED,
                            number,
                            "what was told of the account " + account + " is gone, but the account was not purged");
                }
            });
        }
        return new LedgerReport(
                events,
                checkpoints,
                heads.compared(),
                first,
                last,
                previous,
                waiting,
                erasures,
                faults.kept(),
                faults.count());
    }

    /** Something in a file is not as it is written. */
    public void unreadable(String told) {
        faults.add(Kind.UNREADABLE, last, told);
    }

    private static String range(Checkpoint checkpoint) {
        return checkpoint.first() + " to " + checkpoint.last();
    }
}
