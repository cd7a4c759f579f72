package muster.directory;

import static muster.directory.Authority.require;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;
import muster.model.ViewerMarks;
import org.jspecify.annotations.Nullable;

/** What people mark of accounts' records for their own eyes. It is no change of the account: no event tells of it. */
public final class Marks {
    private final Transactions transactions;
    private final Policy policy;

    Marks(Transactions transactions, Policy policy) {
        this.transactions = transactions;
        this.policy = policy;
    }

    /**
     * Marks a record that the caller may see.
     *
     * @param pinned null leaves it as it is, and so for {@code opened}
     * @return what the caller has marked of it now
     * @throws Refused {@link Failure.NoSuchAccount} also for accounts in trash, merged away, or the directory's own;
     *     {@link Failure.NoCredentials} for who has no account
     */
    public ViewerMarks set(Caller caller, AccountId target, @Nullable Boolean pinned, @Nullable Boolean opened) {
        return transactions.write(caller, work -> {
            AccountId viewer = work.caller().account();
            if (viewer == null) {
                throw new Refused(new Failure.NoCredentials());
            }
            boolean mayLook = Permissions.maySeeAccounts(work.caller())
                    && (work.caller().is(target) || Permissions.maySeeOthers(work.caller(), policy));
            require(mayLook, new Failure.MayNotView("account"));
            Writing writing = work.writing();
            // Of two who mark at the same time for one viewer, the second one sees what the first one marked.
            writing.accounts().lock(viewer);
            require(writing.accounts().find(target).filter(Account::isListed).isPresent(), new Failure.NoSuchAccount());
            ViewerMarks before = writing.marks().of(viewer, List.of(target)).getOrDefault(target, ViewerMarks.NONE);
            ViewerMarks after = new ViewerMarks(
                    pinned == null ? before.pinned() : pinned, opened == null ? before.opened() : opened);
            if (!after.equals(before)) {
                writing.marks().put(viewer, target, after);
            }
            return after;
        });
    }

    /** What the caller marked of these records; without those of which nothing is marked. */
    public Map<AccountId, ViewerMarks> of(Caller caller, Collection<AccountId> targets) {
        AccountId viewer = caller.account();
        return viewer == null || targets.isEmpty()
                ? Map.of()
                : transactions.read(reading -> reading.marks().of(viewer, targets));
    }
}
