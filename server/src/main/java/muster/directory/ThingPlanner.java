package muster.directory;

import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import muster.model.Agreement;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Lane;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Finds out what items about groups, lanes and agreements come to. Only looks, while a plan is made and when it is carried out. */
final class ThingPlanner {
    private final Reading reading;
    private final Caller caller;
    private final GroupPlanner groups;

    ThingPlanner(Reading reading, Caller caller, GroupPlanner groups) {
        this.reading = reading;
        this.caller = caller;
        this.groups = groups;
    }

    ThingStep plan(DeclaredThing thing) {
        try {
            return switch (thing) {
                case DeclaredThing.OfGroup group -> groups.plan(group);
                case DeclaredThing.OfLane lane -> plan(lane);
                case DeclaredThing.OfAgreement agreement -> plan(agreement);
            };
        } catch (Refused refused) {
            return ThingStep.problem(null, new ImportProblem.Denied(refused.failure()));
        }
    }

    /** @param isComing whether the same plan makes the group */
    ThingStep planOwner(DeclaredThing.OfGroup said, boolean isComing) {
        try {
            return groups.planOwner(said, isComing);
        } catch (Refused refused) {
            return ThingStep.problem(null, new ImportProblem.Denied(refused.failure()));
        }
    }

    private ThingStep plan(DeclaredThing.OfLane said) {
        Lane before = reading.lanes().find(said.name()).orElse(null);
        String target = before == null ? null : before.name();
        if (said.absent() && before == null) {
            return ThingStep.nothing(null);
        }
        Lane after = before == null
                ? new Lane(
                        said.name(),
                        said.kind().orKeepValue(Lane.Kind.NODE),
                        said.title().orKeepValue(said.name()),
                        said.description().orKeep(null))
                : new Lane(
                        said.name(),
                        said.kind().orKeepValue(before.kind()),
                        said.title().orKeepValue(before.title()),
                        said.description().orKeep(before.description()));
        if (!said.absent() && after.equals(before)) {
            return ThingStep.nothing(target);
        }
        require(Permissions.mayManageLanes(caller), new Failure.NotPermitted());
        if (said.absent()) {
            return removal(
                    target, said.name(), work -> Lanes.remove(work, said.name()).name());
        }
        List<FieldChange> fields = Lanes.differences(before, after);
        return before == null
                ? new ThingStep(
                        PlanKind.ADDED,
                        null,
                        fields,
                        work -> Lanes.add(work, after).name(),
                        null)
                : new ThingStep(
                        PlanKind.CHANGED,
                        target,
                        fields,
                        work -> Lanes.change(work, after).name(),
                        null);
    }

    static ThingStep removal(@Nullable String target, String name, Function<Transactions.Work, String> act) {
        return new ThingStep(PlanKind.REMOVED, target, List.of(new FieldChange("name", name, null)), act, null);
    }

    private ThingStep plan(DeclaredThing.OfAgreement said) {
        Agreement before = demanded(said).orElse(null);
        String target = before == null ? null : before.id().toString();
        String text = said.text();
        if (said.absent()) {
            return before == null ? ThingStep.nothing(null) : retirement(before);
        }
        boolean isSame = before != null
                && (said.holding() != null
                        || text != null && before.contentHash().equals(LedgerTexts.digest(text)));
        if (isSame) {
            return ThingStep.nothing(target);
        }
        if (before != null) {
            return ThingStep.problem(target, new ImportProblem.OtherWording());
        }
        require(Permissions.mayDemandAgreements(caller), new Failure.NotPermitted());
        List<FieldChange> fields = new ArrayList<>();
        fields.add(new FieldChange("name", null, said.name()));
        HoldingId holding = said.holding();
        if (holding != null) {
            fields.add(new FieldChange("holding", null, holding.toString()));
            Agreements.Wording wording = wording(said.name(), holding);
            return new ThingStep(
                    PlanKind.ADDED,
                    holding.toString(),
                    fields,
                    work -> Agreements.demand(work, wording).id().toString(),
                    null);
        }
        String wording = Objects.requireNonNullElse(text, "");
        Agreement.check(said.name(), wording);
        fields.add(LedgerTexts.change("text", null, wording));
        return new ThingStep(
                PlanKind.ADDED,
                null,
                fields,
                work -> Agreements.demand(work, said.name(), wording).id().toString(),
                null);
    }

    private ThingStep retirement(Agreement before) {
        require(Permissions.mayDemandAgreements(caller), new Failure.NotPermitted());
        return removal(
                before.id().toString(),
                before.name(),
                work -> Agreements.retire(work, before.id()).id().toString());
    }

    private Optional<Agreement> demanded(DeclaredThing.OfAgreement said) {
        return reading.agreements().demanded().stream()
                .filter(agreement -> said.holding() != null
                        ? agreement.id().equals(said.holding())
                        : agreement.name().equals(said.name()))
                .findFirst();
    }

    /** Whoever signed this very wording before has signed it still. */
    private Agreements.Wording wording(String name, HoldingId id) {
        Holding holding = reading.holdings().findAll(List.of(id)).get(id);
        if (holding == null) {
            throw new Refused(new Failure.NoSuchHolding());
        }
        Agreement earlier = reading.agreements().find(id).orElse(null);
        return earlier == null
                ? new Agreements.Wording(id, name, LedgerTexts.digest(holding.document()), null)
                : new Agreements.Wording(id, name, earlier.contentHash(), earlier.text());
    }

    /** What a file that names all there shall be lacks. */
    List<DeclaredThing> lacking(Completeness complete, NamedThings named) {
        List<DeclaredThing> lacking = new ArrayList<>();
        if (complete.lanes()) {
            reading.lanes().all().stream()
                    .filter(lane -> !named.lanes().contains(lane.name()))
                    .forEach(lane -> lacking.add(
                            new DeclaredThing.OfLane(0, lane.name(), Edit.keep(), Edit.keep(), Edit.keep(), true)));
        }
        if (complete.agreements()) {
            reading.agreements().demanded().stream()
                    .filter(agreement -> !named.agreements().contains(agreement.name())
                            && !named.holdings().contains(agreement.id()))
                    .forEach(agreement -> lacking.add(
                            new DeclaredThing.OfAgreement(0, agreement.name(), null, agreement.id(), true)));
        }
        if (complete.groups()) {
            lacking.addAll(groups.lacking(named.groups()));
        }
        return lacking;
    }
}
