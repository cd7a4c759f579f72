package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.PlanFailure;
import muster.model.PlanId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Looking at plans, carrying them out, and taking back what they did. {@link Imports} makes them. */
public final class Plans {
    private static final Duration KEPT_FOR = Duration.ofDays(30);
    /** Making a plan takes no longer: what is not ready then never will be. */
    private static final Duration MADE_WITHIN = Duration.ofDays(1);

    private static final int SWEPT_AT_ONCE = 500;
    private static final int PAGE = 500;

    private final PlanTools tools;
    private final Transactions transactions;
    private final Imports imports;

    Plans(PlanTools tools, Imports imports) {
        this.tools = tools;
        this.transactions = tools.transactions();
        this.imports = imports;
    }

    /** @throws Refused {@link PlanFailure.NoSuchPlan}, {@link Failure.NotPermitted} */
    public Plan get(Caller caller, PlanId id) {
        return asked(caller, reading -> found(reading, id));
    }

    /** At most so many plans, the newest first, made before that one; null begins. */
    public List<Plan> recent(Caller caller, @Nullable PlanId before, int limit) {
        return asked(caller, reading -> reading.plans().list(before, limit));
    }

    /** At most so many rows in the order of their places, after that place; 0 begins. */
    public List<PlanRow> rows(Caller caller, PlanId id, PlanView view, long after, int limit) {
        return asked(caller, reading -> reading.plans().rows(id, view, after, limit));
    }

    private <T> T asked(Caller caller, Function<Reading, T> look) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            require(Permissions.mayPlan(fresh), new Failure.NotPermitted());
            return look.apply(reading);
        });
    }

    private static Plan found(Reading reading, PlanId id) {
        return reading.plans().find(id).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
    }

    /**
     * Carries a plan out, or goes on where that broke off; what is done already is left alone. Two who do so at once share the
     * work.
     *
     * @param progress told the plan as it stands after each slice
     * @return the plan when nothing is left to do
     * @throws Refused {@link PlanFailure.Braked}, {@link PlanFailure.MovedOn}, {@link PlanFailure.StillBeingMade}
     */
    public Plan apply(Caller caller, PlanId id, ApplyOptions options, Consumer<Plan> progress) {
        return carriedOut(caller, id, options, plan -> {
            progress.accept(plan);
            return true;
        });
    }

    /**
     * Carries out some of a plan: one slice at least, and as many as begin within that time. Done again it goes on where it was.
     *
     * @return the plan as it stands then, {@link Plan.State#RUNNING} while something is left to do
     * @throws Refused as {@link #apply} does
     */
    public Plan applyFor(Caller caller, PlanId id, ApplyOptions options, Duration most) {
        Instant end = transactions.now().plus(most);
        return carriedOut(caller, id, options, _ -> transactions.now().isBefore(end));
    }

    private Plan carriedOut(Caller caller, PlanId id, ApplyOptions options, Predicate<Plan> goesOn) {
        if (options.strict()) {
            requireNothingMoved(caller, id);
        }
        Plan plan = transactions.write(caller, work -> begun(work, id, options));
        PlanRun run = new PlanRun(tools, caller);
        boolean isGoingOn = true;
        while (isGoingOn && plan.state() == Plan.State.RUNNING) {
            plan = run.next(plan);
            isGoingOn = goesOn.test(plan);
        }
        return plan;
    }

    /** Asked when it begins and of each slice. */
    static void requireMayCarryOut(Caller caller, Plan plan) {
        require(Permissions.mayCarryOut(caller, plan.madeBy(), plan.madeWith()), new Failure.NotPermitted());
    }

    private static Plan begun(Transactions.Work work, PlanId id, ApplyOptions options) {
        PlanWriter plans = work.writing().plans();
        Plan plan = plans.lock(id).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
        requireMayCarryOut(work.caller(), plan);
        require(plan.state() != Plan.State.BEING_MADE, new PlanFailure.StillBeingMade());
        if (plan.state() != Plan.State.OPEN) {
            return plan;
        }
        boolean confirmed = Objects.equals(options.confirmed(), plan.barred());
        require(!plan.isBraked() || confirmed, new PlanFailure.Braked(plan.barred(), plan.touchable()));
        if (plan.undoes() != null) {
            Plan done = plans.find(plan.undoes())
                    .filter(found -> found.state() == Plan.State.DONE)
                    .orElseThrow(() -> new Refused(new PlanFailure.NothingToUndo()));
            requireMayCarryOut(work.caller(), done);
        }
        if (work.caller().account() != null) {
            plans.moveLast(id, work.caller().account());
        }
        Plan begun = plan.begun(work.now());
        record(work, begun);
        Plan next = begun.isEmpty() ? finished(work, begun) : begun;
        plans.save(next);
        return next;
    }

    private static void record(Transactions.Work work, Plan plan) {
        PlanCounts counts = plan.counts();
        List<FieldChange> told = List.of(
                new FieldChange("added", null, String.valueOf(counts.added())),
                new FieldChange("changed", null, String.valueOf(counts.changed())),
                new FieldChange("suspended", null, String.valueOf(counts.suspended())),
                new FieldChange("removed", null, String.valueOf(counts.removed())),
                new FieldChange("broughtBack", null, String.valueOf(counts.broughtBack())));
        work.record(Act.PLAN_APPLIED, new Event.Target("plan", plan.id().toString(), plan.name()), null, told);
    }

    /** A plan of which nothing is left; the one that it takes back is undone with it, if anything of that was. */
    static Plan finished(Transactions.Work work, Plan plan) {
        PlanId undoes = plan.undoes();
        if (undoes != null && plan.isDoneAtLeastInPart()) {
            PlanWriter plans = work.writing().plans();
            plans.lock(undoes).ifPresent(done -> plans.save(done.undone(plan.id())));
        }
        return plan.finished(work.now());
    }

    private void requireNothingMoved(Caller caller, PlanId id) {
        Plan plan = get(caller, id);
        if (plan.state() != Plan.State.OPEN) {
            return;
        }
        long moved = 0;
        ComingThings coming = ComingThings.growing();
        List<PlanStep> page = steps(id, 0);
        while (!page.isEmpty()) {
            List<PlanStep> these = page;
            moved += transactions.read(reading -> {
                Caller fresh = Authority.fresh(reading, caller, transactions.now());
                return PlanRun.moved(tools, reading, fresh, plan, these, coming);
            });
            page = steps(id, page.getLast().row().place());
        }
        require(moved == 0, new PlanFailure.MovedOn(moved));
    }

    private List<PlanStep> steps(PlanId id, long after) {
        return transactions.read(reading -> reading.plans().steps(id, after, PAGE));
    }

    /** Makes the plan that takes another one back. @throws Refused {@link PlanFailure.NothingToUndo} */
    public Plan undo(Caller caller, PlanId id) {
        Plan done = get(caller, id);
        require(done.state() == Plan.State.DONE && done.done() > 0, new PlanFailure.NothingToUndo());
        return imports.undoing(caller, done, new PlanUndo(transactions, done));
    }

    /** Forgets plans that are older than 30 days, and those that nobody finished making. */
    public void sweep() {
        Instant now = transactions.now();
        forgetAll(now.minus(KEPT_FOR), false);
        forgetAll(now.minus(MADE_WITHIN), true);
    }

    private void forgetAll(Instant time, boolean onlyUnfinished) {
        List<PlanId> old =
                transactions.read(reading -> reading.plans().madeBefore(time, onlyUnfinished, SWEPT_AT_ONCE));
        old.forEach(id -> forget(transactions, id));
    }

    /** Some rows at a time, so that others go on. */
    static void forget(Transactions transactions, PlanId id) {
        transactions.inSlices(SWEPT_AT_ONCE, writing -> writing.plans().removeRows(id, SWEPT_AT_ONCE));
        transactions.store().<PlanId>write(writing -> {
            writing.plans().remove(id);
            return id;
        });
    }
}
