package muster.directory;

import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of one plan, some at a time: what is looked up in one transaction is written down in the next, so that neither a
 * long file nor a long plan is ever in memory.
 */
final class PlanMaking {
    private static final int SLICE = 500;

    private final PlanTools tools;
    private final Caller caller;
    private final Plan blank;
    private final Completeness complete;
    private final Wishes wishes = new Wishes();
    private final NamedThings named = new NamedThings();
    private final ComingThings coming = ComingThings.growing();
    private final List<DeclaredThing.OfGroup> owners = new ArrayList<>();
    /** By place, the line of a later row that wants the same. */
    private final Map<Long, Long> collided = new TreeMap<>();
    /** Administrators who would be none, by place. */
    private final Map<Long, Account> endangered = new TreeMap<>();

    /** Whom rows may be about that do not say whom. */
    private final Set<AccountId> candidates = new HashSet<>();

    private long untold;
    private PlanCounts counts = PlanCounts.NONE;
    private long barred;
    private long newlyLinked;
    private int number;

    /** @param blank the plan as it is kept before it has rows */
    PlanMaking(PlanTools tools, Caller caller, Plan blank, Completeness complete) {
        this.tools = tools;
        this.caller = caller;
        this.blank = blank;
        this.complete = complete;
    }

    /** All that was planned, but for the brake. */
    record Made(PlanCounts counts, long barred, long newlyLinked) {}

    Made rowsOf(Iterator<PlanDraft> drafts) {
        List<PlanDraft> slice = new ArrayList<>(SLICE);
        while (drafts.hasNext()) {
            slice.add(drafts.next());
            require(number + slice.size() <= Imports.MOST_ROWS, tooMany());
            if (slice.size() == SLICE) {
                plan(slice);
                slice.clear();
            }
        }
        plan(slice);
        planOwners();
        plan(tools.transactions().read(reading -> things(reading, _ -> false).lacking(complete, named)).stream()
                .map(PlanDraft::of)
                .toList());
        planAbsent();
        tellCollisions();
        tellLastAdministrator();
        return new Made(counts, barred, newlyLinked);
    }

    private static Failure tooMany() {
        return new Failure.Malformed("file", "has more than " + Imports.MOST_ROWS + " rows");
    }

    private void plan(List<PlanDraft> drafts) {
        if (!drafts.isEmpty()) {
            keep(tools.transactions().read(reading -> steps(reading, drafts)));
        }
    }

    private void keep(List<PlanStep> steps) {
        tools.transactions().store().<Integer>write(writing -> {
            writing.plans().addRows(blank.id(), steps);
            return steps.size();
        });
    }

    private List<PlanStep> steps(Reading reading, List<PlanDraft> drafts) {
        Caller fresh = Authority.fresh(reading, caller, tools.transactions().now());
        require(Permissions.mayPlan(fresh), new Failure.NotPermitted());
        List<PlanStep> steps = new ArrayList<>(drafts.size());
        List<PlanDraft> people = new ArrayList<>();
        for (PlanDraft draft : drafts) {
            switch (draft.item()) {
                case DeclaredThing thing -> steps.add(thing(reading, thing, draft));
                case ImportRow _ -> people.add(draft);
            }
        }
        var planner = tools.people(reading, fresh, blank.source(), coming);
        List<PersonStep> found = planner.plan(
                people.stream().map(draft -> (ImportRow) draft.item()).toList());
        for (int i = 0; i < people.size(); i++) {
            steps.add(person((ImportRow) people.get(i).item(), people.get(i), found.get(i)));
        }
        return steps;
    }

    private ThingPlanner things(Reading reading, Predicate<TextKey> comingPeople) {
        Caller fresh = Authority.fresh(reading, caller, tools.transactions().now());
        return tools.things(reading, fresh, comingPeople);
    }

    private PlanStep thing(Reading reading, DeclaredThing said, PlanDraft draft) {
        boolean isFirst = named.add(said) || blank.undoes() != null;
        DeclaredThing item = said;
        if (said instanceof DeclaredThing.OfGroup group && !group.owner().isKeep() && !group.absent()) {
            owners.add(new DeclaredThing.OfGroup(group.line(), group.name(), Edit.keep(), group.owner(), false));
            item = new DeclaredThing.OfGroup(group.line(), group.name(), group.description(), Edit.keep(), false);
        }
        ThingStep step = !isFirst
                ? ThingStep.problem(null, new ImportProblem.NamedTwice())
                : draft.problem() != null
                        ? ThingStep.problem(null, draft.problem())
                        : things(reading, _ -> false).plan(item);
        if (step.kind() == PlanKind.ADDED) {
            coming.add(said);
        }
        return counted(PlanRowing.of(item, draft, step, said.absent() ? PlanPlace.LATE : PlanPlace.THINGS, ++number));
    }

    private PlanStep person(ImportRow said, PlanDraft draft, PersonStep found) {
        PersonStep step = draft.problem() == null ? found : problem(found, draft.problem());
        noteCandidates(step);
        List<String> wanted = PlanRowing.wishes(step);
        PlanStep row = PlanRowing.of(said, draft, step, blank, caller, ++number);
        for (String wish : wanted) {
            Wishes.Holder holder = wishes.holder(wish);
            if (!holder.isNobody()) {
                collided.putIfAbsent(holder.place(), said.line());
                row = PlanRowing.refused(row, new ImportProblem.Repeated(holder.line()));
            }
        }
        long place = row.row().place();
        wanted.forEach(wish -> wishes.put(wish, place, said.line()));
        noteDangers(row.row(), step);
        return counted(row);
    }

    private static PersonStep problem(PersonStep found, ImportProblem problem) {
        return found.before() == null
                ? PersonStep.unmatched(problem, Set.of())
                : PersonStep.problem(found.before(), problem);
    }

    private void noteCandidates(PersonStep step) {
        if (step.candidates() != null) {
            candidates.addAll(step.candidates());
            untold += step.candidates().isEmpty() ? 1 : 0;
        }
    }

    private void noteDangers(PlanRow row, PersonStep step) {
        Account before = step.before();
        boolean linked = row.kind() != PlanKind.PROBLEM
                && before != null
                && step.fields().stream()
                        .anyMatch(field -> field.field().equals("externalId") && field.before() == null);
        if (linked) {
            newlyLinked++;
        }
        boolean loses = row.kind() != PlanKind.PROBLEM
                && before != null
                && before.rank() == Rank.ADMINISTRATOR
                && PersonActs.needsGuard(step);
        if (loses) {
            endangered.put(row.place(), before);
        }
    }

    private PlanStep counted(PlanStep step) {
        count(step.row(), 1);
        return step;
    }

    private void count(PlanRow row, int rows) {
        counts = counts.plus(row.kind(), rows);
        boolean bars = row.kind() == PlanKind.SUSPENDED || row.kind() == PlanKind.REMOVED;
        if (bars && row.subject() == PlanRow.Subject.PERSON) {
            barred += rows;
        }
    }

    /** Who owns a group may be somebody whom the plan makes. */
    private void planOwners() {
        for (DeclaredThing.OfGroup said : owners) {
            keep(tools.transactions().read(reading -> {
                ThingStep step = things(
                                reading,
                                key -> !wishes.holder(PlanRowing.ofUsername(key.value()))
                                        .isNobody())
                        .planOwner(said, coming.groups().contains(TextKey.of(said.name())));
                return step.kind() == PlanKind.UNCHANGED
                        ? List.of()
                        : List.of(counted(PlanRowing.of(said, PlanDraft.of(said), step, PlanPlace.LATE, ++number)));
            }));
        }
    }

    /** Accounts of the source that the file lacks. */
    private void planAbsent() {
        String source = blank.source();
        Completeness.Absent absent = complete.people();
        if (source == null || absent == null) {
            return;
        }
        if (untold > 0) {
            ImportProblem problem = new ImportProblem.AbsenceUnknown(untold);
            plan(List.of(new PlanDraft(new ImportRow(0, Map.of(), Edit.keep()), source, List.of(), problem)));
            return;
        }
        AccountId after = null;
        List<AccountId> page = linked(source, after);
        while (!page.isEmpty()) {
            plan(absent(page, absent));
            after = page.getLast();
            page = linked(source, after);
        }
    }

    private List<AccountId> linked(String source, @Nullable AccountId after) {
        return tools.transactions().read(reading -> reading.externalIds().list(source, after, SLICE));
    }

    private List<PlanDraft> absent(List<AccountId> page, Completeness.Absent absent) {
        return tools.transactions().read(reading -> {
            Set<AccountId> spokenOf = reading.plans().spokenOf(blank.id(), page);
            Map<AccountId, Account> found = reading.accounts().findAll(page);
            return page.stream()
                    .filter(id -> !spokenOf.contains(id) && !candidates.contains(id))
                    .map(found::get)
                    .filter(account -> account != null && account.isListed())
                    .filter(account -> absent == Completeness.Absent.REMOVE
                            || account.life().blocks().isEmpty())
                    .map(account -> new PlanDraft(
                            ImportRow.ofState(
                                    account.id(), absent == Completeness.Absent.REMOVE ? "trashed" : "disabled"),
                            PlanRowing.name(account),
                            List.of(),
                            null))
                    .toList();
        });
    }

    /** Nobody can tell which of two such rows is meant, so none is done. */
    private void tellCollisions() {
        collided.forEach((place, line) -> refuse(place, new ImportProblem.Repeated(line)));
    }

    private void refuse(long place, ImportProblem problem) {
        if (place >= PlanPlace.PROBLEMS && place < PlanPlace.UNCHANGED) {
            return;
        }
        PlanRow before = tools.transactions()
                .read(reading -> reading.plans().rows(blank.id(), PlanView.ALL, place - 1, 1))
                .getFirst();
        PlanStep after = PlanRowing.refused(new PlanStep(before, null), problem);
        tools.transactions().store().<Long>write(writing -> {
            writing.plans().replace(blank.id(), place, after);
            return place;
        });
        count(before, -1);
        count(after.row(), 1);
        endangered.remove(place);
    }

    /** Somebody has to be left who administers the directory: the row that would take the last one away is not done. */
    private void tellLastAdministrator() {
        if (endangered.isEmpty()) {
            return;
        }
        Set<AccountId> concerned = new HashSet<>();
        endangered.values().forEach(account -> concerned.add(account.id()));
        List<Long> refused = tools.transactions().read(reading -> {
            var administrators =
                    new RemainingAdministrators(reading, tools.transactions().now(), concerned);
            return endangered.entrySet().stream()
                    .filter(entry -> !administrators.letsGo(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        });
        refused.forEach(place -> refuse(place, new ImportProblem.Denied(new Failure.LastAdministrator())));
    }
}
