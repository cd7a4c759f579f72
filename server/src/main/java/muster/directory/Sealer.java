package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Checkpoint;
import muster.model.Event;
import muster.model.LedgerEntry;
import muster.model.Origin;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/**
 * Seals the ledger: gives events their places in the chain, makes checkpoints and signs them; and erases what of purged accounts
 * is to be erased. Of several processes on one database one does it at a time.
 */
public final class Sealer {
    /** How many events a checkpoint covers at most. */
    public static final int EVENTS_A_CHECKPOINT = 1_000;

    private static final String LEASE = "sealer";
    private static final Duration LEASE_TIME = Duration.ofSeconds(15);
    private static final int ERASED_AT_ONCE = 500;
    private static final int ERASURES_AT_ONCE = 10;
    private static final int COUNTED_UP_TO = 100_000;

    private final Transactions transactions;
    private final Vault vault;
    private final String holder;

    Sealer(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
        this.holder = transactions.identifiers().secret(20);
    }

    /** What waits to be sealed, counted up to 100,000. */
    public ChainReader.Waiting waiting() {
        return transactions.read(reading -> reading.chain().waiting(COUNTED_UP_TO));
    }

    /**
     * Seals all that can be sealed now, a checkpoint a transaction.
     *
     * @return how many checkpoints were made; none when another process has the lease
     */
    public int seal() {
        int made = 0;
        while (isAnythingWaiting()) {
            Optional<Checkpoint> checkpoint = transactions.store().write(this::sealSome);
            if (checkpoint.isEmpty()) {
                return made;
            }
            made++;
        }
        return made;
    }

    private boolean isAnythingWaiting() {
        return transactions.read(reading -> reading.chain().waiting(1).events() > 0);
    }

    private Optional<Checkpoint> sealSome(Writing writing) {
        Instant now = transactions.now();
        ChainWriter chain = writing.chain();
        if (!chain.lease(LEASE, holder, now, now.plus(LEASE_TIME))) {
            return Optional.empty();
        }
        List<LedgerEntry> entries = chain.unsealed(now, EVENTS_A_CHECKPOINT);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Checkpoint previous = chain.newest().orElse(null);
        LedgerKey key = key(writing, now);
        List<LedgerEntry> sealed = sealed(entries, previous == null ? 1 : previous.last() + 1);
        Checkpoint checkpoint = checkpoint(sealed, previous, key, now);
        chain.seal(sealed);
        chain.add(checkpoint);
        return Optional.of(checkpoint);
    }

    private static List<LedgerEntry> sealed(List<LedgerEntry> entries, long first) {
        List<LedgerEntry> sealed = new ArrayList<>(entries.size());
        for (LedgerEntry entry : entries) {
            long number = first + sealed.size();
            sealed.add(entry.sealed(number, LedgerDigests.seal(number, entry)));
        }
        return sealed;
    }

    private Checkpoint checkpoint(List<LedgerEntry> sealed, @Nullable Checkpoint previous, LedgerKey key, Instant now) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        Checkpoint bare =
                new Checkpoint(sealed.getFirst().number(), sealed.getLast().number(), micros, "", key.id(), "");
        LedgerDigests.Head head = LedgerDigests.head(previous == null ? null : previous.head(), bare);
        sealed.forEach(entry -> head.add(entry.seal()));
        return key.sign(bare.withHead(head.end()), vault).orElseThrow();
    }

    /** Makes the key that signs, unless there is one: before anybody is served, so that no event comes of itself later. */
    public void prepare() {
        boolean there =
                transactions.read(reading -> reading.chain().keys().stream().anyMatch(key -> key.isUsable(vault)));
        if (!there) {
            transactions.store().write(writing -> key(writing, transactions.now()));
        }
    }

    /** The newest key that this process can use, or a new one: after a restore without the data key there is none. */
    private LedgerKey key(Writing writing, Instant now) {
        return writing.chain().keys().stream()
                .filter(key -> key.isUsable(vault))
                .findFirst()
                .orElseGet(() -> newKey(writing, now));
    }

    private LedgerKey newKey(Writing writing, Instant now) {
        LedgerKey key = LedgerKey.of(vault.newSigningPair(), vault, now);
        writing.chain().addKey(key);
        Caller timer = new Caller(new Actor.Timer(), null, Rank.VIEWER, Origin.host("sealer"));
        var work = new Transactions.Work(writing, timer, now, transactions.identifiers());
        work.record(
                Act.LEDGER_KEY_MADE,
                new Event.Target("ledger key", key.id(), null),
                null,
                List.of(new Event.FieldChange("public key", null, key.publicKey())));
        return key;
    }

    /** The checkpoints that end after this number, in order. */
    public List<Checkpoint> checkpoints(long after, int limit) {
        return transactions.read(reading -> reading.chain().checkpoints(after, limit));
    }

    /** Notes that checkpoints were told outside of the database. */
    public void exported(List<Checkpoint> checkpoints) {
        transactions.store().<Boolean>write(writing -> {
            writing.chain().exported(checkpoints, transactions.now());
            return true;
        });
    }

    /**
     * Erases some of what is to be erased, once all that is told of the account is sealed.
     *
     * @return how many accounts were done with
     */
    public int erase() {
        List<AccountId> due = transactions.read(reading -> reading.chain().erasures(ERASURES_AT_ONCE).stream()
                .filter(account -> !reading.chain().isWaiting(account))
                .toList());
        due.forEach(this::erase);
        return due.size();
    }

    private void erase(AccountId account) {
        transactions.inSlices(ERASED_AT_ONCE, writing -> writing.chain().erase(account, ERASED_AT_ONCE));
        transactions.store().<Boolean>write(writing -> {
            writing.chain().erased(account);
            return true;
        });
    }
}
