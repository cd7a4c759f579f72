package muster.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a plan with what it is carried out of.
 *
 * @param said what the file says, or would have to say; null where there is nothing to do
 * @param keys as {@link PlanKeys} makes them; empty in a row that was kept and is read again
 */
public record PlanStep(PlanRow row, @Nullable DeclaredItem said, List<String> keys) {
    public PlanStep {
        keys = List.copyOf(keys);
    }

    public PlanStep(PlanRow row, @Nullable DeclaredItem said) {
        this(row, said, List.of());
    }
}
