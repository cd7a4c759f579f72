package muster.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import muster.directory.Transactions.Work;
import muster.model.AccountId;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.MergeLine.Topic;
import muster.model.MergeTrace;

/** Gives an account back what it owned and minded before it was merged. */
final class BelongingsReversal {
    private final Reading reading;
    private final MergeTrace trace;
    private final AccountId old;
    private final AccountId into;
    private final RowNames names;

    BelongingsReversal(Reading reading, MergeTrace trace, AccountId old, AccountId into) {
        this.reading = reading;
        this.trace = trace;
        this.old = old;
        this.into = into;
        names = new RowNames(reading);
    }

    List<UndoStep> steps() {
        List<UndoStep> steps = new ArrayList<>();
        Map<HoldingId, Holding> things = reading.holdings()
                .findAll(trace.things().stream().map(MergeTrace.Thing::id).toList());
        for (MergeTrace.Thing thing : trace.things()) {
            Holding now = things.get(thing.id());
            step(thing, Optional.ofNullable(now)).ifPresent(steps::add);
        }
        trace.ended().forEach(ended -> steps.add(step(ended)));
        Map<GroupId, Group> groups = reading.groups().findAll(trace.groups());
        for (GroupId id : trace.groups()) {
            step(id, Optional.ofNullable(groups.get(id))).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<UndoStep> step(MergeTrace.Thing thing, Optional<Holding> found) {
        String field = "thing:" + thing.id();
        String before = thing.before().name();
        if (found.isEmpty()) {
            return Optional.of(UndoStep.lost(field, Topic.THING, before, null));
        }
        Holding now = found.get();
        MergeTrace.Spot spot = MergeTrace.Spot.of(now);
        String what = RowNames.of(now);
        if (spot.isSamePlaceAs(thing.before())) {
            return Optional.empty();
        }
        Consumer<Work> restore = work -> move(work, thing, spot, before);
        if (!spot.isSamePlaceAs(thing.after())) {
            return Optional.of(UndoStep.conflict(
                    field, Topic.THING, what, names.account(now.owner()), names.account(old), restore));
        }
        boolean isRenamed =
                !now.name().equals(thing.after().name()) && !now.name().equals(before);
        return Optional.of(
                isRenamed
                        ? UndoStep.conflict(
                                field,
                                Topic.THING,
                                what,
                                now.name(),
                                before,
                                restore,
                                work -> move(work, thing, spot, now.name()))
                        : UndoStep.back(field, Topic.THING, what, restore));
    }

    /** @param seen where the thing was when this was decided; with what it lies in, it may have come back since */
    private void move(Work work, MergeTrace.Thing thing, MergeTrace.Spot seen, String name) {
        MergeTrace.Spot alongWithAnother = new MergeTrace.Spot(old, seen.container(), seen.name());
        Holding now = UndoStep.unchanged(work.writing().holdings().lock(thing.id()), locked -> {
            MergeTrace.Spot spot = MergeTrace.Spot.of(locked);
            return spot.equals(seen) || spot.equals(alongWithAnother);
        });
        Moves.moved(work, now, thing.before().owner(), thing.before().container(), name);
    }

    private UndoStep step(MergeTrace.Ended ended) {
        Holding thing = ended.thing();
        return UndoStep.back("thing:" + thing.id(), Topic.THING, RowNames.of(thing), work -> {
            Moves.added(work.writing(), thing);
            ended.grants().stream()
                    .filter(grant -> RightsReversal.isPossible(work.writing(), grant))
                    .forEach(work.writing().grants()::add);
        });
    }

    private Optional<UndoStep> step(GroupId id, Optional<Group> found) {
        String field = "group:" + id;
        if (found.isEmpty()) {
            return Optional.of(UndoStep.lost(field, Topic.GROUP, id.toString(), null));
        }
        Group now = found.get();
        if (old.equals(now.owner())) {
            return Optional.empty();
        }
        Consumer<Work> restore = work -> Moves.moved(
                work,
                UndoStep.unchanged(
                        work.writing().groups().lock(id), locked -> Objects.equals(locked.owner(), now.owner())),
                old);
        if (into.equals(now.owner())) {
            return Optional.of(UndoStep.back(field, Topic.GROUP, RowNames.of(now), restore));
        }
        String owner = now.owner() == null ? null : names.account(now.owner());
        return Optional.of(UndoStep.conflict(field, Topic.GROUP, RowNames.of(now), owner, names.account(old), restore));
    }
}
