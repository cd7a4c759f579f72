package muster.directory;

import java.util.List;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.NewAccount;
import org.jspecify.annotations.Nullable;

/**
 * What a row about a person comes to, as things stand.
 *
 * @param before the account as it is; null for one that is not there
 * @param match by what it was found
 * @param wanted the account to be made; null where it is there, or nothing is to be made
 * @param changes of fields, also of an account that is to be made
 * @param lanes those that it shall have; null to leave them
 * @param things what the account owns elsewhere and is to own here
 * @param externalId what the source calls it from now on; cleared for nothing
 * @param problem why nothing is done; null otherwise
 * @param candidates whom a row with a problem may be about that does not say whom, nobody where there is no telling; null for
 *     other rows
 */
record PersonStep(
        PlanKind kind,
        @Nullable Account before,
        @Nullable ImportMatch match,
        @Nullable NewAccount wanted,
        AccountChanges changes,
        StateMove state,
        ImportGroups.Move groups,
        @Nullable List<String> lanes,
        List<BroughtThing> things,
        Edit<String> externalId,
        List<FieldChange> fields,
        @Nullable ImportProblem problem,
        @Nullable Set<AccountId> candidates) {

    /** Of a row that does not say whom it is about. */
    static PersonStep unmatched(ImportProblem problem, Set<AccountId> candidates) {
        return problem(null, problem, candidates);
    }

    static PersonStep problem(@Nullable Account account, ImportProblem problem) {
        return problem(account, problem, null);
    }

    private static PersonStep problem(
            @Nullable Account account, ImportProblem problem, @Nullable Set<AccountId> candidates) {
        return new PersonStep(
                PlanKind.PROBLEM,
                account,
                null,
                null,
                AccountChanges.NONE,
                StateMove.NONE,
                ImportGroups.Move.NONE,
                null,
                List.of(),
                Edit.keep(),
                List.of(),
                problem,
                candidates);
    }

    static PersonStep nothing(@Nullable Account account, @Nullable ImportMatch match) {
        return new PersonStep(
                PlanKind.UNCHANGED,
                account,
                match,
                null,
                AccountChanges.NONE,
                StateMove.NONE,
                ImportGroups.Move.NONE,
                null,
                List.of(),
                Edit.keep(),
                List.of(),
                null,
                null);
    }
}
