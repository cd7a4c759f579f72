package muster.directory;

import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.Holdings.Sort;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Agreement;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnHolding;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Place;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/**
 * What people own on platforms where rights lead on ({@link Reach}) and things lie in things. {@link Holdings} is for
 * platforms where a right is to one thing alone. Whoever may act may own here, whatever the rank.
 */
public final class Estate {
    private final Transactions transactions;

    public Estate(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whose a thing is, and what it lies in. */
    private record Spot(AccountId owner, @Nullable HoldingId container) {}

    /**
     * Makes a thing, in a place in which the caller may write.
     *
     * @throws Refused {@link Failure.HoldingNameTaken}, {@link Failure.HoldingInUse} when it would lie too deep, or what is
     *     missing or forbidden about the place
     */
    public Holding create(Caller caller, Sort sort, NewHolding wanted) {
        return transactions.write(caller, asked -> {
            AccountId by = asked.caller().account();
            Place place = wanted.place() == null ? new Place.With(by == null ? WellKnown.SYSTEM : by) : wanted.place();
            Transactions.Work work = Receivers.held(asked, owner(place));
            Spot spot = writable(work.writing(), Standing.of(work.writing(), work.caller()), place);
            Nesting.requireRoom(work.writing(), spot.container());
            Holding holding = new Holding(
                    new HoldingId(work.identifiers().uuid()),
                    work.identifiers().number(),
                    1,
                    sort.door(),
                    sort.kind(),
                    spot.owner(),
                    spot.container(),
                    wanted.name(),
                    wanted.naming(),
                    Holding.Audience.GRANTED,
                    false,
                    wanted.document(),
                    work.now(),
                    by,
                    work.now(),
                    by);
            work.writing().holdings().add(holding);
            record(work, Act.HOLDING_CREATED, holding, List.of(new FieldChange("name", null, wanted.name())));
            return holding;
        });
    }

    private static @Nullable AccountId owner(@Nullable Place place) {
        return place instanceof Place.With(var account) ? account : null;
    }

    /** Locks a container, so that neither it nor what it lies in goes or moves before the thing is in it. */
    private static Spot writable(Writing writing, Standing standing, Place place) {
        return switch (place) {
            case Place.With(var owner) -> {
                requireThere(writing, owner);
                boolean may = Permissions.mayPlaceWith(standing.caller(), owner, standing.on(new OnAccount(owner)));
                if (!may) {
                    standing.require(Level.READ, new OnAccount(owner));
                    throw new Refused(new Failure.NotPermitted());
                }
                yield new Spot(owner, null);
            }
            case Place.In(var container) -> {
                Holding above =
                        writing.holdings().lock(container).orElseThrow(() -> new Refused(new Failure.NoSuchHolding()));
                standing.require(Level.WRITE, new OnHolding(container));
                yield new Spot(above.owner(), container);
            }
        };
    }

    private static void requireThere(Reading reading, AccountId owner) {
        boolean there = reading.accounts()
                .find(owner)
                .filter(account -> !account.life().isMerged() && (account.isListed() || account.isShadow()))
                .isPresent();
        require(there || owner.equals(WellKnown.SYSTEM), new Failure.NoSuchAccount());
    }

    /** @throws Refused {@link Failure.NoSuchHolding} also for what the caller may not see */
    public Holding get(Caller caller, Sort sort, HoldingId id) {
        return transactions.read(reading -> seen(reading, Standing.of(reading, caller), sort, id));
    }

    /** @throws Refused {@link Failure.NoSuchHolding} also for what the caller may not see */
    public Holding getByNumber(Caller caller, Sort sort, long number) {
        return transactions.read(reading -> {
            Holding found = reading.holdings()
                    .findByNumber(sort.door(), sort.kind(), number)
                    .orElseThrow(() -> new Refused(new Failure.NoSuchHolding()));
            Standing.of(reading, caller).require(Level.READ, new OnHolding(found.id()));
            return found;
        });
    }

    /** Those of the things with these numbers that the caller may see. */
    public List<Holding> listByNumber(Caller caller, Sort sort, Collection<Long> numbers) {
        return transactions.read(reading -> {
            Standing standing = Standing.of(reading, caller);
            return numbers.stream()
                    .flatMap(number -> reading.holdings().findByNumber(sort.door(), sort.kind(), number).stream())
                    .filter(found -> standing.has(Level.READ, new OnHolding(found.id())))
                    .toList();
        });
    }

    /**
     * Things on which the caller was given something, be it no right: who may log in to a thing may know of it.
     *
     * @throws Refused {@link Failure.ReachTooWide} when there are too many
     */
    public List<Holding> givenTo(Caller caller, Sort sort) {
        AccountId self = caller.account();
        if (self == null || caller.isInvited()) {
            return List.of();
        }
        return transactions.read(reading -> {
            List<Grant> grants = reading.grants().listOf(List.of(new Party.OfAccount(self)), 0, Reach.MOST + 1);
            require(grants.size() <= Reach.MOST, new Failure.ReachTooWide());
            Set<HoldingId> ids = grants.stream()
                    .map(Grant::object)
                    .filter(OnHolding.class::isInstance)
                    .map(object -> ((OnHolding) object).id())
                    .collect(Collectors.toSet());
            return reading.holdings().findAll(ids).values().stream()
                    .filter(found -> isOfSort(found, sort))
                    .toList();
        });
    }

    /** What a thing is and the short number of it, by which doors name it. */
    public record Label(Sort sort, long number) {}

    /** The labels of those of these things that are there. To know one says nothing of who may see the thing. */
    public Map<HoldingId, Label> labels(Collection<HoldingId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return transactions.read(reading -> reading.holdings().findAll(ids).values().stream()
                .collect(Collectors.toMap(
                        Holding::id, found -> new Label(new Sort(found.door(), found.kind()), found.number()))));
    }

    /** How far the caller's rights to a thing go: {@link Level#MANAGE} for administrators. */
    public Level level(Caller caller, Sort sort, HoldingId id) {
        return transactions.read(reading -> {
            Standing standing = Standing.of(reading, caller);
            seen(reading, standing, sort, id);
            Level reached = standing.on(new OnHolding(id));
            return reached == null ? Level.MANAGE : reached;
        });
    }

    /** At most so many of the things that the caller may see, oldest first, that were made after the one with this number; 0 begins. */
    public List<Holding> list(Caller caller, Sort sort, long number, int limit) {
        return transactions.read(reading -> Standing.of(reading, caller)
                .span(Span.Extent.TOPS, Level.READ)
                .map(span -> reading.holdings()
                        .listWithin(
                                span.accounts(Level.MANAGE),
                                span.holdings(Level.READ),
                                sort.door(),
                                sort.kind(),
                                number,
                                limit))
                .orElseGet(() -> reading.holdings().listAfter(sort.door(), sort.kind(), number, limit)));
    }

    /**
     * Changes a thing that the caller may write. To another place it goes only where the caller may write too, and to
     * another owner only from somebody who manages it.
     *
     * @throws Refused {@link Failure.HoldingNameTaken}, {@link Failure.HoldingInUse} when it would lie in itself or too deep,
     *     or what is missing or forbidden
     */
    public Holding change(Caller caller, Sort sort, HoldingId id, EstateChanges changes) {
        return transactions.write(caller, asked -> {
            Transactions.Work work = Receivers.held(asked, owner(changes.place().orKeep(null)));
            Writing writing = work.writing();
            Holding before = locked(writing, sort, id);
            Standing standing = Standing.of(writing, work.caller());
            standing.require(Level.WRITE, new OnHolding(id));
            Spot spot = spot(writing, standing, before, changes.place().orKeep(null));
            Holding after = before.with(
                    spot.owner(),
                    spot.container(),
                    changes.name().orKeepValue(before.name()),
                    changes.naming().orKeepValue(before.naming()),
                    before.audience(),
                    changes.document().apply(before.document()),
                    work.now(),
                    work.caller().account());
            if (after.equals(before)) {
                return before;
            }
            Holding.check(after.name(), after.document());
            Nesting.save(writing, before, after);
            recordChange(work, before, after);
            return after;
        });
    }

    private static Spot spot(Writing writing, Standing standing, Holding before, @Nullable Place wanted) {
        Spot present = new Spot(before.owner(), before.container());
        Place place = before.container() == null ? new Place.With(before.owner()) : new Place.In(before.container());
        if (wanted == null || wanted.equals(place)) {
            return present;
        }
        Spot next = writable(writing, standing, wanted);
        if (!next.owner().equals(present.owner())) {
            standing.require(Level.MANAGE, new OnHolding(before.id()));
        }
        return next;
    }

    /**
     * Removes a thing with every grant on it.
     *
     * @throws Refused {@link Failure.HoldingInUse} while something lies in it, or people have to agree to it
     */
    public void remove(Caller caller, Sort sort, HoldingId id) {
        transactions.write(caller, work -> {
            Writing writing = work.writing();
            Holding holding = locked(writing, sort, id);
            Standing.of(writing, work.caller()).require(Level.WRITE, new OnHolding(id));
            boolean isEmpty = writing.holdings().idsIn(List.of(id), 1).isEmpty();
            require(isEmpty, new Failure.HoldingInUse("has other things in it"));
            boolean isDemanded =
                    writing.agreements().find(id).filter(Agreement::isDemanded).isPresent();
            require(!isDemanded, new Failure.HoldingInUse("is what people have to agree to"));
            writing.holdings().remove(id);
            record(work, Act.HOLDING_REMOVED, holding, List.of());
            return holding;
        });
    }

    private static Holding seen(Reading reading, Standing standing, Sort sort, HoldingId id) {
        Holding found = ofSort(reading.holdings().findAll(List.of(id)).get(id), sort);
        standing.require(Level.READ, new OnHolding(id));
        return found;
    }

    /** Locks before anybody looks at rights, so that these are what the last one to have the lock has left. */
    private static Holding locked(Writing writing, Sort sort, HoldingId id) {
        return ofSort(writing.holdings().lock(id).orElse(null), sort);
    }

    private static Holding ofSort(@Nullable Holding found, Sort sort) {
        if (found == null || !isOfSort(found, sort)) {
            throw new Refused(new Failure.NoSuchHolding());
        }
        return found;
    }

    private static boolean isOfSort(Holding holding, Sort sort) {
        return holding.door().equals(sort.door()) && holding.kind().equals(sort.kind());
    }

    static void recordChange(Transactions.Work work, Holding before, Holding after) {
        record(work, Act.HOLDING_CHANGED, after, differences(before, after));
    }

    private static List<FieldChange> differences(Holding before, Holding after) {
        List<FieldChange> changes = new ArrayList<>();
        addIfDifferent(changes, "name", before.name(), after.name());
        addIfDifferent(changes, "owner", before.owner(), after.owner());
        addIfDifferent(changes, "container", before.container(), after.container());
        if (!before.document().equals(after.document())) {
            changes.add(LedgerTexts.change("document", before.document(), after.document()));
        }
        return changes;
    }

    private static void addIfDifferent(
            List<FieldChange> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(
                    field, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }

    private static void record(Transactions.Work work, Act act, Holding holding, List<FieldChange> fields) {
        var target = new Event.Target(holding.kind(), holding.id().toString(), holding.name());
        work.record(act, target, null, fields);
    }
}
