package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.PlanFailure;
import muster.model.PlanId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Carries a plan out, slice by slice. A slice is one transaction that does some rows, says what came of them, and moves the mark
 * behind the last of them: so no row is ever done twice or lost, whatever breaks off and whoever else is at it.
 */
final class PlanRun {
    /** How many people are looked up at once. */
    private static final int AT_ONCE = 25;

    private final PlanTools tools;
    private final Caller caller;
    private final PlanPace pace = new PlanPace();
    private final PlanPeople people;
    private @Nullable PlanJoins joinsOfUndone;

    PlanRun(PlanTools tools, Caller caller) {
        this.tools = tools;
        this.caller = caller;
        this.people = new PlanPeople(tools);
    }

    /**
     * What became of a slice.
     *
     * @param begun when it had the writer
     * @param acted when its last row was done
     */
    private record Slice(Plan plan, int rows, Instant begun, Instant acted) {}

    /** @return the plan after the next slice, or as somebody else has left it */
    Plan next(Plan plan) {
        Transactions transactions = tools.transactions();
        int most = pace.rows();
        List<PlanStep> read = transactions.read(reading -> reading.plans().steps(plan.id(), plan.reached(), most + 1));
        boolean isLast = read.size() <= most;
        List<PlanStep> steps = isLast ? read : read.subList(0, most);
        Slice slice = transactions.write(caller, work -> slice(work, plan, steps, isLast));
        Instant now = transactions.now();
        pace.took(slice.rows(), Duration.between(slice.begun(), slice.acted()), Duration.between(slice.begun(), now));
        return slice.plan();
    }

    private Slice slice(Transactions.Work begun, Plan seen, List<PlanStep> steps, boolean isLast) {
        PlanWriter plans = begun.writing().plans();
        Plan plan = plans.lock(seen.id()).orElseThrow(() -> new Refused(new PlanFailure.NoSuchPlan()));
        PlanCarrying.requireMayCarryOut(begun.caller(), plan);
        if (plan.state() != Plan.State.RUNNING || plan.reached() != seen.reached()) {
            return new Slice(plan, 0, begun.now(), begun.now());
        }
        Transactions.Work work = steps.stream().anyMatch(PlanRun::needsGuard) ? begun.guarded() : begun;
        lockAccounts(work, steps);
        Map<Long, PlanRow.Result> results = new HashMap<>();
        int done = act(work, plan, steps, results);
        Instant acted = transactions().now();
        plans.tell(plan.id(), results);
        long failed = results.values().stream()
                .filter(PlanRow.Failed.class::isInstance)
                .count();
        long place =
                steps.isEmpty() ? plan.reached() : steps.get(done - 1).row().place();
        Plan reached = plan.reached(place, results.size() - failed, failed);
        boolean isOver = isLast && done == steps.size();
        Plan after = isOver ? PlanCarrying.finished(work, reached) : reached;
        plans.save(after);
        return new Slice(after, done, begun.now(), acted);
    }

    /** Whether a row could leave the directory without an administrator. */
    private static boolean needsGuard(PlanStep step) {
        PlanRow row = step.row();
        return row.subject() == PlanRow.Subject.PERSON
                && row.target() != null
                && row.fields().stream().anyMatch(field -> switch (field.field()) {
                    case "rank", "state", "expiresAt" -> true;
                    default -> false;
                });
    }

    /** In the order of their ids, as everybody does. */
    private static void lockAccounts(Transactions.Work work, List<PlanStep> steps) {
        List<AccountId> ids = steps.stream()
                .map(PlanStep::row)
                .filter(row -> row.subject() == PlanRow.Subject.PERSON)
                .flatMap(row -> Optional.ofNullable(row.target()).stream())
                .flatMap(target -> AccountId.parse(target).stream())
                .toList();
        work.writing().accounts().lockAll(ids);
    }

    private Transactions transactions() {
        return tools.transactions();
    }

    /** Does as many rows as there is time for, and one at least. @return how many of the first ones were done */
    private int act(Transactions.Work work, Plan plan, List<PlanStep> steps, Map<Long, PlanRow.Result> results) {
        Instant end = work.now().plus(pace.acting());
        Map<String, PlanRow.Result> made = new HashMap<>();
        int done = 0;
        while (done < steps.size() && (done == 0 || isBefore(end))) {
            List<PlanStep> next = peopleFrom(done, steps);
            if (next.isEmpty()) {
                PlanRow row = steps.get(done).row();
                results.put(row.place(), resultOfThing(work, plan, steps.get(done), made));
                done++;
            } else {
                Map<Long, PlanRow.Result> more = people.act(work, plan, next, end);
                results.putAll(more);
                done += more.size();
            }
        }
        return done;
    }

    private boolean isBefore(Instant end) {
        return transactions().now().isBefore(end);
    }

    private static List<PlanStep> peopleFrom(int first, List<PlanStep> steps) {
        return steps.subList(first, Math.min(steps.size(), first + AT_ONCE)).stream()
                .takeWhile(step -> step.said() instanceof ImportRow)
                .toList();
    }

    /** @param made what came of groups that this slice has made already; what this row makes is added */
    private PlanRow.Result resultOfThing(
            Transactions.Work work, Plan plan, PlanStep step, Map<String, PlanRow.Result> made) {
        PlanRow row = step.row();
        if (step.said() == null) {
            // Purging the account has emptied the row.
            return new PlanRow.Failed(PlanProblem.of(new Failure.NoSuchAccount()));
        }
        DeclaredThing said = (DeclaredThing) step.said();
        PlanRow.Result result = isOfNew(row)
                ? resultOfNew(
                        work,
                        row,
                        said,
                        Optional.ofNullable(made.get(row.name())).or(() -> made(work, plan, row)))
                : resultOfKnown(work, plan, row, said);
        if (row.subject() == PlanRow.Subject.GROUP && row.kind() == PlanKind.ADDED) {
            made.put(row.name(), result);
        }
        return result;
    }

    /** Whether a row is about a group that the plan makes. */
    private static boolean isOfNew(PlanRow row) {
        return row.target() == null && row.kind() == PlanKind.CHANGED;
    }

    private static Optional<PlanRow.Result> made(Transactions.Work work, Plan plan, PlanRow row) {
        return work.writing()
                .plans()
                .doneOfNewGroup(plan.id(), PlanKind.ADDED, row.name())
                .map(PlanRow.Result.class::cast);
    }

    /** Only of the group that the plan has made, and not of one that somebody else has. */
    private PlanRow.Result resultOfNew(
            Transactions.Work work, PlanRow row, DeclaredThing said, Optional<PlanRow.Result> made) {
        ThingStep fresh = fresh(work, said);
        return made.orElse(null) instanceof PlanRow.Done done && done.target().equals(fresh.target())
                ? result(work, row, said)
                : new PlanRow.Failed(PlanProblem.of(PersonActs.overtaken(null)));
    }

    private ThingStep fresh(Transactions.Work work, DeclaredThing said) {
        return thing(tools.things(work.writing(), work.caller(), _ -> false), said);
    }

    /** A group that another plan made is looked at again before it goes: others may be in it by now. */
    private PlanRow.Result resultOfKnown(Transactions.Work work, Plan plan, PlanRow row, DeclaredThing said) {
        PlanId undoes = plan.undoes();
        ImportProblem stays = undoes != null && said instanceof DeclaredThing.OfGroup group && group.absent()
                ? staying(work.writing(), undoes, row)
                : null;
        return stays == null ? result(work, row, said) : new PlanRow.Failed(PlanProblem.of(stays));
    }

    private @Nullable ImportProblem staying(Reading reading, PlanId undone, PlanRow row) {
        return Optional.ofNullable(row.target())
                .flatMap(GroupId::parse)
                .flatMap(reading.groups()::find)
                .flatMap(group -> Optional.ofNullable(
                        new ThingUndo(reading, undone, () -> joinsOf(reading, undone)).staying(group)))
                .orElse(null);
    }

    private PlanJoins joinsOf(Reading reading, PlanId undone) {
        PlanJoins known = joinsOfUndone;
        if (known == null) {
            known = PlanJoins.of(reading, undone);
            joinsOfUndone = known;
        }
        return known;
    }

    private PlanRow.Result result(Transactions.Work work, PlanRow row, DeclaredThing said) {
        ThingStep fresh = fresh(work, said);
        if (fresh.problem() != null) {
            return new PlanRow.Failed(PlanProblem.of(fresh.problem()));
        }
        if (!isAsPlanned(row, fresh)) {
            return new PlanRow.Failed(PlanProblem.of(PersonActs.overtaken(null)));
        }
        return PlanPeople.apart(work, () -> {
            String target = fresh.act() == null
                    ? Objects.requireNonNullElse(fresh.target(), "")
                    : fresh.act().apply(work);
            return new PlanRow.Done(target, version(work, said, target));
        });
    }

    private static @Nullable Long version(Transactions.Work work, DeclaredThing said, String target) {
        return said instanceof DeclaredThing.OfGroup
                ? GroupId.parse(target)
                        .flatMap(work.writing().groups()::find)
                        .map(Group::version)
                        .orElse(null)
                : null;
    }

    /** An item that says nothing but who owns a group is planned apart, when people are there. */
    private static ThingStep thing(ThingPlanner planner, DeclaredThing said) {
        boolean isOwner =
                said instanceof DeclaredThing.OfGroup group && !group.owner().isKeep();
        return isOwner ? planner.planOwner((DeclaredThing.OfGroup) said, false) : planner.plan(said);
    }

    /**
     * How many of these rows would not be done as the plan says, because something is not as it was.
     *
     * @param coming what the plan makes in rows before these; what these make is added
     */
    static long moved(
            PlanTools tools, Reading reading, Caller caller, Plan plan, List<PlanStep> steps, ComingThings coming) {
        ThingPlanner things = tools.things(reading, caller, _ -> true);
        long moved = 0;
        List<PlanStep> people = new ArrayList<>();
        for (PlanStep step : steps) {
            if (step.said() instanceof DeclaredThing said) {
                coming.addIfNew(step.row(), said);
                moved += isOfNew(step.row()) || isAsPlanned(step.row(), thing(things, said)) ? 0 : 1;
            } else if (step.said() == null) {
                moved++;
            } else {
                people.add(step);
            }
        }
        List<PersonStep> fresh = tools.people(reading, caller, plan.source(), coming)
                .plan(people.stream()
                        .map(step -> (ImportRow) Objects.requireNonNull(step.said()))
                        .toList());
        for (int i = 0; i < people.size(); i++) {
            moved += PlanPeople.isAsPlanned(people.get(i).row(), fresh.get(i)) ? 0 : 1;
        }
        return moved;
    }

    private static boolean isAsPlanned(PlanRow row, ThingStep fresh) {
        boolean isSame = row.kind() == PlanKind.ADDED
                ? fresh.kind() == PlanKind.ADDED
                : row.target() == null || row.target().equals(fresh.target());
        return fresh.problem() == null && isSame && PlanRowing.isForeseen(row, fresh.fields());
    }
}
