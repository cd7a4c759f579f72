package muster.directory;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.directory.HoldingReader.Owned;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.GrantObject.OnHolding;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** A search for the strongest way from somebody to one thing, against the direction of the ways: from the thing upwards. */
final class WayBack {
    /** @param managed whether the way goes on through an account, so that it counts only when that one is managed */
    private record Stop(GrantObject object, boolean managed) {}

    private final Reading reading;
    private final Origins origins;
    private final int most;
    /** How strong the strongest way is that leads on from each stop to the thing. */
    private final Map<Stop, Level> strengths = new HashMap<>();
    /** What was met at a strength and has not been gone back from. */
    private final Map<Level, Set<Stop>> fresh = new EnumMap<>(Level.class);

    private @Nullable Level best;

    WayBack(Reading reading, Origins origins, int most) {
        this.reading = reading;
        this.origins = origins;
        this.most = most;
    }

    /** @throws Refused {@link Failure.ReachTooWide} */
    Optional<Level> from(GrantObject object) {
        meet(new Stop(object, false), Level.MANAGE);
        // The strongest first: what was gone back from once need never be looked at again.
        for (Level level : List.of(Level.MANAGE, Level.WRITE, Level.READ)) {
            exhaust(level);
        }
        return Optional.ofNullable(best);
    }

    private void exhaust(Level level) {
        while (!isFound(level) && !freshAt(level).isEmpty()) {
            Set<Stop> stops = new HashSet<>(freshAt(level));
            freshAt(level).clear();
            // Some were met on a stronger way since, and gone back from on that.
            stops.removeIf(stop -> strengths.get(stop) != level);
            goBackFrom(stops, false, level);
            goBackFrom(stops, true, level);
        }
    }

    private boolean isFound(Level least) {
        return best != null && best.isAtLeast(least);
    }

    private Set<Stop> freshAt(Level level) {
        return fresh.computeIfAbsent(level, _ -> new HashSet<>());
    }

    private void goBackFrom(Set<Stop> stops, boolean managed, Level level) {
        Set<GrantObject> objects = new HashSet<>();
        Set<HoldingId> holdings = new HashSet<>();
        Set<GroupId> groups = new HashSet<>();
        for (Stop stop : stops) {
            if (stop.managed() == managed) {
                objects.add(stop.object());
                switch (stop.object()) {
                    case OnHolding(var id) -> holdings.add(id);
                    case OnGroup(var id) -> groups.add(id);
                    case OnAccount _ -> {
                        // It belongs to nobody, and lies in nothing.
                    }
                }
            }
        }
        if (!holdings.isEmpty()) {
            for (Owned above : reading.holdings().upwards(holdings)) {
                objects.add(new OnHolding(above.id()));
                meetAccount(above.owner(), level);
            }
        }
        reading.groups().owners(groups).values().forEach(owner -> meetAccount(owner, level));
        if (!isFound(level)) {
            goBackAlongRights(objects, managed, level);
        }
    }

    private void goBackAlongRights(Set<GrantObject> objects, boolean managed, Level level) {
        Level least = managed ? Level.MANAGE : Level.READ;
        List<Grant> rights = reading.grants().rightsTo(objects, origins.holders(), least, most + 1);
        requireAtMost(rights.size());
        for (Grant right : rights) {
            Level strength = Level.lower(level, right.level());
            switch (right.party()) {
                case Party.OfAccount(var id) -> meetAccount(id, strength);
                case Party.OfGroup(var id) -> meet(new Stop(new OnGroup(id), managed), strength);
            }
        }
    }

    private void meetAccount(AccountId id, Level strength) {
        meet(new Stop(new OnAccount(id), true), strength);
    }

    private void meet(Stop stop, Level strength) {
        if (isFound(strength)) {
            return;
        }
        if (stop.object() instanceof OnAccount(var id)) {
            if (origins.isOne(id)) {
                best = strength;
                return;
            }
            if (stop.managed() && !origins.mayLieBehindOthers()) {
                return;
            }
        }
        if (!stop.managed() && origins.isAmongAll() && stop.object().equals(new OnGroup(WellKnown.ALL_USERS))) {
            Level all = Level.lower(strength, Level.WRITE);
            best = best == null ? all : Level.higher(best, all);
        }
        note(stop, strength);
    }

    private void note(Stop stop, Level strength) {
        Level before = strengths.get(stop);
        if (before == null || !before.isAtLeast(strength)) {
            strengths.put(stop, strength);
            requireAtMost(strengths.size());
            freshAt(strength).add(stop);
        }
    }

    private void requireAtMost(int found) {
        if (found > most) {
            throw new Refused(new Failure.ReachTooWide());
        }
    }
}
