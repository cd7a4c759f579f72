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
 * What one account has rights to, and how far they go, through everything in between. A way leads along rights, from a
 * group to what it has rights to, from an owner to what he owns, from a container to what lies in it, and is as strong as
 * its weakest step. It goes on from another account only when it manages that one. Everybody manages himself.
 *
 * <p>It stands for one moment and is good inside the transaction in which it was found out.
 */
public final class Reach {
    /** Beyond it, looking at everything would take longer than a request may. */
    static final int MOST = 100_000;

    private final Reading reading;
    private final Account self;
    private final int most;
    private final Map<GrantObject, Level> reached = new HashMap<>();
    /** What was reached at a level and has not been gone on from. */
    private final Map<Level, Set<GrantObject>> fresh = new EnumMap<>(Level.class);

    private Reach(Reading reading, Account self, int most) {
        this.reading = reading;
        this.self = self;
        this.most = most;
    }

    /**
     * Finds out what the account reaches.
     *
     * @throws Refused {@link Failure.ReachTooWide}
     */
    public static Reach of(Reading reading, Account self) {
        return of(reading, self, MOST);
    }

    static Reach of(Reading reading, Account self, int most) {
        Reach reach = new Reach(reading, self, most);
        reach.arrive(new OnAccount(self.id()), Level.MANAGE);
        if (reach.isAmongAll()) {
            reach.arrive(new OnGroup(WellKnown.ALL_USERS), Level.WRITE);
        }
        // The strongest first: what was gone on from once need never be looked at again.
        for (Level level : List.of(Level.MANAGE, Level.WRITE, Level.READ)) {
            reach.exhaust(level);
        }
        return reach;
    }

    /** How far the account's rights to this go; empty for none. */
    public Optional<Level> on(GrantObject object) {
        Level level = reached.get(object);
        if (level == null && isAmongAll() && object instanceof OnAccount(var id) && isShownToAll(id)) {
            return Optional.of(Level.READ);
        }
        return Optional.ofNullable(level);
    }

    public boolean has(Level least, GrantObject object) {
        return on(object).filter(level -> level.isAtLeast(least)).isPresent();
    }

    /**
     * Whether the account reads all accounts that are shown to the group of all users. There may be a million of them, so
     * {@link #accounts} leaves them out.
     */
    public boolean isAmongAll() {
        return self.life().inAllUsers();
    }

    /** The accounts to which the rights go at least so far, the own one too. */
    public Set<AccountId> accounts(Level least) {
        return strongEnough(least)
                .filter(OnAccount.class::isInstance)
                .map(object -> ((OnAccount) object).id())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Set<GroupId> groups(Level least) {
        return strongEnough(least)
                .filter(OnGroup.class::isInstance)
                .map(object -> ((OnGroup) object).id())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Set<HoldingId> holdings(Level least) {
        return strongEnough(least)
                .filter(OnHolding.class::isInstance)
                .map(object -> ((OnHolding) object).id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Everything to which the rights go at least so far. */
    Set<GrantObject> objects(Level least) {
        return strongEnough(least).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<GrantObject> strongEnough(Level least) {
        return reached.entrySet().stream()
                .filter(entry -> entry.getValue().isAtLeast(least))
                .map(Map.Entry::getKey);
    }

    private boolean isShownToAll(AccountId id) {
        return reading.accounts()
                .find(id)
                .filter(account -> account.life().shownToAll() && (account.isListed() || account.isShadow()))
                .isPresent();
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
            throw new Refused(new Failure.ReachTooWide());
        }
        reached.put(object, level);
        return true;
    }

    private Set<GrantObject> freshAt(Level level) {
        return fresh.computeIfAbsent(level, _ -> new HashSet<>());
    }

    private void exhaust(Level level) {
        while (!freshAt(level).isEmpty()) {
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
        whole(reading.holdings().idsIn(containers, most + 1)).forEach(id -> arrive(new OnHolding(id), level));
    }

    private void goOnFromParties(List<Party> parties, Level level) {
        for (Grant right : whole(reading.grants().rightsOf(parties, most + 1))) {
            arrive(right.object(), Level.lower(level, right.level()));
        }
    }

    private void goOnFromOwners(List<AccountId> owners) {
        whole(reading.groups().idsOwnedBy(owners, most + 1)).forEach(id -> arrive(new OnGroup(id), Level.MANAGE));
        // What lies in these belongs to the owner too, so that nobody need go on from there.
        whole(reading.holdings().idsOwnedBy(owners, most + 1)).forEach(id -> note(new OnHolding(id), Level.MANAGE));
    }

    private <C extends Collection<?>> C whole(C found) {
        if (found.size() > most) {
            throw new Refused(new Failure.ReachTooWide());
        }
        return found;
    }
}
