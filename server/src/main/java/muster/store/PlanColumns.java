package muster.store;

import java.sql.SQLException;
import muster.directory.Plan;
import muster.directory.PlanCounts;
import muster.directory.PlanProblem;
import muster.directory.PlanRow;
import muster.model.PlanId;
import muster.model.Rank;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A plan without its rows, as its table has it. */
final class PlanColumns {
    private PlanColumns() {}

    static Plan plan(Row row) throws SQLException {
        String halted = row.textOrNull("halted");
        return new Plan(
                new PlanId(row.uuid("id")),
                Plan.State.valueOf(row.text("state")),
                row.instant("made_at"),
                row.accountIdOrNull("made_by"),
                Rank.valueOf(row.text("made_with")),
                row.text("name"),
                row.textOrNull("digest"),
                row.textOrNull("source"),
                planIdOrNull(row, "undoes"),
                planIdOrNull(row, "undone_by"),
                new PlanCounts(
                        row.longNumber("added"),
                        row.longNumber("changed"),
                        row.longNumber("suspended"),
                        row.longNumber("removed"),
                        row.longNumber("brought_back"),
                        row.longNumber("unchanged"),
                        row.longNumber("problems")),
                row.longNumber("barred"),
                row.longNumber("touchable"),
                row.flag("braked"),
                row.instantOrNull("begun_at"),
                row.instantOrNull("finished_at"),
                row.longNumber("done"),
                row.longNumber("failed"),
                row.longNumber("reached"),
                halted == null ? null : ((PlanRow.Failed) PlanJson.result(halted)).problem());
    }

    private static @Nullable PlanId planIdOrNull(Row row, String column) throws SQLException {
        return row.textOrNull(column) == null ? null : new PlanId(row.uuid(column));
    }

    static <S extends SqlStatement<S>> S bind(Plan plan, S statement) {
        PlanCounts counts = plan.counts();
        PlanProblem halted = plan.halted();
        return statement
                .bind("id", plan.id().toString())
                .bind("state", plan.state().name())
                .bind("undoneBy", text(plan.undoneBy()))
                .bind("added", counts.added())
                .bind("changed", counts.changed())
                .bind("suspended", counts.suspended())
                .bind("removed", counts.removed())
                .bind("broughtBack", counts.broughtBack())
                .bind("unchanged", counts.unchanged())
                .bind("problems", counts.problems())
                .bind("barred", plan.barred())
                .bind("touchable", plan.touchable())
                .bind("braked", plan.isBraked() ? 1 : 0)
                .bind("begunAt", Micros.ofNullable(plan.begunAt()))
                .bind("finishedAt", Micros.ofNullable(plan.finishedAt()))
                .bind("done", plan.done())
                .bind("failed", plan.failed())
                .bind("reached", plan.reached())
                .bind("halted", halted == null ? null : PlanJson.ofResult(new PlanRow.Failed(halted)));
    }

    static @Nullable String text(@Nullable PlanId id) {
        return id == null ? null : id.toString();
    }
}
