package muster.directory;

import static muster.directory.AccountSaving.lockedEvenShell;
import static muster.directory.AccountSaving.requireMayTry;
import static muster.directory.Authority.require;

import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;

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
     * @throws muster.model.Refused {@link Failure.OwnsThings}, {@link Failure.ReadOnly}, {@link Failure.LastAdministrator},
     *     {@link Failure.IsWellKnown}
     */
    public Account put(Caller caller, AccountId id, Owners owners) {
        return transactions.write(caller, begun -> {
            Writing writing = begun.writing();
            require(!Admittance.isWellKnown(id), new Failure.IsWellKnown());
            requireMayTry(begun.caller(), id, new Failure.MayNotRemove("account"));
            Transactions.Work work = begun.guarded();
            Account before = lockedEvenShell(writing, id);
            require(Permissions.mayTrash(work.caller(), before), new Failure.MayNotRemove("account"));
            require(!before.life().readonly(), new Failure.ReadOnly());
            require(owners == Owners.GO_TOO || !ownsThings(writing, id), new Failure.OwnsThings());
            writing.accounts().claims(id).forEach(address -> writing.accounts().releaseClaim(address, id));
            Keys.endDirectorysMadeBy(work, id, "maker trashed");
            Codes.endAll(work, id);
            AccountId by = work.caller().account();
            return AccountSaving.relive(work, before, before.life().trashed(work.now(), by), Act.ACCOUNT_TRASHED);
        });
    }

    static boolean ownsThings(Reading reading, AccountId id) {
        return !reading.holdings().directlyWith(id, 0, 1).isEmpty();
    }
}
