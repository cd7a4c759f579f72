package muster.far;

import java.util.List;
import muster.model.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to one person on another server.
 *
 * @param farId what the other server calls the person; null for somebody whom it has not
 * @param name by which people know who is meant
 * @param wanted the person as the other server is to have it
 * @param links whether the directory does not know yet that the two are one
 * @param steps in the order in which they are done; empty when nothing differs, and with a problem
 * @param problem why nothing is done, in a sentence; null otherwise
 */
public record PushRow(
        AccountId account,
        @Nullable String farId,
        String name,
        FarPerson wanted,
        boolean links,
        List<PushStep> steps,
        @Nullable String problem) {
    public PushRow {
        steps = List.copyOf(steps);
    }

    /** Whether it would keep somebody from working there. */
    boolean bars() {
        return steps.stream().anyMatch(step -> step instanceof PushStep.Lock || step instanceof PushStep.Remove);
    }
}
