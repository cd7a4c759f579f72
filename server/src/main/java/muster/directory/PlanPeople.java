package muster.directory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import muster.model.Account;
import muster.model.Refused;

/**
 * Does rows of a plan that are about people. Some are done together; only when one of them is refused, which the rules have not
 * foreseen, they are taken back and done again, each apart from the others.
 */
final class PlanPeople {
    private final PlanTools tools;
    /** Whether the last rows were done with nothing refused: one refusal is often followed by more. */
    private boolean isGoingWell = true;

    PlanPeople(PlanTools tools) {
        this.tools = tools;
    }

    /** Rows with what they come to now. */
    private record Rows(Transactions.Work work, Plan plan, List<PlanStep> steps, List<PersonStep> fresh) {}

    /**
     * @param end when no further row is begun
     * @return what came of the first ones, as many as there was time for, and of one at least
     */
    Map<Long, PlanRow.Result> act(Transactions.Work work, Plan plan, List<PlanStep> steps, Instant end) {
        PersonPlanner planner =
                tools.people(work.writing(), work.caller(), plan.source(), ComingThings.NONE, work.now());
        List<PersonStep> fresh = planner.plan(steps.stream()
                .map(step -> (ImportRow) Objects.requireNonNull(step.said()))
                .toList());
        Rows rows = new Rows(work, plan, steps, fresh);
        if (isGoingWell) {
            try {
                return work.writing().apart(() -> results(rows, end, act -> act.get()));
            } catch (Refused refused) {
                isGoingWell = false;
            }
        }
        AtomicBoolean isRefused = new AtomicBoolean();
        Map<Long, PlanRow.Result> results = results(rows, end, act -> {
            PlanRow.Result result = apart(work, act);
            isRefused.compareAndSet(false, result instanceof PlanRow.Failed);
            return result;
        });
        isGoingWell = !isRefused.get();
        return results;
    }

    /** @param way how a row is done that still is as planned */
    private Map<Long, PlanRow.Result> results(
            Rows rows, Instant end, Function<Supplier<PlanRow.Done>, PlanRow.Result> way) {
        PersonActs acts = tools.acts();
        Map<Long, PlanRow.Result> results = new HashMap<>();
        for (int i = 0; i < rows.steps().size() && (i == 0 || isBefore(end)); i++) {
            PlanRow row = rows.steps().get(i).row();
            PersonStep step = rows.fresh().get(i);
            results.put(
                    row.place(),
                    isAsPlanned(row, step)
                            ? way.apply(() -> acts.act(rows.work(), rows.plan().source(), step))
                            : new PlanRow.Failed(whyNot(row, step)));
        }
        return results;
    }

    private boolean isBefore(Instant end) {
        return tools.transactions().now().isBefore(end);
    }

    static boolean isAsPlanned(PlanRow row, PersonStep fresh) {
        Account before = fresh.before();
        boolean isSame = before == null
                ? row.target() == null
                : before.id().toString().equals(row.target()) && Objects.equals(before.version(), row.version());
        boolean acts = fresh.wanted() != null || before != null;
        return fresh.problem() == null && isSame && acts && PlanRowing.isForeseen(row, fresh.fields());
    }

    private static PlanProblem whyNot(PlanRow row, PersonStep fresh) {
        Account before = fresh.before();
        boolean moved = before != null && !Objects.equals(before.version(), row.version());
        return fresh.problem() == null || moved
                ? PlanProblem.of(PersonActs.overtaken(before))
                : PlanProblem.of(fresh.problem());
    }

    static PlanRow.Result apart(Transactions.Work work, Supplier<PlanRow.Done> act) {
        try {
            return work.writing().apart(act);
        } catch (Refused refused) {
            return new PlanRow.Failed(PlanProblem.of(refused.failure()));
        }
    }
}
