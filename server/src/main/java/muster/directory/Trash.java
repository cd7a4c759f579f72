package muster.directory;

import static muster.directory.AccountSaving.lockedEvenShell;
import static muster.directory.AccountSaving.requireMayTry;
import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.GrantObject;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.TrashFailure;
import org.jspecify.annotations.Nullable;

/** Putting accounts away, and taking them out again. */
public final class Trash {
    private final Transactions transactions;

    public Trash(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What becomes of an account that owns things. */
    public enum Owners {
        /** It goes to the trash like others; what it owns is hidden with it. */
        GO_TOO,
        /** It stays until its things belong to somebody else. */
        STAY
    }

    /**
     * Puts an account into the trash: gone at every door, its sessions and codes ended for good, its addresses free for others. Its
     * username stays its own, and all that belongs to it is hidden, not deleted.
     *
     * @throws Refused {@link TrashFailure.OwnsThings}, {@link Failure.ReadOnly}, {@link Failure.LastAdministrator},
     *     {@link Failure.IsWellKnown}
     */
    public Account put(Caller caller, AccountId id, Owners owners) {
        return put(caller, id, owners, null);
    }

    /**
     * The same, unless somebody has modified the account meanwhile.
     *
     * @param modifiedAt when it was modified as the caller saw it; null for any time
     * @throws Refused also {@link Failure.ChangedMeanwhile}
     */
    public Account put(Caller caller, AccountId id, Owners owners, @Nullable Instant modifiedAt) {
        return transactions.write(caller, begun -> {
            require(!Admittance.isWellKnown(id), new Failure.IsWellKnown());
            requireMayTry(begun.caller(), id, new Failure.MayNotRemove("account"));
            return put(begun.guarded(), id, owners, modifiedAt);
        });
    }

    /** What nobody may put away, by himself or as a part of something greater. @throws Refused as {@link #put} does */
    static void requireMayGo(Reading reading, Account account) {
        require(!account.isReadonly(), new Failure.ReadOnly());
        require(!ownsThings(reading, account.id()), new TrashFailure.OwnsThings());
    }

    /** The same within something greater, which has taken the lock of {@link Transactions.Work#guarded}. */
    static Account put(Transactions.Work work, AccountId id, Owners owners, @Nullable Instant modifiedAt) {
        require(!Admittance.isWellKnown(id), new Failure.IsWellKnown());
        requireMayTry(work.caller(), id, new Failure.MayNotRemove("account"));
        Account before = lockedEvenShell(work.writing(), id);
        require(Permissions.mayTrash(work.caller(), before), new Failure.MayNotRemove("account"));
        require(!before.isReadonly(), new Failure.ReadOnly());
        AccountSaving.requireModified(before, modifiedAt);
        require(owners == Owners.GO_TOO || !ownsThings(work.writing(), id), new TrashFailure.OwnsThings());
        return put(work, before);
    }

    static Account put(Transactions.Work work, Account before) {
        AccountWriter accounts = work.writing().accounts();
        AccountId id = before.id();
        accounts.claims(id).forEach(address -> accounts.releaseClaim(address, id));
        Keys.endDirectorysMadeBy(work, id, "maker trashed");
        Codes.endAll(work, id);
        AccountId by = work.caller().account();
        return AccountSaving.relive(work, before, before.life().trashed(work.now(), by), Act.ACCOUNT_TRASHED);
    }

    /**
     * Takes an account out of the trash: its keys work again, all that was hidden is there again, and it claims its addresses again
     * as far as they are free. It has no session. Changes nothing when the account is not in the trash.
     *
     * @throws Refused {@link Failure.MayNotChange}, {@link Failure.NoSuchAccount}
     */
    public Account restore(Caller caller, AccountId id) {
        return transactions.write(caller, work -> restore(work, id));
    }

    /** The same within something greater. */
    static Account restore(Transactions.Work work, AccountId id) {
        requireMayTry(work.caller(), id, new Failure.MayNotChange("account"));
        Account before = lockedWherever(work.writing(), id);
        require(Permissions.mayRestore(work.caller(), before), new Failure.MayNotChange("account"));
        return before.life().isTrashed() ? restored(work, before) : before;
    }

    static Account restored(Transactions.Work work, Account before) {
        AccountId by = work.caller().account();
        Account alive = before.withLife(before.life().restored(), work.now(), by);
        Account after = Addresses.claimAgain(work.writing(), alive, work.now());
        Account stored = AccountSaving.keep(work.writing(), before, after, work.now());
        List<FieldChange> fields = new ArrayList<>(Differences.between(before, stored));
        stored.emails().stream()
                .filter(email -> !email.claimed())
                .forEach(email -> fields.add(
                        new FieldChange("unclaimed email", null, email.address().value())));
        work.record(Act.ACCOUNT_RESTORED, stored, fields);
        return stored;
    }

    /**
     * Removes an account for good: with it go those that were merged into it, its rights and others' rights to it, its signatures,
     * and the records of its merges; nobody minds its groups any more. Its names at doors, its id and the secrets of its keys are
     * never given again, and the ledger keeps what it tells. What it owns must belong to somebody else before.
     *
     * @throws Refused {@link Failure.MayNotRemove}, {@link Failure.NoSuchAccount}, {@link TrashFailure.NotInTrash},
     *     {@link TrashFailure.OwnsThings}
     */
    public void purge(Caller caller, AccountId id) {
        transactions.write(caller, begun -> {
            requireMayTry(begun.caller(), id, new Failure.MayNotRemove("account"));
            Transactions.Work work = Receivers.held(begun, id);
            Account account = lockedWherever(work.writing(), id);
            require(Permissions.mayPurge(work.caller(), account), new Failure.MayNotRemove("account"));
            require(account.life().isTrashed(), new TrashFailure.NotInTrash());
            purge(work, account);
            return id;
        });
    }

    /**
     * Removes an account for good wherever it is: what is not in the trash goes there first, in the same transaction.
     *
     * @param modifiedAt when it was modified as the caller saw it; null for any time
     * @throws Refused as {@link #put} and {@link #purge} do
     */
    public void erase(Caller caller, AccountId id, @Nullable Instant modifiedAt) {
        transactions.write(caller, begun -> {
            requireMayTry(begun.caller(), id, new Failure.MayNotRemove("account"));
            Transactions.Work work = Receivers.held(begun.guarded(), id);
            Account account = lockedWherever(work.writing(), id);
            require(Permissions.mayPurge(work.caller(), account), new Failure.MayNotRemove("account"));
            require(!account.isReadonly(), new Failure.ReadOnly());
            AccountSaving.requireModified(account, modifiedAt);
            purge(work, account.life().isTrashed() ? account : put(work, account));
            return id;
        });
    }

    private static void purge(Transactions.Work work, Account account) {
        Writing writing = work.writing();
        boolean ownsAnything =
                !writing.holdings().idsOwnedBy(List.of(account.id()), 1).isEmpty();
        require(!ownsAnything, new TrashFailure.OwnsThings());
        List<AccountId> merged = writing.accounts().mergedInto(List.of(account.id()));
        while (!merged.isEmpty()) {
            List<AccountId> earlier = writing.accounts().mergedInto(merged);
            merged.forEach(each -> remove(work, lockedWherever(writing, each)));
            merged = earlier;
        }
        remove(work, account);
    }

    private static void remove(Transactions.Work work, Account account) {
        Writing writing = work.writing();
        AccountId id = account.id();
        Handover.moveGroups(work, id, null, Integer.MAX_VALUE);
        MembershipEvents.ended(work, Moves.endGrantsOf(writing, new Party.OfAccount(id)));
        Moves.endGrantsOn(writing, new GrantObject.OnAccount(id));
        Moves.endSignatures(writing, id);
        writing.keys().forgetAll(id, work.now(), "purged");
        Keys.endDirectorysMadeBy(work, id, "maker purged");
        writing.wireIds().retireAll(id.toString(), work.now());
        writing.merges().removeOf(id);
        writing.plans().forget(account);
        writing.accounts().remove(id);
        writing.chain().eraseLater(id, work.now());
        work.record(Act.ACCOUNT_PURGED, account, List.of());
    }

    /** The account wherever it is, if it is not one of the directory's own. */
    private static Account lockedWherever(Writing writing, AccountId id) {
        require(!Admittance.isWellKnown(id), new Failure.IsWellKnown());
        return writing.accounts().lock(id).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /**
     * At most so many accounts in the trash, the last to go there first.
     *
     * @param after where the page before ended; null for the first page
     */
    public List<AccountEntry> list(Caller caller, @Nullable TrashMark after, int limit) {
        require(Permissions.maySeeTrash(caller), new Failure.MayNotView("account"));
        return transactions.read(reading -> reading.accounts().trashed(after, limit));
    }

    /** One account in the trash. @throws Refused {@link Failure.NoSuchAccount} also for one that is not there */
    public AccountEntry get(Caller caller, AccountId id) {
        require(Permissions.maySeeTrash(caller), new Failure.MayNotView("account"));
        return transactions
                .read(reading -> reading.accounts().findEntry(id))
                .filter(entry -> entry.account().life().isTrashed())
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    static boolean ownsThings(Reading reading, AccountId id) {
        return !reading.holdings().directlyWith(id, 0, 1).isEmpty();
    }
}
