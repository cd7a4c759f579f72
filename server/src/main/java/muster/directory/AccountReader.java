package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Activity;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.KeyId;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** Looks accounts up. Nothing is left out here: trash, merged and system accounts are found too, unless a query says otherwise. */
public interface AccountReader {

    Optional<Account> find(AccountId id);

    Optional<AccountEntry> findEntry(AccountId id);

    /**
     * The account whose key this is, if the key has neither ended nor expired at that time. Without its names, addresses and
     * later stamps: rank and life tell what the bearer may do, and each change asks it, so it is cheap.
     */
    Optional<Account> bearer(KeyId key, Instant now);

    /** Whether any account has this username; cheaper than the account. */
    boolean isUsernameTaken(TextKey username);

    /** Those of these usernames that some account has. */
    Set<TextKey> takenUsernames(Collection<TextKey> usernames);

    Optional<Account> findByUsername(TextKey username);

    /** The account that claims this address. */
    Optional<Account> findByClaimedAddress(TextKey address);

    /** The accounts of those of these usernames that some account has. */
    Map<TextKey, Account> findByUsernames(Collection<TextKey> usernames);

    /** Those of these addresses that some account that doors show records, whoever claims them. */
    Set<TextKey> recordedAddresses(Collection<TextKey> addresses);

    /** Those of these addresses that some account claims. */
    Set<TextKey> claimedAddresses(Collection<TextKey> addresses);

    /** How many accounts that doors show record this address, whoever claims it. */
    long recording(TextKey address);

    /** At most so many accounts that have this address and that no list shows: in the trash, or merged. */
    List<AccountId> unlisted(TextKey address, int limit);

    /** Every account that was merged into one of these and redirects to it. */
    List<AccountId> mergedInto(Collection<AccountId> ids);

    Map<AccountId, Account> findAll(Collection<AccountId> ids);

    Activity activity(AccountId id);

    /**
     * What one issuer calls these accounts; without those that it does not know. Of an account that it knows under several
     * subjects, the one that was linked first.
     */
    Map<AccountId, String> externalSubjects(String issuer, Collection<AccountId> ids);

    /** Who the account is at outside providers, first linked first. */
    List<ExternalIdentity> identities(AccountId id);

    /** The account that an outside provider means. */
    Optional<AccountId> holder(ExternalIdentity identity);

    /**
     * One page of the accounts that meet a query.
     *
     * @param from where the page begins
     * @param limit how many at most
     * @param now at which time the query is asked; not part of it, so that it is the same for each page of a walk
     */
    AccountPage list(AccountQuery query, PageStart from, int limit, Instant now);

    /** At most so many accounts in the trash, the last to go there first, after that mark; null begins. */
    List<AccountEntry> trashed(@Nullable TrashMark after, int limit);

    /** How many accounts meet the query at that time, exactly. */
    long count(AccountQuery query, Instant now);

    /**
     * Asks the store for no longer than that.
     *
     * @throws Refused {@link Failure.SearchTooLong}
     */
    <T> T within(Duration patience, Supplier<T> look);

    /**
     * Whether somebody could administer the directory: an administrator who may act at that time, never expires, and has a
     * password or a key that never expires. Being locked out by wrong passwords does not count.
     */
    boolean hasUsableAdministrator(Instant now);

    /** Whether any account but the directory's own was ever made and is still kept. */
    boolean hasAny();

    /** All addresses of one account that it claims. */
    List<TextKey> claims(AccountId id);
}
