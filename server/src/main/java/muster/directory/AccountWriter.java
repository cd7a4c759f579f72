package muster.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.ExternalIdentity;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Keeps accounts. */
public interface AccountWriter extends AccountReader {

    /** Finds an account and keeps others from changing it until this transaction ends. */
    Optional<Account> lock(AccountId id);

    /** Keeps others from changing these accounts until this transaction ends; locks are taken in the order of the ids. */
    void lockAll(Collection<AccountId> ids);

    /**
     * Keeps a new account. Claims are made separately.
     *
     * @throws muster.model.Refused {@link muster.model.Failure.UsernameTaken}
     */
    void add(Account account);

    /**
     * Keeps the next version of an account that was found in this transaction.
     *
     * @throws muster.model.Refused {@link muster.model.Failure.UsernameTaken}, or
     *     {@link muster.model.Failure.VersionMismatch} when the stored version is not the one before
     */
    void save(Account account);

    /**
     * Removes an account that was found in this transaction, with its addresses and claims, blocks, stamps, passwords, codes and
     * documents, and what doors and providers know of it. Keys, grants, groups, things, signatures, names and events do not go
     * with it.
     */
    void remove(AccountId id);

    /**
     * Lets an account claim an address, unless another one does.
     *
     * @return whether the account claims the address now
     */
    boolean claim(TextKey address, AccountId id, Instant now);

    void releaseClaim(TextKey address, AccountId id);

    /** @throws muster.model.Refused {@link muster.model.Failure.ExternalIdTaken} */
    void link(ExternalIdentity identity, AccountId id, Instant now);

    /** Lets another account be who this one is at outside providers. */
    void moveIdentities(AccountId from, AccountId to);

    /** Lets another account be whom an outside provider means, if anybody is. */
    void moveIdentity(ExternalIdentity identity, AccountId to);

    /**
     * Takes a lock that every transaction takes which could leave the directory without an administrator, so that two of
     * them cannot each count on the other's administrator.
     */
    void guardAdministrators();

    /** Notes that the account did something at that time; earlier times than the kept one change nothing. */
    void stampActivity(AccountId id, Instant at);

    /** The same of a request that came from a user interface; not before the stamp that there is. */
    void stampInterface(AccountId id, Instant at);

    /** Notes a complete sign-in: the stamp moves, wrong tries are forgotten. */
    void stampSignIn(AccountId id, Instant at);

    /** Sets how many wrong tries there were, and until when sign-ins are refused. */
    void setFailures(AccountId id, int failures, @Nullable Instant lockedUntil);
}
