package muster.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountProject;
import muster.model.AddressRule;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Permissions;
import muster.model.Project;
import muster.model.ProjectId;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** One try to take in a list, within a transaction. */
final class IntakeRun {
    private final Transactions.Work work;
    private final Admissions admissions;
    private final Accounts accounts;
    private final Intake.OnConflict onConflict;

    IntakeRun(Transactions.Work work, Admissions admissions, Accounts accounts, Intake.OnConflict onConflict) {
        this.work = work;
        this.admissions = admissions;
        this.accounts = accounts;
        this.onConflict = onConflict;
    }

    /** An item about an account that is there. */
    private record Match(int index, IntakeItem.Wanted item, Account account) {}

    /**
     * What comes of each item.
     *
     * @throws Intake.Overtaken when what was looked up is no longer so
     */
    List<IntakeOutcome> outcomes(List<IntakeItem> items, Collection<TextKey> repeated) {
        @Nullable IntakeOutcome[] outcomes = new IntakeOutcome[items.size()];
        Set<TextKey> twice = Set.copyOf(repeated);
        Set<TextKey> taken = taken(items);
        List<Match> matches = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            switch (items.get(i)) {
                case IntakeItem item
                when item.key() != null && twice.contains(item.key()) -> outcomes[i] = new IntakeOutcome.Repeated();
                case IntakeItem.Spoiled _ -> outcomes[i] = new IntakeOutcome.Spoiled();
                case IntakeItem.Wanted wanted
                when taken.contains(wanted.username().key()) ->
                    matches.add(new Match(i, wanted, found(wanted.username().key())));
                case IntakeItem.Wanted _ -> missing.add(i);
            }
        }
        // Everybody locks in this order, so that two lists never wait for each other.
        matches.sort(Comparator.comparing(match -> match.account().id().value()));
        matches.forEach(match -> outcomes[match.index()] = refusable(() -> present(match.item(), match.account())));
        missing.forEach(i -> outcomes[i] = refusable(() -> made((IntakeItem.Wanted) items.get(i))));
        return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    }

    private Set<TextKey> taken(List<IntakeItem> items) {
        List<TextKey> names = items.stream()
                .filter(IntakeItem.Wanted.class::isInstance)
                .map(IntakeItem::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return names.isEmpty() ? Set.of() : work.writing().accounts().takenUsernames(names);
    }

    private Account found(TextKey username) {
        return work.writing().accounts().findByUsername(username).orElseThrow(Intake.Overtaken::new);
    }

    private interface Act {
        IntakeOutcome outcome();
    }

    private static IntakeOutcome refusable(Act act) {
        try {
            return act.outcome();
        } catch (Refused refused) {
            return switch (refused.failure()) {
                // The database said so, and takes nothing more in this transaction.
                case Failure.UsernameTaken _ -> throw new Intake.Overtaken();
                case Failure.NoSuchAccount _ -> throw new Intake.Overtaken();
                default -> new IntakeOutcome.Denied(refused.failure());
            };
        }
    }

    private IntakeOutcome made(IntakeItem.Wanted item) {
        NewAccount wanted = item.wanted();
        return wanted == null ? new IntakeOutcome.Unknown() : new IntakeOutcome.Created(admissions.admit(work, wanted));
    }

    private IntakeOutcome present(IntakeItem.Wanted item, Account before) {
        boolean isGone = !before.isListed() && !before.life().isTrashed();
        if (isGone) {
            return new IntakeOutcome.Taken();
        }
        return switch (onConflict) {
            case SKIP -> new IntakeOutcome.Skipped(before);
            case FAIL -> new IntakeOutcome.Taken();
            case UPDATE -> updated(before, item.changes());
        };
    }

    private IntakeOutcome updated(Account before, AccountChanges changes) {
        if (before.life().isTrashed()) {
            return new IntakeOutcome.InTrash();
        }
        if (isAlready(before, changes)) {
            return new IntakeOutcome.Unchanged(before);
        }
        if (!Permissions.mayEnable(work.caller(), before)) {
            return new IntakeOutcome.Denied(new Failure.MayNotChange("account"));
        }
        if (work.caller().is(before.id()) && bars(changes)) {
            return new IntakeOutcome.BarsCaller();
        }
        return edited(before, changes);
    }

    /** Locked only here, and looked at once more: what nobody changes costs one look. */
    private IntakeOutcome edited(Account before, AccountChanges changes) {
        Account after = accounts.edit(work, before.id(), changes, AddressRule.MAY_BE_SHARED);
        if (after.equals(before)) {
            return new IntakeOutcome.Unchanged(before);
        }
        if (after.version() != before.version() + 1) {
            throw new Intake.Overtaken();
        }
        return new IntakeOutcome.Updated(before, after);
    }

    private static boolean bars(AccountChanges changes) {
        return !changes.enabled().orKeepValue(true)
                || changes.archived().orKeepValue(false)
                || !changes.active().orKeepValue(true);
    }

    /** Asked before any permission: what is there already is no change, whoever writes it. */
    private boolean isAlready(Account before, AccountChanges changes) {
        if (changes.document() != null || !changes.active().isKeep()) {
            return false;
        }
        Account.Settled settled = new Account.Settled(
                before.primaryEmail(),
                before.pendingEmail(),
                LifeChanges.of(work, before, changes),
                project(before, changes));
        return before.with(changes, settled, work.now(), work.caller().account())
                .equals(before);
    }

    private static @Nullable AccountProject project(Account before, AccountChanges changes) {
        AccountProject present = before.project();
        return switch (changes.project()) {
            case Edit.Keep<ProjectId> _ -> present;
            case Edit.Clear<ProjectId> _ -> null;
            case Edit.Set<ProjectId>(var id) ->
                present != null && present.id().equals(id) ? present : new AccountProject(id, false);
        };
    }

    Map<ProjectId, Project> projects(List<IntakeOutcome> outcomes) {
        Set<ProjectId> ids = outcomes.stream()
                .flatMap(IntakeRun::accountsOf)
                .map(Account::project)
                .filter(Objects::nonNull)
                .map(AccountProject::id)
                .collect(Collectors.toCollection(HashSet::new));
        return ids.isEmpty() ? Map.of() : work.writing().projects().findAll(ids);
    }

    private static Stream<Account> accountsOf(IntakeOutcome outcome) {
        return switch (outcome) {
            case IntakeOutcome.Created(var account) -> Stream.of(account);
            case IntakeOutcome.Updated(var before, var after) -> Stream.of(before, after);
            case IntakeOutcome.Unchanged _, IntakeOutcome.Skipped _, IntakeOutcome.Failed _ -> Stream.empty();
        };
    }
}
