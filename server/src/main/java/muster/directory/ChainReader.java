package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Checkpoint;
import muster.model.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** Looks at the sealed ledger. */
public interface ChainReader {

    /**
     * What is not sealed yet.
     *
     * @param events how many, counted up to the bound that was asked for
     * @param oldest when the first of them happened; null without any
     */
    record Waiting(int events, @Nullable Instant oldest) {}

    Waiting waiting(int countedUpTo);

    Optional<Checkpoint> newest();

    /** Those that end after this number, in order. */
    List<Checkpoint> checkpoints(long after, int limit);

    /** The first that was sealed at this time or later. */
    Optional<Checkpoint> firstSealedSince(Instant time);

    Optional<Checkpoint> endingWith(long last);

    /** Sealed events after one number and up to another, in order. */
    List<LedgerEntry> entries(long after, long upTo, int limit);

    /** Events with a number that no place of the chain has, at most so many: numbers begin with 1. */
    List<LedgerEntry> astray(int limit);

    /** All keys that ever signed, the newest first. */
    List<LedgerKey> keys();

    /** Some accounts of which the ledger still keeps what shall be erased. */
    List<AccountId> erasures(int limit);

    /** Whether an event about this account, or of its doing, is not sealed yet. */
    boolean isWaiting(AccountId account);
}
