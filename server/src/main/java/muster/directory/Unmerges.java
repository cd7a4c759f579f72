package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.MergeFailure;
import muster.model.MergePlan;
import muster.model.MergeRecord;
import muster.model.MergeTrace;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.UnmergeLine;
import muster.model.UnmergeLine.Decision;
import muster.model.UnmergePlan;
import org.jspecify.annotations.Nullable;

/**
 * Takes two merged accounts apart again. Every row that nobody touched since becomes what it was before the merge; what was
 * changed since is told, and stays as it is now unless the caller says otherwise.
 */
public final class Unmerges {
    private static final int MOST_OF_ONE = 100;
    private static final int SWEPT_AT_ONCE = 100;

    private final Transactions transactions;

    public Unmerges(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param end with which the next page begins; null when there is nothing more */
    public record Page(List<Listed> merges, @Nullable MergeMark end) {}

    /**
     * A merge as lists show it.
     *
     * @param merge without its trace
     * @param username of the old account before; null when it had none, or an earlier version of the program did not keep it
     * @param old what people call the old account: by that username, if there is one
     * @param into what they call the one it was merged into
     * @param isOpen whether nothing but what became of the two accounts keeps it from being undone
     */
    public record Listed(MergeRecord merge, @Nullable String username, String old, String into, boolean isOpen) {}

    /**
     * The merges that nobody has undone and whose time is not over, the latest first.
     *
     * @param after where the page before ended; null for the first page
     * @param limit how many at most
     */
    public Page open(Caller caller, @Nullable MergeMark after, int limit) {
        return transactions.read(reading -> {
            requireMaySee(reading, caller);
            List<MergeReader.Listed> found = reading.merges().open(transactions.now(), after, limit + 1);
            List<MergeReader.Listed> page = found.subList(0, Math.min(limit, found.size()));
            boolean isMore = found.size() > limit;
            return new Page(listed(reading, page), isMore ? mark(page.getLast().merge()) : null);
        });
    }

    private static MergeMark mark(MergeRecord merge) {
        return new MergeMark(merge.at(), merge.id());
    }

    /** The latest merges of which this account was the old or the new one, undone ones too, the latest first. */
    public List<Listed> of(Caller caller, AccountId id) {
        return transactions.read(reading -> {
            requireMaySee(reading, caller);
            return listed(reading, reading.merges().of(id, MOST_OF_ONE));
        });
    }

    /**
     * The latest merges of the account that is called so, and of those that were called so before they were merged; undone
     * ones too, the latest first.
     *
     * @throws Refused {@link Failure.NoSuchAccount} when no account is or was called so
     */
    public List<Listed> of(Caller caller, AccountName name) {
        return transactions.read(reading -> {
            requireMaySee(reading, caller);
            var named = new MergesByName(reading, name);
            require(named.isKnown(), new Failure.NoSuchAccount());
            return listed(reading, named.all());
        });
    }

    /**
     * The merges that somebody may mean who says that of this account one is to be undone: those in which it was taken over,
     * under that name before; if there is none, those in which it took over others. Only such as can be undone.
     */
    public List<Listed> meant(Caller caller, AccountName name) {
        return transactions.read(reading -> {
            requireMaySee(reading, caller);
            var named = new MergesByName(reading, name);
            List<Listed> asOld = open(listed(reading, named.asOld()));
            return asOld.isEmpty() ? open(listed(reading, named.all())) : asOld;
        });
    }

    private static List<Listed> open(List<Listed> merges) {
        return merges.stream().filter(Listed::isOpen).toList();
    }

    /**
     * The merge in which this account was taken over.
     *
     * @throws Refused {@link MergeFailure.NoSuchMerge} when none was kept, or it was undone
     */
    public UUID latestOf(Caller caller, AccountId old) {
        return of(caller, old).stream()
                .map(Listed::merge)
                .filter(merge -> merge.old().equals(old) && merge.undoneAt() == null)
                .map(MergeRecord::id)
                .findFirst()
                .orElseThrow(() -> new Refused(new MergeFailure.NoSuchMerge()));
    }

    private void requireMaySee(Reading reading, Caller caller) {
        Caller fresh = Authority.fresh(reading, caller, transactions.now());
        require(Permissions.maySeeMerges(fresh), new Failure.NotPermitted());
    }

    private List<Listed> listed(Reading reading, List<MergeReader.Listed> merges) {
        var names = new RowNames(reading);
        Instant now = transactions.now();
        return merges.stream()
                .map(each -> {
                    MergeRecord merge = each.merge();
                    boolean isOpen = each.traced() && merge.undoneAt() == null && now.isBefore(merge.undoUntil());
                    String old = each.username() == null ? names.account(merge.old()) : each.username();
                    return new Listed(merge, each.username(), old, names.account(merge.into()), isOpen);
                })
                .toList();
    }

    /**
     * Everything that undoing would do, without doing any.
     *
     * @throws Refused as {@link #undo} does
     */
    public UnmergePlan plan(Caller caller, UUID id) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            require(Permissions.maySeeMerges(fresh), new Failure.NotPermitted());
            Undoing undoing = undoing(reading, fresh, found(reading, id), transactions.now());
            return undoing.plan();
        });
    }

    /**
     * Undoes a merge, within thirty days; of several merges one after another the last one first. The old account has no password
     * and no session then: it takes a code to sign in again.
     *
     * @param decisions what to do with what was changed since, by the field of its line; what is not named stays as it is now
     * @param expected the state of both accounts that was looked at; null for any
     * @return the old account, as it is afterwards
     * @throws Refused {@link MergeFailure.NoSuchMerge}, {@link Failure.CannotMerge} with the reason why not,
     *     {@link Failure.ReadOnly}, {@link Failure.ChangedMeanwhile}, {@link Failure.Malformed} for a decision about nothing
     *     that was changed, {@link Failure.LastAdministrator}
     */
    public Account undo(
            Caller caller, UUID id, Map<String, Decision> decisions, MergePlan.@Nullable Versions expected) {
        return transactions.write(caller, begun -> {
            Transactions.Work guarded = begun.guarded();
            Writing writing = guarded.writing();
            boolean may =
                    Permissions.maySeeMerges(guarded.caller()) && Codes.handlesCredentials(writing, guarded.caller());
            require(may, new Failure.NotPermitted());
            MergeRecord seen = found(writing, id);
            Transactions.Work work = Receivers.held(guarded, seen.old(), seen.into());
            // Whoever waited for the locks may find it undone.
            Undoing undoing = undoing(writing, work.caller(), found(writing, id), work.now());
            Merges.requireVersions(undoing.old(), undoing.into(), expected);
            requireKnown(undoing, decisions.keySet());
            MembershipEvents.Watch belongings = MembershipEvents.watch(writing, List.of(seen.old(), seen.into()));
            Account apart = undoing.carryOut(work, decisions);
            belongings.tell(work);
            return apart;
        });
    }

    private static MergeRecord found(Reading reading, UUID id) {
        return reading.merges().find(id).orElseThrow(() -> new Refused(new MergeFailure.NoSuchMerge()));
    }

    private static void requireKnown(Undoing undoing, Set<String> decided) {
        Set<String> conflicts =
                undoing.plan().conflicts().stream().map(UnmergeLine::field).collect(Collectors.toSet());
        for (String field : decided) {
            require(
                    conflicts.contains(field),
                    new Failure.Malformed("decision", "is about nothing that was changed since the merge"));
        }
    }

    private static Undoing undoing(Reading reading, Caller caller, MergeRecord merge, Instant now) {
        Account old = account(reading, merge.old());
        Account into = account(reading, merge.into());
        require(Permissions.mayUnmerge(caller, old, into), new Failure.NotPermitted());
        require(merge.undoneAt() == null, new Failure.CannotMerge("This merge was undone already."));
        require(
                now.isBefore(merge.undoUntil()),
                new Failure.CannotMerge("This merge is too long ago to be undone; that is possible for 30 days."));
        MergeTrace trace = merge.trace();
        if (trace == null) {
            throw new Refused(new Failure.CannotMerge(
                    "An earlier version of this program did this merge, and kept too little to undo it."));
        }
        require(
                !into.life().isMerged(),
                new Failure.CannotMerge("The other account was itself merged since; undo that merge first."));
        require(
                !into.life().isTrashed() && !old.life().isTrashed(),
                new Failure.CannotMerge("One of the two accounts is in the trash; restore it first."));
        require(
                merge.into().equals(old.life().mergedInto()),
                new Failure.CannotMerge("The old account is not merged with that one any more."));
        require(!old.isReadonly() && !into.isReadonly(), new Failure.ReadOnly());
        return new Undoing(reading, merge, trace, old, into);
    }

    private static Account account(Reading reading, AccountId id) {
        return reading.accounts().find(id).orElseThrow(() -> new Refused(new MergeFailure.NoSuchMerge()));
    }

    /** One undoing, in one transaction. */
    private static final class Undoing {
        private final MergeRecord merge;
        private final Account old;
        private final Account into;
        private final AccountReversal accounts;
        private final List<UndoStep> steps = new ArrayList<>();

        Undoing(Reading reading, MergeRecord merge, MergeTrace trace, Account old, Account into) {
            this.merge = merge;
            this.old = old;
            this.into = into;
            accounts = new AccountReversal(reading, merge, trace, old, into);
            steps.addAll(accounts.steps());
            steps.addAll(new ProofReversal(reading, trace, old.id(), into.id()).steps());
            steps.addAll(new BelongingsReversal(reading, trace, old.id(), into.id()).steps());
            steps.addAll(new RightsReversal(reading, trace, old.id(), into.id()).steps());
        }

        Account old() {
            return old;
        }

        Account into() {
            return into;
        }

        UnmergePlan plan() {
            return new UnmergePlan(
                    merge, old, into, steps.stream().map(UndoStep::line).toList());
        }

        Account carryOut(Transactions.Work work, Map<String, Decision> decisions) {
            Writing writing = work.writing();
            boolean couldAdminister = writing.accounts().hasUsableAdministrator(work.now());
            steps.forEach(step ->
                    step.carryOut(work, decisions.getOrDefault(step.line().field(), Decision.KEEP)));
            Account left = accounts.saveInto(work);
            work.record(Act.ACCOUNT_UNMERGED, left, Differences.between(into, left));
            Account back = AccountSaving.stored(work, old, accounts.revived(work), Act.ACCOUNT_UNMERGED);
            DepartureSteps.unmerged(work, back, into.id());
            writing.merges().undone(merge.id(), work.now());
            // A key that never ends may have been what the other account administers with.
            require(
                    !couldAdminister
                            || into.rank() != Rank.ADMINISTRATOR
                            || writing.accounts().hasUsableAdministrator(work.now()),
                    new Failure.LastAdministrator());
            return back;
        }
    }

    /** Forgets merges that cannot be undone any more. */
    public void sweep() {
        Instant now = transactions.now();
        transactions.inSlices(SWEPT_AT_ONCE, writing -> writing.merges().removeOverBy(now, SWEPT_AT_ONCE));
    }
}
