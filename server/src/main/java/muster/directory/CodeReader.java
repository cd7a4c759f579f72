package muster.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import muster.model.AccountId;
import muster.model.Code;

/** Looks up the codes with which people set their passwords and prove their addresses. */
public interface CodeReader {

    /** The account's code of that purpose that has not ended; its time may be over. */
    Optional<Code> open(AccountId id, Code.Purpose purpose);

    /** The latest code of each purpose of each of these accounts, ended or not. */
    List<Code> latest(Collection<AccountId> ids);

    /** The codes that nobody in particular asked for since then, for that account and purpose. */
    int askedAnonymouslySince(AccountId id, Code.Purpose purpose, Instant since);

    /** Those of these codes that this account was shown. */
    Set<UUID> displayed(Collection<Code> codes, AccountId viewer);

    /** Whether anybody was shown the code. */
    boolean wasDisplayed(Code code);

    /**
     * Active accounts whose waiting address was to be proven with a code by now, a short one or a mailed one, at most so many; without
     * those in trash, where nothing can be confirmed.
     */
    List<AccountId> unconfirmed(Instant now, int limit);

    /** Whether the account is one of those. */
    boolean isUnconfirmed(AccountId id, Instant now);

    /** How many wrong codes were presented since then, to the minute, for all accounts. */
    long missesSince(Instant since);
}
