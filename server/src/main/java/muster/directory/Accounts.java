package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** What can be done with accounts that exist. {@link Admissions} makes new ones. */
public final class Accounts {
    private static final int SLICE = 500;

    private final Transactions transactions;
    private final Policy policy;
    private final Blocks blocks;
    private final AccountEditing editing;
    private final ListWalks walks;

    Accounts(Transactions transactions, Policy policy, Codes codes, Blocks blocks, PendingEmails pendingEmails) {
        this.transactions = transactions;
        this.blocks = blocks;
        this.policy = policy;
        this.editing = new AccountEditing(transactions, policy, codes, pendingEmails);
        this.walks = new ListWalks(transactions.clock());
    }

    /** A list's page, and how many there are on all pages. */
    public record Listing(List<AccountEntry> entries, long total) {}

    /** The caller's own account. */
    public AccountEntry own(Caller caller) {
        AccountId id = caller.account();
        if (id == null) {
            throw new Refused(new Failure.NoCredentials());
        }
        return transactions
                .read(reading -> reading.accounts().findEntry(id))
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
    }

    /** @throws Refused {@link Failure.NoSuchAccount} also for accounts in trash, merged away, or the directory's own */
    public AccountEntry get(Caller caller, AccountId id) {
        boolean permitted =
                Permissions.maySeeAccounts(caller) && (caller.is(id) || Permissions.maySeeOthers(caller, policy));
        require(permitted, new Failure.MayNotView("account"));
        return transactions
                .read(reading -> reading.accounts().findEntry(id))
                .filter(entry -> entry.account().isListed())
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /** @throws Refused {@link Failure.NoSuchAccount} as {@link #get} does */
    public AccountEntry findByUsername(Caller caller, Username username) {
        return get(caller, idOf(transactions.read(reading -> reading.accounts().findByUsername(username.key()))));
    }

    /** The account that claims the address. @throws Refused {@link Failure.NoSuchAccount} as {@link #get} does */
    public AccountEntry findByAddress(Caller caller, EmailAddress address) {
        return get(caller, idOf(transactions.read(reading -> reading.accounts().findByClaimedAddress(address.key()))));
    }

    private static AccountId idOf(Optional<Account> found) {
        return found.map(Account::id).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /** Those of these accounts that the caller may see, all at one look. Accounts that are gone are left out. */
    public Map<AccountId, Account> getAll(Caller caller, Collection<AccountId> ids) {
        boolean seesOthers = Permissions.maySeeAccounts(caller) && Permissions.maySeeOthers(caller, policy);
        List<AccountId> seen =
                ids.stream().filter(id -> seesOthers || caller.is(id)).toList();
        Map<AccountId, Account> found = new HashMap<>();
        if (!seen.isEmpty()) {
            found.putAll(transactions.read(reading -> reading.accounts().findAll(seen)));
            found.values().removeIf(account -> !account.isListed());
        }
        return found;
    }

    /**
     * What an outside provider calls those of these accounts whose private fields the caller may see, all at one look. Accounts
     * that the provider does not know are left out.
     */
    public Map<AccountId, String> externalSubjects(Caller caller, String issuer, Collection<AccountId> ids) {
        List<AccountId> open = ids.stream()
                .filter(id -> Permissions.maySeePrivateFields(caller, id))
                .toList();
        return open.isEmpty()
                ? Map.of()
                : transactions.read(reading -> reading.accounts().externalSubjects(issuer, open));
    }

    /**
     * One page of a list, for doors that count pages.
     *
     * @param skip how many entries stand on the pages before
     * @param limit how many entries a page has at most
     */
    public Listing list(Caller caller, AccountQuery query, long skip, int limit) {
        require(Permissions.maySeeAccounts(caller), new Failure.MayNotView("account"));
        AccountQuery seen = restricted(caller, query);
        Instant now = transactions.now();
        return transactions.read(reading -> {
            long total = reading.accounts().count(seen, now);
            if (skip >= total) {
                return new Listing(List.of(), total);
            }
            AccountPage page = reading.accounts().list(seen, walks.start(caller, seen, skip), limit, now);
            walks.remember(caller, seen, skip, page);
            return new Listing(page.entries(), total);
        });
    }

    /**
     * At most so many of the accounts that meet a query without orders, in the order of their making.
     *
     * @param after the mark of the place to go on from: an id; null begins
     */
    List<AccountEntry> listAfter(Caller caller, AccountQuery query, @Nullable PageMark after, int limit) {
        require(Permissions.maySeeAccounts(caller), new Failure.MayNotView("account"));
        AccountQuery seen = restricted(caller, query);
        PageStart start = after == null ? PageStart.FIRST : new PageStart.After(after);
        Instant now = transactions.now();
        return transactions.read(
                reading -> reading.accounts().list(seen, start, limit, now).entries());
    }

    /** How many accounts the caller sees that meet a condition, exactly. */
    public long count(Caller caller, Condition condition) {
        require(Permissions.maySeeAccounts(caller), new Failure.MayNotView("account"));
        AccountQuery seen = restricted(caller, new AccountQuery(condition, List.of()));
        return transactions.read(reading -> reading.accounts().count(seen, transactions.now()));
    }

    /**
     * Hands over all accounts that meet a condition, oldest first and some at a time, so that a list of any length takes no
     * more memory than a short one. Nothing is held in the store between two slices.
     */
    public void forEachSlice(Caller caller, Condition condition, Consumer<List<Account>> slice) {
        require(Permissions.mayDoAll(caller), new Failure.MayNotView("account"));
        AccountQuery query = new AccountQuery(condition, List.of());
        Instant now = transactions.now();
        Optional<PageStart> from = Optional.of(PageStart.FIRST);
        while (from.isPresent()) {
            PageStart start = from.get();
            AccountPage page = transactions.read(reading -> reading.accounts().list(query, start, SLICE, now));
            if (!page.entries().isEmpty()) {
                slice.accept(page.entries().stream().map(AccountEntry::account).toList());
            }
            from = page.entries().size() < SLICE ? Optional.empty() : page.end().map(PageStart.After::new);
        }
    }

    private AccountQuery restricted(Caller caller, AccountQuery query) {
        AccountId self = caller.account();
        if (Permissions.maySeeOthers(caller, policy) || self == null) {
            return query;
        }
        List<Condition> both = List.of(new Condition.HasId(self), query.condition());
        return new AccountQuery(Condition.allOf(both), query.orders());
    }

    /**
     * Changes some fields of an account; the others stay as they are.
     *
     * @param rule whether the new address may belong to somebody else
     * @return the account as it is afterwards; nothing is written when nothing differs
     * @throws Refused when the caller may not, the account is read-only, the username or address is taken, the last
     *     administrator would be gone, or {@link Failure.ChangedMeanwhile}
     */
    public Account change(Caller caller, AccountId id, AccountChanges changes, AddressRule rule) {
        return editing.change(caller, id, changes, rule);
    }

    /** @throws Refused {@link Failure.NoSuchAccount}, {@link Failure.MayNotChange} for whoever may change nothing of the account */
    public void requireMayTouch(Caller caller, AccountId id) {
        editing.requireMayTouch(caller, id);
    }

    /** Changes fields of one account as part of something greater. */
    Account edit(Transactions.Work work, AccountId id, AccountChanges changes, AddressRule rule) {
        return editing.edited(work, id, changes, rule);
    }

    /** Locks an account: no sign-in and no use of its keys until {@link #enable}; its sessions end for good. */
    public Account disable(Caller caller, AccountId id) {
        return blocks.disable(caller, id);
    }

    /**
     * Lets an account act again that was disabled or archived, and sign in again that was locked out by wrong passwords. A hold
     * or an expiry stays; keys work again, sessions do not.
     */
    public Account enable(Caller caller, AccountId id) {
        return blocks.enableWholly(caller, id);
    }
}
