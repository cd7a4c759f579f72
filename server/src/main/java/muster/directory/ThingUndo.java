package muster.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.Lane;
import muster.model.Party;
import muster.model.PlanId;
import org.jspecify.annotations.Nullable;

/**
 * What takes back what one row did to a group, a lane or an agreement. What somebody else has changed since is left, and told as a
 * conflict.
 */
final class ThingUndo {
    private final Reading reading;
    private final PlanId plan;
    private final Supplier<PlanJoins> joins;

    /**
     * @param plan the one that is taken back
     * @param joins whom it has added to which groups; asked only when a group goes that others may be in
     */
    ThingUndo(Reading reading, PlanId plan, Supplier<PlanJoins> joins) {
        this.reading = reading;
        this.plan = plan;
        this.joins = joins;
    }

    /** Nothing where there is nothing left that could be taken back. */
    Optional<PlanDraft> draft(PlanRow row, PlanRow.Done done) {
        return switch (row.subject()) {
            case GROUP -> group(row, done);
            case LANE -> lane(row, done);
            case AGREEMENT -> Optional.of(agreement(row, done));
            case PERSON -> throw new IllegalArgumentException("a person is no thing");
        };
    }

    private Optional<PlanDraft> group(PlanRow row, PlanRow.Done done) {
        boolean isOfNew = row.kind() == PlanKind.CHANGED && row.target() == null;
        if (isOfNew) {
            // What was made goes as a whole.
            return Optional.empty();
        }
        Group group =
                GroupId.parse(done.target()).flatMap(reading.groups()::find).orElse(null);
        if (row.kind() == PlanKind.ADDED) {
            return Optional.ofNullable(group).map(made -> removal(row, done, made));
        }
        String name = group == null ? row.name() : group.name().value();
        if (group == null || row.kind() == PlanKind.REMOVED) {
            return Optional.of(problem(group(name, Edit.keep(), Edit.keep(), false), List.of(), gone()));
        }
        List<FieldChange> conflicts = new ArrayList<>();
        Edit<String> description = Edit.keep();
        Edit<String> owner = Edit.keep();
        for (FieldChange change : row.fields()) {
            if (change.field().equals("owner")) {
                String present = GroupPlanner.shown(reading, group.owner());
                owner = back(change, present, group.owner(), owner(change.after()), owner(change.before()), conflicts);
            } else {
                description = back(change, group.description(), conflicts);
            }
        }
        boolean isNothing = description.isKeep() && owner.isKeep();
        return Optional.of(draft(group(name, description, owner, false), isNothing, conflicts));
    }

    private PlanDraft removal(PlanRow row, PlanRow.Done done, Group group) {
        DeclaredThing item = group(group.name().value(), Edit.keep(), Edit.keep(), true);
        ImportProblem stays = staying(row.name(), done, group);
        return stays == null ? PlanDraft.of(item) : problem(item, List.of(), stays);
    }

    /** Why a group that the plan made does not go; null when it does. */
    @Nullable
    ImportProblem staying(Group group) {
        String name = group.name().value();
        return reading.plans()
                .doneOfNewGroup(plan, PlanKind.ADDED, name)
                .map(done -> Optional.ofNullable(staying(name, done, group)))
                .orElseGet(() -> Optional.of(new ImportProblem.AllChangedSince()))
                .orElse(null);
    }

    private @Nullable ImportProblem staying(String name, PlanRow.Done done, Group group) {
        Long last = reading.plans()
                .doneOfNewGroup(plan, PlanKind.CHANGED, name)
                .map(PlanRow.Done::version)
                .orElse(done.version());
        if (last == null || last != group.version()) {
            return new ImportProblem.AllChangedSince();
        }
        long others = others(name, group);
        return others > 0 ? new ImportProblem.OthersInGroup(others) : null;
    }

    /** Who is in the group, or has a right to it, and was not put there by the plan. */
    private long others(String name, Group group) {
        List<Party> parties = reading.grants().everyOn(new GrantObject.OnGroup(group.id())).stream()
                .map(Grant::party)
                .distinct()
                .toList();
        if (parties.isEmpty()) {
            return 0;
        }
        Set<AccountId> own = joins.get().joined(name);
        return parties.stream()
                .filter(party -> !(party instanceof Party.OfAccount(var id) && own.contains(id)))
                .count();
    }

    private static DeclaredThing group(String name, Edit<String> description, Edit<String> owner, boolean absent) {
        return new DeclaredThing.OfGroup(0, name, description, owner, absent);
    }

    private @Nullable AccountId owner(@Nullable String said) {
        return GroupPlanner.owner(reading, Edit.ofNullable(said))
                .map(account -> account.id())
                .orElse(null);
    }

    private Optional<PlanDraft> lane(PlanRow row, PlanRow.Done done) {
        Lane lane = reading.lanes().find(done.target()).orElse(null);
        DeclaredThing same = lane(row.name(), Edit.keep(), Edit.keep(), Edit.keep(), false);
        if (row.kind() == PlanKind.ADDED) {
            DeclaredThing absent = lane(row.name(), Edit.keep(), Edit.keep(), Edit.keep(), true);
            return Optional.ofNullable(lane)
                    .map(made -> Lanes.differences(null, made).equals(row.fields())
                            ? PlanDraft.of(absent)
                            : problem(absent, List.of(), new ImportProblem.AllChangedSince()));
        }
        if (lane == null || row.kind() == PlanKind.REMOVED) {
            return Optional.of(problem(same, List.of(), gone()));
        }
        List<FieldChange> conflicts = new ArrayList<>();
        Edit<String> kind = Edit.keep();
        Edit<String> title = Edit.keep();
        Edit<String> description = Edit.keep();
        for (FieldChange change : row.fields()) {
            switch (change.field()) {
                case "kind" -> kind = back(change, lane.kind().name(), conflicts);
                case "title" -> title = back(change, lane.title(), conflicts);
                default -> description = back(change, lane.description(), conflicts);
            }
        }
        boolean isNothing = kind.isKeep() && title.isKeep() && description.isKeep();
        return Optional.of(draft(lane(row.name(), kind, title, description, false), isNothing, conflicts));
    }

    private static DeclaredThing lane(
            String name, Edit<String> kind, Edit<String> title, Edit<String> description, boolean absent) {
        return new DeclaredThing.OfLane(0, name, kind.map(Lane.Kind::valueOf), title, description, absent);
    }

    /** A wording that was demanded before is demanded again. */
    private static PlanDraft agreement(PlanRow row, PlanRow.Done done) {
        HoldingId id = HoldingId.parse(done.target()).orElseThrow();
        return PlanDraft.of(new DeclaredThing.OfAgreement(0, row.name(), null, id, row.kind() == PlanKind.ADDED));
    }

    private static Edit<String> back(FieldChange change, @Nullable String present, List<FieldChange> conflicts) {
        return back(change, present, present, change.after(), change.before(), conflicts);
    }

    /** @param shown what is there at present, for people */
    private static <T> Edit<String> back(
            FieldChange change,
            @Nullable String shown,
            @Nullable T present,
            @Nullable T after,
            @Nullable T before,
            List<FieldChange> conflicts) {
        if (Objects.equals(present, after)) {
            return change.before() == null ? Edit.clear() : Edit.set(change.before());
        }
        if (!Objects.equals(present, before)) {
            conflicts.add(new FieldChange(change.field(), shown, change.before()));
        }
        return Edit.keep();
    }

    private static PlanDraft draft(DeclaredThing item, boolean isNothing, List<FieldChange> conflicts) {
        boolean isAllChanged = isNothing && !conflicts.isEmpty();
        return problem(item, conflicts, isAllChanged ? new ImportProblem.AllChangedSince() : null);
    }

    private static PlanDraft problem(DeclaredThing item, List<FieldChange> conflicts, @Nullable ImportProblem problem) {
        return new PlanDraft(item, null, conflicts, problem);
    }

    private static ImportProblem gone() {
        return new ImportProblem.NotReversible();
    }
}
