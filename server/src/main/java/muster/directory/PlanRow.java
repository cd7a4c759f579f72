package muster.directory;

import java.util.List;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * One row of a plan.
 *
 * @param place where it stands in the plan: rows are in the order in which they are done, then problems, then what stays
 * @param line where it stands in the file; 0 for what the file lacks
 * @param name what people call what it is about
 * @param target the id of what it is about; null for what is not there yet
 * @param version of the account as the plan saw it; null where it is about none
 * @param match by what the account was found; null where none was looked for
 * @param fields before and after
 * @param conflicts what would be put back and is not, because it was changed since: as it is now, and as it would have been
 * @param problem why nothing will be done; null for other rows
 * @param result null while nobody has come to it, and where there is nothing to do
 */
public record PlanRow(
        long place,
        long line,
        Subject subject,
        String name,
        PlanKind kind,
        @Nullable String target,
        @Nullable Long version,
        @Nullable ImportMatch match,
        List<FieldChange> fields,
        List<FieldChange> conflicts,
        @Nullable PlanProblem problem,
        @Nullable Result result) {
    public PlanRow {
        fields = List.copyOf(fields);
        conflicts = List.copyOf(conflicts);
    }

    /** Which row of its plan it is, from 1: first those of the file in its order, then what the file lacks. */
    public long number() {
        return PlanPlace.number(place);
    }

    /** What a row is about. */
    public enum Subject {
        PERSON,
        GROUP,
        LANE,
        AGREEMENT
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * @param target the id of what was acted on
     * @param version of the account or the group afterwards; null where the row is about none, or removed it
     */
    public record Done(String target, @Nullable Long version) implements Result {}

    /** Nothing of the row was done. */
    public record Failed(PlanProblem problem) implements Result {}
}
