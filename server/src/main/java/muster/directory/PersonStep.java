package muster.directory;

import java.util.List;
import muster.model.Account;
import muster.model.AccountChanges;
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
 * @param externalId what the source calls it from now on; cleared for nothing
 * @param problem why nothing is done; null otherwise
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
        Edit<String> externalId,
        List<FieldChange> fields,
        @Nullable ImportProblem problem) {

    static PersonStep problem(@Nullable Account account, ImportProblem problem) {
        return new PersonStep(
                PlanKind.PROBLEM,
                account,
                null,
                null,
                AccountChanges.NONE,
                StateMove.NONE,
                ImportGroups.Move.NONE,
                null,
                Edit.keep(),
                List.of(),
                problem);
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
                Edit.keep(),
                List.of(),
                null);
    }
}
