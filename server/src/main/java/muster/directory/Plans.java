package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import muster.model.Caller;
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

    /** Whoever presses a button twice waits for the first plan; after that time nobody makes it any more. */
    private static final Duration UNDOING_MADE_WITHIN = Duration.ofMinutes(10);

    private static final int SWEPT_AT_ONCE = 500;

    private final Transactions transactions;
    private final Imports imports;
    private final PlanCarrying carrying;

    Plans(PlanTools tools, Imports imports) {
        this.transactions = tools.transactions();
        this.imports = imports;
        this.carrying = new PlanCarrying(tools);
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

    static Plan found(Reading reading, PlanId id) {
        return reading.plans().find(id).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
    }

    /**
     * Carries a plan out, or goes on where that broke off; what is done already is left alone. Two who do so at once share the
     * work.
     *
     * @param progress told the plan as it stands after each slice
     * @return the plan when nothing is left to do
     * @throws Refused {@link PlanFailure.Braked}, {@link PlanFailure.MovedOn}, {@link PlanFailure.StillBeingMade},
     *     {@link PlanFailure.TooManyAtWork}; whatever else a slice is refused for halts the plan, which says why
     */
    public Plan apply(Caller caller, PlanId id, ApplyOptions options, Consumer<Plan> progress) {
        return carrying.carryOut(caller, id, options, plan -> {
            progress.accept(plan);
            return true;
        });
    }

    /**
     * Carries a plan out as long as somebody wants it to go on; stops it then.
     *
     * @param goesOn asked after each slice
     * @return the plan when nothing is left to do, or it was stopped
     * @throws Refused as {@link #apply} does
     */
    public Plan applyWhile(Caller caller, PlanId id, ApplyOptions options, Predicate<Plan> goesOn) {
        Plan plan = carrying.carryOut(caller, id, options, goesOn);
        return plan.state() == Plan.State.RUNNING ? carrying.stop(caller, id) : plan;
    }

    /**
     * Carries out some of a plan: one slice at least, and as many as begin within that time. Done again it goes on where it was.
     *
     * @return the plan as it stands then, {@link Plan.State#RUNNING} while something is left to do
     * @throws Refused as {@link #apply} does
     */
    public Plan applyFor(Caller caller, PlanId id, ApplyOptions options, Duration most) {
        Instant end = transactions.now().plus(most);
        return carrying.carryOut(caller, id, options, _ -> transactions.now().isBefore(end));
    }

    /**
     * Begins to carry a plan out, or goes on where that broke off, and answers when it is done or that time is over; it is carried
     * out to its end all the same. Where somebody is at it already, nothing more is begun.
     *
     * @param onFailure told what ended it before; the plan is halted then, and says why
     * @return the plan as it stood last
     * @throws Refused as {@link #apply} does
     */
    public Plan begin(Caller caller, PlanId id, ApplyOptions options, Duration wait, Consumer<Throwable> onFailure) {
        return carrying.begin(caller, id, options, wait, onFailure);
    }

    /**
     * Has whoever carries the plan out stop after the slice that he is at. What is done stays done, and {@link #apply} goes on.
     *
     * @return the plan; as it is where nobody carries it out
     * @throws Refused {@link PlanFailure.NoSuchPlan}, {@link Failure.NotPermitted}
     */
    public Plan stop(Caller caller, PlanId id) {
        return carrying.stop(caller, id);
    }

    /** Forgets a plan that nobody has begun. @throws Refused {@link PlanFailure.AlreadyBegun}, and as {@link #stop} does */
    public void discard(Caller caller, PlanId id) {
        transactions.write(caller, work -> {
            PlanWriter plans = work.writing().plans();
            Plan plan = plans.lock(id).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
            PlanCarrying.requireMayCarryOut(work.caller(), plan);
            require(plan.state() != Plan.State.BEING_MADE, new PlanFailure.StillBeingMade());
            require(plan.state() == Plan.State.OPEN, new PlanFailure.AlreadyBegun());
            plans.save(plan.discarded());
            return id;
        });
        forget(transactions, id);
    }

    /**
     * Makes the plan that takes another one back, or finds the one that was made and that the caller may carry out.
     *
     * @throws Refused {@link PlanFailure.NothingToUndo}; {@link PlanFailure.StillBeingMade} while somebody else makes one
     */
    public Plan undo(Caller caller, PlanId id) {
        Plan done = get(caller, id);
        require(done.isOver() && done.done() > 0, new PlanFailure.NothingToUndo());
        Optional<Plan> earlier = transactions.read(reading -> reading.plans().undoing(id));
        return earlier.filter(plan -> isStillMeant(caller, plan, done))
                .orElseGet(() -> imports.undoing(caller, done, new PlanUndo(transactions, done)));
    }

    private boolean isStillMeant(Caller caller, Plan undoing, Plan done) {
        boolean isMade = undoing.state() != Plan.State.BEING_MADE;
        boolean isAbandoned = undoing.madeAt().plus(UNDOING_MADE_WITHIN).isBefore(transactions.now());
        require(isMade || isAbandoned, new PlanFailure.StillBeingMade());
        return isMade
                && (!isAbandoned || undoing.state() != Plan.State.OPEN)
                && PlanCarrying.isAsItWasWhen(done, undoing.madeAt())
                && Permissions.mayCarryOut(caller, undoing.madeBy(), undoing.madeWith());
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
