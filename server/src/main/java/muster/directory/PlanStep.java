package muster.directory;

import org.jspecify.annotations.Nullable;

/**
 * A row of a plan with what it is carried out of.
 *
 * @param said what the file says, or would have to say; null where there is nothing to do
 */
public record PlanStep(PlanRow row, @Nullable DeclaredItem said) {}
