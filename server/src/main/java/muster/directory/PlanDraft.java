package muster.directory;

import java.util.List;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to become a row of a plan.
 *
 * @param name what people call what it is about; null to take what the item says
 * @param conflicts what is not put back, because it was changed since
 * @param problem why nothing is to be done, whatever the item says; null otherwise
 */
record PlanDraft(
        DeclaredItem item,
        @Nullable String name,
        List<FieldChange> conflicts,
        @Nullable ImportProblem problem) {
    static PlanDraft of(DeclaredItem item) {
        return new PlanDraft(item, null, List.of(), item instanceof ImportRow row ? row.problem() : null);
    }
}
