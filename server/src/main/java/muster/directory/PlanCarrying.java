package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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

/** Carries plans out from their beginning to their end, one worker each, and stops that. */
final class PlanCarrying {
    private static final int PAGE = 500;
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMillis(50);
    private static final int TRIES_TO_TAKE_OVER = 5;

    private static final PlanProblem STOPPED = new PlanProblem(
            "Stopped", List.of(), "Somebody stopped this plan. What is done stays done; carry it out again to go on.");
    private static final PlanProblem BROKEN_OFF = new PlanProblem(
            "BrokenOff",
            List.of(),
            "This plan broke off because of a fault, which is in the server's log. What is done stays done; carry it out again"
                    + " to go on.");

    private final PlanTools tools;
    private final Transactions transactions;
    private final PlanWorkers workers = new PlanWorkers();

    PlanCarrying(PlanTools tools) {
        this.tools = tools;
        this.transactions = tools.transactions();
    }

    /** @param goesOn asked after each slice, and now and then while somebody else is at the plan */
    Plan carryOut(Caller caller, PlanId id, ApplyOptions options, Predicate<Plan> goesOn) {
        if (options.strict()) {
            requireNothingMoved(caller, id);
        }
        boolean isMine = workers.begin(id);
        try {
            Plan plan = transactions.write(caller, work -> begun(work, id, options));
            PlanRun run = new PlanRun(tools, caller);
            boolean isGoingOn = true;
            while (isGoingOn && plan.state() == Plan.State.RUNNING) {
                plan = isMine ? next(run, plan) : later(id);
                isMine = isMine || plan.state() == Plan.State.RUNNING && workers.begin(id);
                isGoingOn = goesOn.test(plan) && !Thread.currentThread().isInterrupted();
            }
            return plan;
        } finally {
            if (isMine) {
                workers.end(id);
            }
        }
    }

    /** As it stands a moment later, because somebody else is at it. */
    private Plan later(PlanId id) {
        try {
            Thread.sleep(UNTIL_ASKED_AGAIN);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return transactions.read(reading -> Plans.found(reading, id));
    }

    Plan begin(Caller caller, PlanId id, ApplyOptions options, Duration wait, Consumer<Throwable> onFailure) {
        boolean isMine = workers.begin(id);
        boolean isWorking = false;
        try {
            Plan plan = transactions.write(caller, work -> begun(work, id, options));
            isMine = isMine || plan.state() == Plan.State.RUNNING && isLeftBySomebody(id);
            if (!isMine || plan.state() != Plan.State.RUNNING) {
                return plan;
            }
            Thread worker = Thread.ofPlatform()
                    .name("plan-" + id)
                    .daemon()
                    .uncaughtExceptionHandler((_, broken) -> onFailure.accept(broken))
                    .unstarted(() -> work(caller, plan));
            worker.start();
            isWorking = true;
            join(worker, wait);
            return transactions.read(reading -> Plans.found(reading, id));
        } finally {
            if (isMine && !isWorking) {
                workers.end(id);
            }
        }
    }

    /** Whoever was told to stop may be at its last slice still; then this waits for its end, and takes over. */
    private boolean isLeftBySomebody(PlanId id) {
        boolean isMine = workers.begin(id);
        for (int tries = 1; !isMine && tries < TRIES_TO_TAKE_OVER; tries++) {
            later(id);
            isMine = workers.begin(id);
        }
        return isMine;
    }

    private void work(Caller caller, Plan begun) {
        try {
            PlanRun run = new PlanRun(tools, caller);
            Plan plan = begun;
            while (plan.state() == Plan.State.RUNNING) {
                plan = next(run, plan);
            }
        } finally {
            workers.end(begun.id());
        }
    }

    private static void join(Thread worker, Duration wait) {
        try {
            worker.join(wait);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Plan next(PlanRun run, Plan plan) {
        try {
            return run.next(plan);
        } catch (RuntimeException | Error broken) {
            halt(plan.id(), broken);
            throw broken;
        }
    }

    private void halt(PlanId id, Throwable broken) {
        PlanProblem why = broken instanceof Refused refused ? PlanProblem.of(refused.failure()) : BROKEN_OFF;
        try {
            transactions.store().<PlanId>write(writing -> {
                halt(writing.plans(), id, transactions.now(), why);
                return id;
            });
        } catch (RuntimeException alsoBroken) {
            broken.addSuppressed(alsoBroken);
        }
    }

    private static Plan halt(PlanWriter plans, PlanId id, Instant now, PlanProblem why) {
        Plan plan = plans.lock(id).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
        if (plan.state() != Plan.State.RUNNING) {
            return plan;
        }
        Plan halted = plan.halted(now, why);
        plans.save(halted);
        return halted;
    }

    Plan stop(Caller caller, PlanId id) {
        return transactions.write(caller, work -> {
            PlanWriter plans = work.writing().plans();
            Plan plan = plans.lock(id).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
            requireMayCarryOut(work.caller(), plan);
            return halt(plans, id, work.now(), STOPPED);
        });
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
        if (plan.state() == Plan.State.HALTED && options.resumes()) {
            return goingOn(work, plan);
        }
        if (plan.state() != Plan.State.OPEN) {
            return plan;
        }
        boolean confirmed = Objects.equals(options.confirmed(), plan.barred());
        require(!plan.isBraked() || confirmed, new PlanFailure.Braked(id, plan.barred(), plan.touchable()));
        requireUndoes(work, plan);
        if (work.caller().account() != null) {
            plans.moveLast(id, work.caller().account());
        }
        Plan begun = plan.begun(work.now());
        record(work, begun);
        Plan next = begun.isEmpty() ? finished(work, begun) : begun;
        plans.save(next);
        return next;
    }

    /** What a plan takes back is as it was when that plan was made. */
    private static void requireUndoes(Transactions.Work work, Plan plan) {
        PlanId undoes = plan.undoes();
        if (undoes != null) {
            Plan done = work.writing()
                    .plans()
                    .lock(undoes)
                    .filter(Plan::isOver)
                    .filter(found -> isAsItWasWhen(found, plan.madeAt()))
                    .orElseThrow(() -> new Refused(new PlanFailure.NothingToUndo()));
            requireMayCarryOut(work.caller(), done);
        }
    }

    /** What has gone on since is more than the plan that takes it back knows of. */
    static boolean isAsItWasWhen(Plan plan, Instant time) {
        Instant finished = plan.finishedAt();
        return finished != null && !finished.isAfter(time);
    }

    private static Plan goingOn(Transactions.Work work, Plan plan) {
        requireUndoes(work, plan);
        boolean isBeingUndone = work.writing()
                .plans()
                .undoing(plan.id())
                .filter(undoing -> undoing.state() == Plan.State.RUNNING || undoing.state() == Plan.State.HALTED)
                .isPresent();
        require(!isBeingUndone, new PlanFailure.BeingUndone());
        Plan begun = plan.begun(work.now());
        record(work, begun);
        work.writing().plans().save(begun);
        return begun;
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
            plans.lock(undoes).filter(Plan::isOver).ifPresent(done -> plans.save(done.undone(plan.id())));
        }
        return plan.finished(work.now());
    }

    private void requireNothingMoved(Caller caller, PlanId id) {
        Plan plan = transactions.read(reading -> Plans.found(reading, id));
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
}
