package muster.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.GrantReader.Aim;
import muster.model.Account;
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

/**
 * All to which the ways of one account lead, as {@link Reach} tells of each single thing: for lists, and only as far as they
 * need it.
 */
final class Span {
    /** What is looked for. Holdings lead to nothing but holdings, so that ways can be left where they begin. */
    enum Extent {
        ACCOUNTS_AND_GROUPS,
        /** Also the holdings to which there are rights; neither what lies in them nor what somebody owns. */
        TOPS,
        EVERYTHING
    }

    private final Reading reading;
    private final Account self;
    private final Extent extent;
    private final Level least;
    private final int most;
    private boolean tooWide;
    private final Map<GrantObject, Level> reached = new HashMap<>();
    /** What was reached at a level and has not been gone on from. */
    private final Map<Level, Set<GrantObject>> fresh = new EnumMap<>(Level.class);

    private Span(Reading reading, Account self, Extent extent, Level least, int most) {
        this.reading = reading;
        this.self = self;
        this.extent = extent;
        this.least = least;
        this.most = most;
    }

    /**
     * Finds out what the account reaches at that level and above.
     *
     * @throws Refused {@link Failure.ReachTooWide}
     */
    static Span of(Reading reading, Account self, Extent extent, Level least) {
        return of(reading, self, extent, least, Reach.MOST);
    }

    static Span of(Reading reading, Account self, Extent extent, Level least, int most) {
        Span span = new Span(reading, self, extent, least, most);
        span.walk();
        if (span.tooWide) {
            throw new Refused(new Failure.ReachTooWide());
        }
        return span;
    }

    /** What accounts and groups the account reaches at that level and above; empty when it is more than so many. */
    static Optional<Span> ifFew(Reading reading, Account self, Level least, int most) {
        Span span = new Span(reading, self, Extent.ACCOUNTS_AND_GROUPS, least, most);
        span.walk();
        return span.tooWide ? Optional.empty() : Optional.of(span);
    }

    private void walk() {
        arrive(new OnAccount(self.id()), Level.MANAGE);
        if (isAmongAll() && Level.WRITE.isAtLeast(least)) {
            arrive(new OnGroup(WellKnown.ALL_USERS), Level.WRITE);
        }
        // The strongest first: what was gone on from once need never be looked at again.
        for (Level level : List.of(Level.MANAGE, Level.WRITE, Level.READ)) {
            exhaust(level);
        }
    }

    /** How far the account's rights to this go, among what was looked for; empty for none. */
    Optional<Level> on(GrantObject object) {
        return Optional.ofNullable(reached.get(object));
    }

    /**
     * Whether the account reads all accounts that are shown to the group of all users. There may be a million of them, so
     * {@link #accounts} leaves them out.
     */
    boolean isAmongAll() {
        return self.life().inAllUsers();
    }

    /** The accounts to which the rights go at least so far, the own one too. */
    Set<AccountId> accounts(Level atLeast) {
        return strongEnough(atLeast)
                .filter(OnAccount.class::isInstance)
                .map(object -> ((OnAccount) object).id())
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<GroupId> groups(Level atLeast) {
        return strongEnough(atLeast)
                .filter(OnGroup.class::isInstance)
                .map(object -> ((OnGroup) object).id())
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<HoldingId> holdings(Level atLeast) {
        return strongEnough(atLeast)
                .filter(OnHolding.class::isInstance)
                .map(object -> ((OnHolding) object).id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Everything to which the rights go at least so far. */
    Set<GrantObject> objects(Level atLeast) {
        return strongEnough(atLeast).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<GrantObject> strongEnough(Level atLeast) {
        return reached.entrySet().stream()
                .filter(entry -> entry.getValue().isAtLeast(atLeast))
                .map(Map.Entry::getKey);
    }

    private void arrive(GrantObject object, Level level) {
        if (note(object, level)) {
            freshAt(level).add(object);
        }
    }

    /** @return whether the way to it is stronger than any found before */
    private boolean note(GrantObject object, Level level) {
        Level before = reached.get(object);
        if (before != null && before.isAtLeast(level)) {
            return false;
        }
        if (before == null && reached.size() == most) {
            tooWide = true;
            return false;
        }
        reached.put(object, level);
        return true;
    }

    private Set<GrantObject> freshAt(Level level) {
        return fresh.computeIfAbsent(level, _ -> new HashSet<>());
    }

    private void exhaust(Level level) {
        while (!tooWide && !freshAt(level).isEmpty()) {
            Set<GrantObject> from = new HashSet<>(freshAt(level));
            freshAt(level).clear();
            // Some were reached by a stronger way since, and gone on from by that.
            from.removeIf(object -> reached.get(object) != level);
            goOnFrom(from, level);
        }
    }

    private void goOnFrom(Collection<GrantObject> from, Level level) {
        List<Party> parties = new ArrayList<>();
        List<AccountId> owners = new ArrayList<>();
        List<HoldingId> containers = new ArrayList<>();
        for (GrantObject object : from) {
            switch (object) {
                case OnGroup(var id) -> parties.add(new Party.OfGroup(id));
                case OnHolding(var id) -> containers.add(id);
                case OnAccount(var id)
                when level == Level.MANAGE -> {
                    parties.add(new Party.OfAccount(id));
                    owners.add(id);
                }
                case OnAccount _ -> {
                    // Reading or writing somebody's record gives no way to what is his.
                }
            }
        }
        goOnFromParties(parties, level);
        goOnFromOwners(owners);
        if (extent == Extent.EVERYTHING) {
            // What an owner has needs no going on: what lies in it belongs to the owner too.
            whole(reading.holdings().idsOwnedBy(owners, most + 1)).forEach(id -> note(new OnHolding(id), Level.MANAGE));
            whole(reading.holdings().idsIn(containers, most + 1)).forEach(id -> arrive(new OnHolding(id), level));
        }
    }

    private void goOnFromParties(List<Party> parties, Level level) {
        Aim aim = extent == Extent.ACCOUNTS_AND_GROUPS ? Aim.ACCOUNTS_AND_GROUPS : Aim.ANYTHING;
        for (Grant right : whole(reading.grants().rightsOf(parties, aim, least, most + 1))) {
            arrive(right.object(), Level.lower(level, right.level()));
        }
    }

    private void goOnFromOwners(List<AccountId> owners) {
        whole(reading.groups().idsOwnedBy(owners, most + 1)).forEach(id -> arrive(new OnGroup(id), Level.MANAGE));
    }

    private <C extends Collection<?>> C whole(C found) {
        tooWide |= found.size() > most;
        return found;
    }
}
