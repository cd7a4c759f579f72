package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Checkpoint;
import muster.model.Failure;
import muster.model.LedgerEntry;
import muster.model.Permissions;
import org.jspecify.annotations.Nullable;

/** Looking through the sealed ledger from end to end, to prove it or to hand it on, in as little memory whatever its length. */
public final class LedgerProof {
    private static final int CHECKPOINTS_AT_ONCE = 50;
    private static final int ENTRIES_AT_ONCE = 2_000;
    /** More than any that was made by the sealer covers; what is beyond is at fault anyway. */
    private static final int MOST_IN_A_CHECKPOINT = 2 * Sealer.EVENTS_A_CHECKPOINT + 1;

    private static final int ASTRAY_AT_MOST = 1_000;
    private static final int COUNTED_UP_TO = 100_000;

    private final Transactions transactions;
    private final LedgerHeads heads;

    LedgerProof(Transactions transactions, LedgerHeads heads) {
        this.transactions = transactions;
        this.heads = heads;
    }

    /** Is handed a ledger in its order: the events of each checkpoint, then the checkpoint. */
    public interface Reader {
        /**
         * @param previous head before what follows; null when it is the beginning
         * @param last number of the last event before it
         * @param keys all that ever signed
         */
        void begin(@Nullable String previous, long last, List<LedgerKey> keys);

        void entry(LedgerEntry entry);

        void checkpoint(Checkpoint checkpoint);
    }

    private record Covered(List<LedgerEntry> entries, Checkpoint checkpoint) {}

    /** Some checkpoints in one snapshot; after the last one, what has a number and is covered by none. */
    private record Stretch(List<Covered> covered, List<LedgerEntry> uncovered, long waiting) {}

    /** The keys with which checkpoints were signed, the newest first. */
    public List<LedgerKey> keys(Caller caller) {
        require(Permissions.maySeeLedger(caller), new Failure.NotPermitted());
        return transactions.read(reading -> reading.chain().keys());
    }

    /** At most so many checkpoints in their order, those that end after the event of this number; 0 begins. */
    public List<Checkpoint> checkpoints(Caller caller, long after, int limit) {
        require(Permissions.maySeeLedger(caller), new Failure.NotPermitted());
        return transactions.read(reading -> reading.chain().checkpoints(after, limit));
    }

    /**
     * Looks whether the whole ledger is as it was sealed, and compares it with the heads that were told outside.
     *
     * @param told other heads to compare with than those of this installation; null for these
     * @param progress is told the number of the last event that was looked at
     */
    public LedgerReport verify(Caller caller, LedgerHeads.@Nullable Told told, LongConsumer progress) {
        require(Permissions.maySeeLedger(caller), new Failure.NotPermitted());
        try (LedgerHeads.Told compared = told == null ? heads.open() : told) {
            Map<String, String> keys = new HashMap<>();
            keys(caller).stream().filter(LedgerKey::isNamedRightly).forEach(key -> keys.put(key.id(), key.publicKey()));
            LedgerCheck check = new LedgerCheck(null, 0, keys, compared);
            transactions
                    .<List<LedgerEntry>>read(reading -> reading.chain().astray(ASTRAY_AT_MOST))
                    .forEach(check::astray);
            long waiting = walk(0, check::add, checkpoint -> {
                check.add(checkpoint);
                progress.accept(checkpoint.last());
            });
            return check.end(this::isGone, waiting);
        }
    }

    private boolean isGone(String account) {
        return AccountId.parse(account)
                .map(id -> transactions.<Boolean>read(
                        reading -> reading.accounts().find(id).isEmpty()))
                .orElse(true);
    }

    /**
     * Hands on the sealed ledger.
     *
     * @param since from the checkpoint on that was the first to be sealed at this time or later; null for all of it
     */
    public void read(Caller caller, @Nullable Instant since, Reader reader) {
        require(Permissions.mayExportLedger(caller), new Failure.NotPermitted());
        Optional<Checkpoint> before = since == null ? Optional.empty() : lastBefore(since);
        long last = before.map(Checkpoint::last).orElse(0L);
        reader.begin(before.map(Checkpoint::head).orElse(null), last, keys(caller));
        walk(last, reader::entry, reader::checkpoint);
    }

    private Optional<Checkpoint> lastBefore(Instant since) {
        return transactions.read(reading -> {
            Optional<Checkpoint> first = reading.chain().firstSealedSince(since);
            return first.isPresent()
                    ? reading.chain().endingWith(first.get().first() - 1)
                    : reading.chain().newest();
        });
    }

    /** @return how many events are not sealed yet */
    private long walk(long after, Consumer<LedgerEntry> entries, Consumer<Checkpoint> checkpoints) {
        long last = after;
        while (true) {
            long from = last;
            Stretch stretch = transactions.read(reading -> stretch(reading.chain(), from));
            for (Covered covered : stretch.covered()) {
                covered.entries().forEach(entries);
                checkpoints.accept(covered.checkpoint());
                last = Math.max(last, covered.checkpoint().last());
            }
            stretch.uncovered().forEach(entries);
            if (stretch.covered().isEmpty()) {
                return stretch.waiting();
            }
        }
    }

    private static Stretch stretch(ChainReader chain, long after) {
        List<Covered> covered = new ArrayList<>();
        long from = after;
        int read = 0;
        for (Checkpoint checkpoint : chain.checkpoints(after, CHECKPOINTS_AT_ONCE)) {
            if (read > ENTRIES_AT_ONCE) {
                break;
            }
            List<LedgerEntry> entries = chain.entries(from, checkpoint.last(), MOST_IN_A_CHECKPOINT);
            covered.add(new Covered(entries, checkpoint));
            read += entries.size();
            from = Math.max(from, checkpoint.last());
        }
        return covered.isEmpty()
                ? new Stretch(
                        covered,
                        chain.entries(after, Long.MAX_VALUE, MOST_IN_A_CHECKPOINT),
                        chain.waiting(COUNTED_UP_TO).events())
                : new Stretch(covered, List.of(), 0);
    }
}
