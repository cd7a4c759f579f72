package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.AccountId;
import muster.model.Checkpoint;
import muster.model.LedgerEntry;

/** Seals the ledger. */
public interface ChainWriter extends ChainReader {

    /**
     * Takes a lease, or goes on having it.
     *
     * @param holder who wants it; anybody else gets it only after its end, or when that lies further ahead than any lease
     *     does because the clock went back
     * @return false while somebody else has it
     */
    boolean lease(String name, String holder, Instant now, Instant until);

    /**
     * Some events without a number in the order of their ids, older than every transaction that has not ended; with digests as
     * they are going to be sealed.
     */
    List<LedgerEntry> unsealed(Instant now, int limit);

    /** Gives events their numbers and seals. */
    void seal(List<LedgerEntry> entries);

    void add(Checkpoint checkpoint);

    /** Notes when checkpoints were first told outside of the database. */
    void exported(List<Checkpoint> checkpoints, Instant now);

    void addKey(LedgerKey key);

    /** Remembers that what the ledger tells of this account is to be erased. */
    void eraseLater(AccountId account, Instant now);

    /**
     * Erases names and field values of events about an account, and from where it acted; of sealed events only.
     *
     * @return how many events were touched; fewer than the limit when none is left
     */
    int erase(AccountId account, int limit);

    /** Forgets that something is to be erased. */
    void erased(AccountId account);
}
