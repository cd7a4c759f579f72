package muster.directory;

import static muster.directory.Authority.require;

import java.util.Objects;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.AddressRule;
import muster.model.Block;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.NewAccount;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Does what a row about a person comes to, within a transaction that has locked the account. */
final class PersonActs {
    private final Admissions admissions;
    private final Accounts accounts;

    PersonActs(Admissions admissions, Accounts accounts) {
        this.admissions = admissions;
        this.accounts = accounts;
    }

    /** @throws Refused as the acts do; what was done of the row is to be undone then */
    PlanRow.Done act(Transactions.Work work, @Nullable String source, PersonStep step) {
        Account begun = begun(work, step);
        AccountId id = begun.id();
        Account account = begun;
        StateMove state = step.state();
        if (state.restores()) {
            account = Trash.restore(work, id);
        }
        if (!step.changes().equals(AccountChanges.NONE)) {
            account = accounts.edit(work, id, step.changes(), AddressRule.MUST_BE_FREE);
        }
        for (Block.Kind kind : state.lifted()) {
            Act act = kind == Block.Kind.ARCHIVED ? Act.ACCOUNT_BROUGHT_BACK : Act.ACCOUNT_ENABLED;
            account = Blocks.lift(work, id, act, kind);
        }
        if (state.barred() != null) {
            account = Blocks.bar(work, id, state.barred(), null);
        }
        move(work, id, step.groups());
        if (step.lanes() != null) {
            account = Lanes.choose(work, id, step.lanes());
        }
        BroughtThings.add(work, id, step.things());
        link(work, source, account, step);
        if (state.trashes()) {
            account = Trash.put(work, id, Trash.Owners.GO_TOO, null);
        }
        return new PlanRow.Done(id.toString(), account.version());
    }

    private Account begun(Transactions.Work work, PersonStep step) {
        NewAccount wanted = step.wanted();
        return wanted == null ? Objects.requireNonNull(step.before()) : admissions.admit(work, wanted);
    }

    /** Who is in a group already, or out of it, is where the plan wanted it. */
    private static void move(Transactions.Work work, AccountId id, ImportGroups.Move groups) {
        for (GroupId group : groups.joined()) {
            Groups.addMember(work, group, id);
        }
        for (GroupId group : groups.left()) {
            Groups.removeMember(work, group, id);
        }
    }

    private static void link(Transactions.Work work, @Nullable String source, Account account, PersonStep step) {
        if (source == null || step.externalId().isKeep()) {
            return;
        }
        Account linked = step.before();
        // What a new account is called from the beginning is part of making it.
        require(linked == null || Permissions.mayLink(work.caller(), linked), new Failure.MayNotChange("account"));
        SourceLinks.link(work, source, account, step.externalId());
    }

    /** Whether a step could leave the directory without an administrator. */
    static boolean needsGuard(PersonStep step) {
        return step.before() != null
                && (step.changes().mayRemoveAdministrator() || step.state().isBarring());
    }

    /** What says that somebody was quicker. */
    static Failure overtaken(@Nullable Account account) {
        return new Failure.ChangedMeanwhile(
                "This was changed after the plan was made, so it was left as it is; make the plan again.",
                account == null ? 0 : account.version());
    }
}
