package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Agreement;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Departure;
import muster.model.DepartureFailure;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.MailCode;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.TrashFailure;
import muster.model.Username;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** What pages and commands show of those who leave. */
final class LeavingLooks {
    private static final int MOST = LeavingPlan.MOST_SHOWN;

    private final Transactions transactions;

    LeavingLooks(Transactions transactions) {
        this.transactions = transactions;
    }

    LeavingPlan plan(Caller caller, AccountId id) {
        require(caller.isAtLeast(Rank.MANAGER), new Failure.NotPermitted());
        require(!Admittance.isWellKnown(id), new Failure.IsWellKnown());
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            Account account = reading.accounts()
                    .find(id)
                    .filter(found -> !found.life().isMerged())
                    .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
            boolean permitted = Permissions.mayOffboard(fresh, account) && Codes.handlesCredentials(reading, fresh);
            require(permitted, new Failure.NotPermitted());
            return plan(reading, fresh, account);
        });
    }

    private LeavingPlan plan(Reading reading, Caller caller, Account account) {
        AccountId id = account.id();
        Instant now = transactions.now();
        List<Group> minded = groups(reading, reading.groups().idsOwnedBy(List.of(id), MOST));
        List<Group> memberOf = Memberships.of(reading, List.of(id)).getOrDefault(id, List.of());
        List<Holding> things = reading.holdings().directlyWith(id, 0, LeavingPlan.MOST_LOOKED_AT);
        List<Grant> onThings = managing(
                reading,
                things.stream()
                        .map(thing -> new GrantObject.OnHolding(thing.id()))
                        .toList(),
                id);
        List<Grant> onGroups = managing(
                reading,
                minded.stream()
                        .map(group -> new GrantObject.OnGroup(group.id()))
                        .toList(),
                id);
        Set<GrantObject> managed = new HashSet<>();
        Stream.concat(onThings.stream(), onGroups.stream()).forEach(grant -> managed.add(grant.object()));
        Departure present = reading.departures().open(id).orElse(null);
        return new LeavingPlan(
                account,
                reading.accounts().activity(id),
                reading.holdings().countsOwnedBy(id),
                minded,
                memberOf,
                rights(reading, id),
                reading.grants().listOn(List.of(new GrantObject.OnAccount(id)), 0, MOST),
                reading.keys().uses(id, now, MOST),
                reading.keys().madeForOthers(id, MOST).stream()
                        .filter(key -> !key.account().equals(WellKnown.SYSTEM))
                        .toList(),
                reading.keys().madeFor(WellKnown.SYSTEM, id),
                codes(reading, id, now),
                mailed(reading, id, now),
                reading.lanes().chosen(List.of(id)).getOrDefault(id, List.of()),
                signed(reading, id),
                !new RemainingAdministrators(reading, now, Set.of(id)).letsGo(account),
                (int) things.stream()
                        .filter(thing -> !managed.contains(new GrantObject.OnHolding(thing.id())))
                        .count(),
                minded.stream()
                        .filter(group -> !managed.contains(new GrantObject.OnGroup(group.id())))
                        .toList(),
                shown(reading, caller, reading.departures().toHeir(id, MOST)),
                present,
                present == null ? null : heldUp(reading, present, account, now),
                new HeirProposals(reading, account, now).of(onThings, onGroups, both(memberOf, minded)));
    }

    private static List<Group> groups(Reading reading, Collection<GroupId> ids) {
        return reading.groups().findAll(ids).values().stream()
                .sorted(Comparator.comparing(group -> group.name().key().value()))
                .toList();
    }

    private static List<Group> both(List<Group> memberOf, List<Group> minded) {
        return Stream.concat(memberOf.stream(), minded.stream()).distinct().toList();
    }

    /** Rights of others to manage these. */
    private static List<Grant> managing(Reading reading, List<? extends GrantObject> objects, AccountId id) {
        List<GrantObject> all = new ArrayList<>(objects);
        return all.isEmpty()
                ? List.of()
                : reading.grants().listOn(all, 0, Reach.MOST).stream()
                        .filter(grant -> grant.isRight() && grant.level() == Grant.Level.MANAGE)
                        .filter(grant -> !grant.party().equals(new Party.OfAccount(id)))
                        .toList();
    }

    private static List<LeavingPlan.Right> rights(Reading reading, AccountId id) {
        List<Grant> grants = reading.grants().listOf(List.of(new Party.OfAccount(id)), 0, MOST);
        Set<HoldingId> things = new HashSet<>();
        Set<AccountId> accounts = new HashSet<>();
        for (Grant grant : grants) {
            switch (grant.object()) {
                case GrantObject.OnHolding(var thing) -> things.add(thing);
                case GrantObject.OnAccount(var account) -> accounts.add(account);
                case GrantObject.OnGroup _ -> {
                    // Told as a membership.
                }
            }
        }
        Map<HoldingId, Holding> knownThings = reading.holdings().findAll(things);
        Map<AccountId, Account> knownAccounts = reading.accounts().findAll(accounts);
        return grants.stream()
                .flatMap(grant -> Stream.ofNullable(right(grant, knownThings, knownAccounts)))
                .toList();
    }

    private static LeavingPlan.@Nullable Right right(
            Grant grant, Map<HoldingId, Holding> things, Map<AccountId, Account> accounts) {
        return switch (grant.object()) {
            case GrantObject.OnGroup _ -> null;
            case GrantObject.OnHolding(var id) -> {
                Holding thing = things.get(id);
                yield thing == null
                        ? null
                        : new LeavingPlan.Right(grant.level(), thing.door(), thing.kind(), thing.name());
            }
            case GrantObject.OnAccount(var id) -> {
                Account account = accounts.get(id);
                Username name = account == null ? null : account.username();
                yield new LeavingPlan.Right(grant.level(), "", "account", name == null ? id.toString() : name.value());
            }
        };
    }

    private static List<Code.Purpose> codes(Reading reading, AccountId id, Instant now) {
        return Stream.of(Code.Purpose.values())
                .filter(purpose -> reading.codes()
                        .open(id, purpose)
                        .filter(code -> code.countsAt(now))
                        .isPresent())
                .toList();
    }

    private static List<MailCode.Purpose> mailed(Reading reading, AccountId id, Instant now) {
        return Stream.of(MailCode.Purpose.values())
                .filter(purpose -> reading.mailCodes()
                        .find(id, purpose)
                        .filter(code -> !code.isExpiredAt(now))
                        .isPresent())
                .toList();
    }

    private static List<Agreement> signed(Reading reading, AccountId id) {
        return reading.agreements().signaturesOf(id).stream()
                .limit(MOST)
                .flatMap(signature -> reading.agreements().find(signature.agreement()).stream())
                .toList();
    }

    List<LeavingEntry> list(Caller caller, @Nullable DepartureMark after, int limit) {
        Instant now = transactions.now();
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, now);
            require(Permissions.maySeeDepartures(fresh), new Failure.NotPermitted());
            List<LeavingEntry> entries = new ArrayList<>();
            List<Departure> page;
            DepartureMark from = after;
            do {
                page = reading.departures().list(from, limit);
                from = page.isEmpty() ? from : DepartureMark.of(page.getLast());
                Map<AccountId, Account> accounts = accounts(reading, page);
                shown(fresh, page, accounts).stream()
                        .limit(limit - entries.size())
                        .forEach(departure -> entries.add(entry(reading, departure, accounts, now)));
            } while (entries.size() < limit && page.size() == limit);
            return entries;
        });
    }

    private static LeavingEntry entry(
            Reading reading, Departure departure, Map<AccountId, Account> accounts, Instant now) {
        Account account = Objects.requireNonNull(accounts.get(departure.account()));
        return new LeavingEntry(departure, account, heldUp(reading, departure, account, now));
    }

    private static Map<AccountId, Account> accounts(Reading reading, List<Departure> departures) {
        return reading.accounts()
                .findAll(departures.stream().map(Departure::account).toList());
    }

    private static List<Departure> shown(Reading reading, Caller caller, List<Departure> departures) {
        return shown(caller, departures, accounts(reading, departures));
    }

    private static List<Departure> shown(Caller caller, List<Departure> departures, Map<AccountId, Account> accounts) {
        return departures.stream()
                .filter(departure -> accounts.containsKey(departure.account())
                        && Permissions.maySeeDeparture(caller, accounts.get(departure.account())))
                .map(departure -> caller.is(departure.account()) ? departure.withoutReason() : departure)
                .toList();
    }

    Optional<Departure> latest(Caller caller, AccountId id) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            Optional<Departure> latest =
                    Permissions.maySeeDepartures(fresh) ? reading.departures().latest(id) : Optional.empty();
            return latest.flatMap(
                    found -> shown(reading, fresh, List.of(found)).stream().findFirst());
        });
    }

    private static @Nullable Failure heldUp(Reading reading, Departure departure, Account account, Instant now) {
        AccountId id = account.id();
        Set<AccountId> heirs = departure.heirAccounts();
        boolean isAbove = DepartureSteps.isBegunFromAbove(reading, account, departure);
        return switch (departure.state()) {
            case WAITING -> {
                if (!isAbove) {
                    yield new DepartureFailure.BeginnerBelow();
                }
                boolean isLast = !new RemainingAdministrators(reading, now, Set.of(id)).letsGo(account);
                yield isLast ? new Failure.LastAdministrator() : unfit(reading, heirs, id, now);
            }
            case ENDING -> unfit(reading, heirs, id, now);
            case DEPARTED -> departure.dueAt() == null ? null : staying(reading, account, isAbove);
            case RETURNING, REHIRED, CANCELLED -> null;
        };
    }

    private static @Nullable Failure unfit(Reading reading, Set<AccountId> heirs, AccountId leaver, Instant now) {
        boolean allFit =
                heirs.isEmpty() || HeirRules.fit(reading, heirs, leaver, now).containsAll(heirs);
        return allFit ? null : new DepartureFailure.HeirUnfit();
    }

    /** Why the account cannot go to the trash; null when it can. */
    private static @Nullable Failure staying(Reading reading, Account account, boolean isAbove) {
        if (account.life().isTrashed()) {
            return null;
        }
        if (!isAbove) {
            return new DepartureFailure.BeginnerBelow();
        }
        if (account.isReadonly()) {
            return new Failure.ReadOnly();
        }
        return Trash.ownsThings(reading, account.id()) ? new TrashFailure.OwnsThings() : null;
    }

    List<HandedOver> handed(Caller caller, AccountId id, long after, int limit) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            require(Permissions.mayGiveHoldingAway(fresh), new Failure.NotPermitted());
            return reading.departures()
                    .latest(id)
                    .map(departure -> handedOver(reading, reading.departures().handed(departure.id(), after, limit)))
                    .orElse(List.of());
        });
    }

    private static List<HandedOver> handedOver(Reading reading, List<DepartureReader.Handed> page) {
        List<HoldingId> thingIds = page.stream()
                .map(DepartureReader.Handed::thing)
                .filter(Objects::nonNull)
                .toList();
        List<GroupId> groupIds = page.stream()
                .map(DepartureReader.Handed::group)
                .filter(Objects::nonNull)
                .toList();
        Map<HoldingId, Holding> things = new HashMap<>(reading.holdings().findAll(thingIds));
        Map<GroupId, Group> groups = new HashMap<>(reading.groups().findAll(groupIds));
        List<HandedOver> handed = new ArrayList<>();
        for (DepartureReader.Handed each : page) {
            Holding thing = each.thing() == null ? null : things.get(each.thing());
            Group group = each.group() == null ? null : groups.get(each.group());
            boolean isThingTheirs = thing != null && thing.owner().equals(each.heir()) && thing.container() == null;
            boolean isGroupTheirs = group != null && each.heir().equals(group.owner());
            handed.add(new HandedOver(each.number(), thing, group, each.heir(), isThingTheirs || isGroupTheirs));
        }
        return handed;
    }
}
