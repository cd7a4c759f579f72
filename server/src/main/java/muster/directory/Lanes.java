package muster.directory;

import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Lane;
import muster.model.LaneFailure;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** The lanes of a site, and which of them people may queue to: all, unless they were chosen for somebody one by one. */
public final class Lanes {
    private static final int MOST_LANES = 1_000;

    private final Transactions transactions;

    public Lanes(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Every lane, in the order in which they were made. */
    public List<Lane> all(Caller caller) {
        require(Permissions.maySeeAccounts(caller), new Failure.MayNotView("lane"));
        return transactions.read(reading -> reading.lanes().all());
    }

    /** @throws Refused {@link LaneFailure.NoSuchLane} */
    public Lane get(Caller caller, String name) {
        require(Permissions.maySeeAccounts(caller), new Failure.MayNotView("lane"));
        return transactions
                .read(reading -> reading.lanes().find(name))
                .orElseThrow(() -> new Refused(new LaneFailure.NoSuchLane()));
    }

    /** Adds a lane, which every account gets. @throws Refused {@link LaneFailure.LaneTaken} */
    public Lane add(Caller caller, Lane lane) {
        return transactions.write(caller, work -> add(work, lane));
    }

    /** The same within something greater. */
    static Lane add(Transactions.Work work, Lane lane) {
        require(Permissions.mayManageLanes(work.caller()), new Failure.NotPermitted());
        LaneWriter lanes = work.writing().lanes();
        require(lanes.add(lane, work.now()), new LaneFailure.LaneTaken());
        require(lanes.all().size() <= MOST_LANES, new Failure.Malformed("lane", "would be one too many"));
        lanes.giveToChosen(lane.name());
        work.record(Act.LANE_ADDED, target(lane), null, List.of());
        return lane;
    }

    /** Has a lane be what this says, under the name that it has. @throws Refused {@link LaneFailure.NoSuchLane} */
    static Lane change(Transactions.Work work, Lane lane) {
        require(Permissions.mayManageLanes(work.caller()), new Failure.NotPermitted());
        LaneWriter lanes = work.writing().lanes();
        Lane before = lanes.find(lane.name()).orElseThrow(() -> new Refused(new LaneFailure.NoSuchLane()));
        if (before.equals(lane)) {
            return before;
        }
        lanes.save(lane);
        work.record(Act.LANE_CHANGED, target(lane), null, differences(before, lane));
        return lane;
    }

    /** The fields in which two lanes of one name differ; a lane that is not there yet has none. */
    static List<FieldChange> differences(@Nullable Lane before, Lane after) {
        List<FieldChange> changes = new ArrayList<>();
        addIfDifferent(
                changes,
                "kind",
                before == null ? null : before.kind().name(),
                after.kind().name());
        addIfDifferent(changes, "title", before == null ? null : before.title(), after.title());
        addIfDifferent(changes, "description", before == null ? null : before.description(), after.description());
        return changes;
    }

    private static void addIfDifferent(
            List<FieldChange> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }

    /** Removes a lane, also from everybody's. @throws Refused {@link LaneFailure.NoSuchLane} */
    public void remove(Caller caller, String name) {
        transactions.write(caller, work -> remove(work, name));
    }

    /** The same within something greater. */
    static Lane remove(Transactions.Work work, String name) {
        require(Permissions.mayManageLanes(work.caller()), new Failure.NotPermitted());
        LaneWriter lanes = work.writing().lanes();
        Lane lane = lanes.find(name).orElseThrow(() -> new Refused(new LaneFailure.NoSuchLane()));
        lanes.remove(name);
        work.record(Act.LANE_REMOVED, target(lane), null, List.of());
        return lane;
    }

    /** The names of the lanes that each of these accounts was left with: all, or those chosen, in the chosen order. */
    public Map<AccountId, List<String>> ofAll(Caller caller, Collection<AccountId> ids) {
        require(
                ids.stream().allMatch(id -> Permissions.maySeePrivateFields(caller, id)),
                new Failure.MayNotView("account"));
        return transactions.read(reading -> {
            Map<AccountId, List<String>> chosen = reading.lanes().chosen(ids);
            List<String> all = names(reading);
            Map<AccountId, List<String>> lanes = new HashMap<>();
            ids.forEach(id -> lanes.put(id, chosen.getOrDefault(id, all)));
            return lanes;
        });
    }

    /** The names of the lanes that the account may queue to: an administrator all of them. */
    public List<String> usable(Caller caller, Account account) {
        return Permissions.mayUseEveryLane(account)
                ? all(caller).stream().map(Lane::name).toList()
                : ofAll(caller, List.of(account.id())).getOrDefault(account.id(), List.of());
    }

    /**
     * Lets an account have these lanes and no others, in this order; repetitions are dropped. Changes nothing when it has just
     * these.
     *
     * @throws Refused {@link Failure.Malformed} when one of them does not exist
     */
    public Account choose(Caller caller, AccountId id, List<String> wanted) {
        return transactions.write(caller, work -> choose(work, id, wanted));
    }

    /** The same within something greater. */
    static Account choose(Transactions.Work work, AccountId id, List<String> wanted) {
        List<String> names = List.copyOf(new LinkedHashSet<>(wanted));
        require(Permissions.mayManageLanes(work.caller()), new Failure.NotPermitted());
        Writing writing = work.writing();
        Account before = AccountSaving.locked(writing, id);
        List<String> all = names(writing);
        require(all.containsAll(names), new Failure.Malformed("lane", "does not exist"));
        List<String> present = writing.lanes().chosen(List.of(id)).getOrDefault(id, all);
        if (present.equals(names)) {
            return before;
        }
        require(!before.isReadonly(), new Failure.ReadOnly());
        writing.lanes().choose(id, names);
        Account next = before.withChangeBeside(work.now(), work.caller().account());
        Account stored = AccountSaving.keep(writing, before, next, work.now());
        FieldChange told = LedgerTexts.change("lanes", String.join(", ", present), String.join(", ", names));
        work.record(Act.LANES_CHOSEN, stored, List.of(told));
        return stored;
    }

    static List<String> names(Reading reading) {
        return reading.lanes().all().stream().map(Lane::name).toList();
    }

    private static Event.Target target(Lane lane) {
        return new Event.Target("lane", lane.name(), lane.title());
    }
}
