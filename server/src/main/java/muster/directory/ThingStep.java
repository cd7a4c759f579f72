package muster.directory;

import java.util.List;
import java.util.function.Function;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * What an item about a group, a lane or an agreement comes to, as things stand.
 *
 * @param target the id of what it is about; null for what is not there
 * @param act does it, and answers the id of what was acted on; null where there is nothing to do
 * @param problem why nothing is done; null otherwise
 */
record ThingStep(
        PlanKind kind,
        @Nullable String target,
        List<FieldChange> fields,
        @Nullable Function<Transactions.Work, String> act,
        @Nullable ImportProblem problem) {

    static ThingStep problem(@Nullable String target, ImportProblem problem) {
        return new ThingStep(PlanKind.PROBLEM, target, List.of(), null, problem);
    }

    static ThingStep nothing(@Nullable String target) {
        return new ThingStep(PlanKind.UNCHANGED, target, List.of(), null, null);
    }
}
