package muster.directory;

import java.util.List;
import muster.model.AccountId;
import muster.model.Failure;

/** What came of an import, row by row, in the order of the file. */
public record ImportReport(List<Row> rows) {
    public ImportReport {
        rows = List.copyOf(rows);
    }

    public record Row(long line, String name, Result result) {}

    /** What came of one row. */
    public sealed interface Result {}

    public record Created(AccountId id) implements Result {}

    public record Changed(AccountId id) implements Result {}

    public record Unchanged(AccountId id) implements Result {}

    /** Nothing was done, as the plan had said. */
    public record LeftOut(ImportProblem problem) implements Result {}

    /** Nothing was done: it cannot be done any more. */
    public record Denied(Failure failure) implements Result {}

    /** The account was made or changed, and is not in all the groups that it should be in, or in one more. */
    public record InPart(AccountId id, Failure failure) implements Result {}

    /** The store failed at this row or an earlier one: import the file again for what is missing. */
    public record Untried() implements Result {}
}
