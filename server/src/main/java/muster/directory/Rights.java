package muster.directory;

import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.GrantObject.OnHolding;
import muster.model.Group;
import muster.model.Party;
import muster.model.Party.OfAccount;
import muster.model.Party.OfGroup;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Who has which right to what, on platforms where rights lead on ({@link Reach}): for those who manage what it is about.
 * {@link Sharing} is for platforms where a right is to one thing alone.
 */
public final class Rights {
    private final Transactions transactions;

    public Rights(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Gives a grant. A party that has one of this purpose keeps it, raised to the level if that is higher. A right of or to the
     * group of all users is kept by the account, and is a {@linkplain Grant#isFact() fact}.
     *
     * @throws Refused {@link Failure.NotPermitted} when the caller does not manage the object; {@link Failure.NoSuchAccount} and
     *     the like when he cannot see one end of it
     */
    public Grant give(Caller caller, NewGrant wanted) {
        return transactions.write(caller, asked -> {
            Transactions.Work work = Receivers.held(asked, wanted.party(), wanted.object());
            Event.Target target = locked(work.writing(), wanted.object());
            Standing standing = Standing.of(work.writing(), work.caller());
            standing.require(Level.MANAGE, wanted.object());
            requireParty(work.writing(), standing, wanted.party());
            if (Facts.isFact(wanted.party(), wanted.object(), wanted.purpose())) {
                return Facts.give(work, wanted);
            }
            Optional<Grant> present = work.writing().grants().find(wanted.party(), wanted.object(), wanted.purpose());
            if (present.isPresent()) {
                Grant before = present.get();
                return saved(work, target, before, before.withLevel(Level.higher(before.level(), wanted.level())));
            }
            return added(work, target, wanted);
        });
    }

    /** Lets a party, locked if it is an account, manage a group that was made in this very transaction. */
    static void giveFirst(Transactions.Work work, Party party, Group group) {
        requireParty(work.writing(), Standing.of(work.writing(), work.caller()), party);
        NewGrant wanted = NewGrant.right(party, new OnGroup(group.id()), Level.MANAGE);
        added(work, target("group", group.id(), group.name()), wanted);
    }

    private static Grant added(Transactions.Work work, Event.Target target, NewGrant wanted) {
        Grant grant = new Grant(
                new GrantId(work.identifiers().number()),
                wanted.party(),
                wanted.object(),
                wanted.purpose(),
                wanted.level(),
                wanted.properties(),
                work.now(),
                work.caller().account());
        require(work.writing().grants().add(grant), new Failure.VersionMismatch());
        Act act = isMembership(grant) ? Act.MEMBER_ADDED : Act.GRANT_GIVEN;
        record(work, act, target, grant, null, grant.level().name());
        return grant;
    }

    /**
     * Changes a grant on something that the caller manages.
     *
     * @throws Refused {@link Failure.NoSuchGrant}, {@link Failure.NotPermitted}; {@link Failure.GrantTaken} when the party has
     *     one of that purpose
     */
    public Grant change(Caller caller, GrantId id, GrantChanges changes) {
        return transactions.write(caller, work -> {
            Writing writing = work.writing();
            Grant before = managed(work, id);
            Grant after = before.withLevel(changes.level().orKeepValue(before.level()))
                    .withPurpose(changes.purpose().orKeepValue(before.purpose()))
                    .withProperties(changes.properties().orKeepValue(before.properties()));
            Grant.check(after.purpose(), after.properties());
            boolean sameKind = after.isRight() == before.isRight();
            require(sameKind, new Failure.Malformed("purpose", "cannot become another one"));
            Event.Target target = locked(writing, before.object());
            if (!after.purpose().equals(before.purpose())) {
                writing.grants().remove(id);
                require(writing.grants().add(after), new Failure.GrantTaken());
            }
            return saved(work, target, before, after);
        });
    }

    private static Grant saved(Transactions.Work work, Event.Target target, Grant before, Grant after) {
        if (after.equals(before)) {
            return before;
        }
        work.writing().grants().save(after);
        record(
                work,
                Act.GRANT_CHANGED,
                target,
                after,
                before.level().name(),
                after.level().name());
        return after;
    }

    /** Withdraws a grant on something that the caller manages. */
    public Grant withdraw(Caller caller, GrantId id) {
        return transactions.write(caller, work -> withdrawn(work, managed(work, id)));
    }

    /** Withdraws whatever grant of this purpose the party has, also one that the account tells of itself. */
    public Grant withdraw(Caller caller, Party party, GrantObject object, String purpose) {
        return transactions.write(caller, asked -> {
            Transactions.Work work = Receivers.held(asked, party, object);
            locked(work.writing(), object);
            Standing standing = Standing.of(work.writing(), work.caller());
            standing.require(Level.MANAGE, object);
            if (Facts.isFact(party, object, purpose)) {
                return Facts.withdraw(work, party, object);
            }
            return withdrawn(
                    work,
                    work.writing()
                            .grants()
                            .find(party, object, purpose)
                            .orElseThrow(() -> new Refused(new Failure.NoSuchGrant())));
        });
    }

    private static Grant withdrawn(Transactions.Work work, Grant grant) {
        Event.Target target = locked(work.writing(), grant.object());
        work.writing().grants().remove(grant.id());
        Act act = isMembership(grant) ? Act.MEMBER_REMOVED : Act.GRANT_WITHDRAWN;
        record(work, act, target, grant, grant.level().name(), null);
        return grant;
    }

    /** The grant, after a lock on both its ends. */
    private static Grant managed(Transactions.Work asked, GrantId id) {
        Writing writing = asked.writing();
        Grant first = writing.grants().findOfAnyPurpose(id).orElseThrow(() -> new Refused(new Failure.NoSuchGrant()));
        Transactions.Work work = Receivers.held(asked, first.party(), first.object());
        locked(writing, first.object());
        Grant grant = writing.grants().findOfAnyPurpose(id).orElseThrow(() -> new Refused(new Failure.NoSuchGrant()));
        Standing standing = Standing.of(writing, work.caller());
        requireSeen(standing, grant);
        require(standing.has(Level.MANAGE, grant.object()), new Failure.NotPermitted());
        return grant;
    }

    /** @throws Refused {@link Failure.NoSuchGrant} also for one that the caller may not see */
    public Grant get(Caller caller, GrantId id) {
        return transactions.read(reading -> {
            Grant grant =
                    reading.grants().findOfAnyPurpose(id).orElseThrow(() -> new Refused(new Failure.NoSuchGrant()));
            requireSeen(Standing.of(reading, caller), grant);
            return grant;
        });
    }

    private static void requireSeen(Standing standing, Grant grant) {
        boolean seen = Permissions.maySeeGrant(standing.caller(), grant, standing.on(grant.object()));
        require(seen, new Failure.NoSuchGrant());
    }

    /**
     * At most so many of the grants that the caller may see, in the order of giving, after the one with this number; 0 begins.
     * Without {@linkplain #facts facts}, which go with the accounts.
     */
    public List<Grant> list(Caller caller, long number, int limit) {
        return transactions.read(reading -> Standing.of(reading, caller)
                .span(Span.Extent.EVERYTHING, Level.MANAGE)
                .map(span -> visible(reading, caller, span, number, limit))
                .orElseGet(() -> reading.grants().listAfter(number, limit)));
    }

    /** Both ends of a grant see it, and whoever manages what it is on; everybody manages himself. */
    private static List<Grant> visible(Reading reading, Caller caller, Span span, long number, int limit) {
        AccountId self = caller.account();
        List<Party> parties = self == null ? List.of() : List.of(new OfAccount(self));
        List<Grant> own = reading.grants().listOf(parties, number, limit);
        Set<GrantObject> objects = span.objects(Level.MANAGE);
        List<Grant> found = new ArrayList<>(reading.grants().listOn(objects, number, limit));
        own.stream().filter(grant -> !objects.contains(grant.object())).forEach(found::add);
        found.sort(Comparator.comparing(Grant::id));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /** Those of a party's grants that the caller may see, and what an account tells of itself as a party. */
    public List<Grant> of(Caller caller, Party party) {
        return transactions.read(reading -> {
            List<Grant> found = new ArrayList<>();
            if (party instanceof OfAccount(var id)) {
                found.addAll(facts(reading, id).stream()
                        .filter(fact -> fact.party().equals(party))
                        .toList());
            }
            found.addAll(reading.grants().listOf(List.of(party), 0, Reach.MOST));
            return seen(Standing.of(reading, caller), found);
        });
    }

    /** Those of the grants on something that the caller may see, and what an account tells of itself. */
    public List<Grant> on(Caller caller, GrantObject object) {
        return transactions.read(reading -> seen(Standing.of(reading, caller), everyOn(reading, object)));
    }

    /** Every grant on something that the caller manages. */
    public List<Grant> onManaged(Caller caller, GrantObject object) {
        return transactions.read(reading -> {
            Standing.of(reading, caller).require(Level.MANAGE, object);
            return everyOn(reading, object);
        });
    }

    private static List<Grant> everyOn(Reading reading, GrantObject object) {
        List<Grant> found = new ArrayList<>();
        if (object instanceof OnAccount(var id)) {
            found.addAll(facts(reading, id).stream()
                    .filter(fact -> fact.object().equals(object))
                    .toList());
        }
        found.addAll(reading.grants().listOn(List.of(object), 0, Reach.MOST));
        return found;
    }

    private static List<Grant> facts(Reading reading, AccountId id) {
        return reading.accounts()
                .find(id)
                .filter(account -> account.isListed() || account.isShadow())
                .map(Facts::of)
                .orElse(List.of());
    }

    private static List<Grant> seen(Standing standing, List<Grant> grants) {
        Predicate<Grant> isOwn = grant -> Permissions.maySeeGrant(standing.caller(), grant, null);
        Function<GrantObject, @Nullable Level> levels = standing.managed(
                grants.stream().filter(isOwn.negate()).map(Grant::object).collect(Collectors.toSet()));
        return grants.stream()
                .filter(grant -> isOwn.test(grant)
                        || Permissions.maySeeGrant(standing.caller(), grant, levels.apply(grant.object())))
                .toList();
    }

    /** The rights that an account tells of itself. Who sees the account in full may see them. */
    public static List<Grant> facts(Account account) {
        return Facts.of(account);
    }

    /** The accounts that the caller's rights let him manage, himself among them; none for administrators, who manage all. */
    public Set<AccountId> managedAccounts(Caller caller) {
        return transactions.read(reading -> Standing.of(reading, caller)
                .span(Span.Extent.ACCOUNTS_AND_GROUPS, Level.MANAGE)
                .map(span -> span.accounts(Level.MANAGE))
                .orElseGet(Set::of));
    }

    /** How far the caller's rights to something go: {@link Level#MANAGE} for administrators; empty for none. */
    public Optional<Level> level(Caller caller, GrantObject object) {
        return transactions.read(reading -> {
            Standing standing = Standing.of(reading, caller);
            return standing.has(Level.MANAGE, object)
                    ? Optional.of(Level.MANAGE)
                    : Optional.ofNullable(standing.on(object));
        });
    }

    /** The same for many things at one look; without those to which no rights lead. */
    public Map<GrantObject, Level> levels(Caller caller, Collection<? extends GrantObject> objects) {
        return transactions.read(reading -> {
            Standing standing = Standing.of(reading, caller);
            Map<GrantObject, Level> levels = new HashMap<>();
            for (GrantObject object : objects) {
                Level level = standing.has(Level.MANAGE, object) ? Level.MANAGE : standing.on(object);
                if (level != null) {
                    levels.put(object, level);
                }
            }
            return levels;
        });
    }

    /** Who was given a right to write these, in the order of giving: of those that the caller manages. */
    public Map<GrantObject, List<Party>> writers(Caller caller, Collection<? extends GrantObject> objects) {
        return transactions.read(reading -> {
            Standing standing = Standing.of(reading, caller);
            List<GrantObject> managed = objects.stream()
                    .<GrantObject>map(object -> object)
                    .filter(object -> standing.has(Level.MANAGE, object))
                    .toList();
            return reading.grants().listOn(managed, 0, Reach.MOST).stream()
                    .filter(grant -> grant.isRight() && grant.level().isAtLeast(Level.WRITE))
                    .collect(Collectors.groupingBy(
                            Grant::object, Collectors.mapping(Grant::party, Collectors.toUnmodifiableList())));
        });
    }

    /** Nobody removes the object while the grant comes or goes; what it is called is for the ledger. */
    private static Event.Target locked(Writing writing, GrantObject object) {
        Optional<Event.Target> target = switch (object) {
            case OnAccount(var id) ->
                writing.accounts()
                        .lock(id)
                        .filter(account -> account.isListed() || account.isShadow())
                        .map(account -> new Event.Target("account", id.toString(), name(account)));
            case OnGroup(var id) -> writing.groups().lock(id).map(group -> target("group", id, group.name()));
            case OnHolding(var id) ->
                writing.holdings().lock(id).map(holding -> target(holding.kind(), id, holding.name()));
        };
        return target.orElseThrow(() -> new Refused(Standing.missing(object)));
    }

    private static Event.Target target(String kind, Object id, Object name) {
        return new Event.Target(kind, id.toString(), name.toString());
    }

    private static @Nullable String name(Account account) {
        return account.username() == null ? null : account.username().value();
    }

    /** An account was locked before; a group is, so that it cannot go before the grant to it is there and goes with it. */
    private static void requireParty(Writing writing, Standing standing, Party party) {
        switch (party) {
            case OfAccount(var id) -> {
                boolean there = writing.accounts()
                        .find(id)
                        .filter(account -> !account.life().isMerged() && (account.isListed() || account.isShadow()))
                        .isPresent();
                require(there, new Failure.NoSuchAccount());
                standing.require(Level.READ, new OnAccount(id));
            }
            case OfGroup(var id) -> {
                require(writing.groups().lock(id).isPresent(), new Failure.NoSuchGroup());
                standing.require(Level.READ, new OnGroup(id));
            }
        }
    }

    private static boolean isMembership(Grant grant) {
        return grant.isRight() && grant.party() instanceof OfAccount && grant.object() instanceof OnGroup;
    }

    private static void record(
            Transactions.Work work,
            Act act,
            Event.Target target,
            Grant grant,
            @Nullable String before,
            @Nullable String after) {
        String party = switch (grant.party()) {
            case OfAccount(var id) -> "account " + id;
            case OfGroup(var id) -> "group " + id;
        };
        String field = grant.isRight() ? party : party + " " + grant.purpose();
        AccountId subject = null;
        if (grant.object() instanceof OnAccount(var id)) {
            subject = id;
        } else if (isMembership(grant) && grant.party() instanceof OfAccount(var member)) {
            subject = member;
        }
        work.record(act, target, subject, List.of(new FieldChange(field, before, after)));
    }
}
