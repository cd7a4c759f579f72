package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import muster.directory.DepartureReader.Handed;
import muster.directory.DepartureReader.Left;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Departure;
import muster.model.Departure.State;
import muster.model.DepartureFailure;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.Holding;
import muster.model.Life;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Refused;

/** How somebody comes back whose access had ended. */
final class Returns {
    private final Transactions transactions;
    private final Codes codes;

    Returns(Transactions transactions, Codes codes) {
        this.transactions = transactions;
        this.codes = codes;
    }

    Departure rehire(Caller caller, AccountId id) {
        return transactions.write(caller, asked -> {
            Transactions.Work work = Offboarding.held(asked, id, List.of());
            Account before = Offboarding.lockedFor(work, id);
            require(!before.life().isMerged(), new Failure.NoSuchAccount());
            Departure departure = Offboarding.lockedOpen(work.writing(), id);
            require(departure.state() != State.WAITING, new DepartureFailure.NotDeparted());
            require(departure.isDone(), new DepartureFailure.NotDeparting());
            Account there = before.life().isTrashed() ? Trash.restored(work, before) : before;
            Account after = lifted(work, there, departure);
            List<FieldChange> fields = new ArrayList<>(Differences.between(there, after));
            fields.addAll(code(work, after));
            Departure returning = departure.returning();
            work.writing().departures().save(returning);
            work.record(Act.ACCOUNT_REHIRED, after, fields);
            return returning;
        });
    }

    private static Account lifted(Transactions.Work work, Account there, Departure departure) {
        Instant now = work.now();
        Life released = departure.heldBefore() ? there.life() : there.life().unblocked(Block.Kind.HOLD);
        Instant expiry = departure.expiryWithout(released.expiresAt());
        boolean isOver = expiry != null && !expiry.isAfter(now);
        Account after = there.withLife(
                released.expiringAt(isOver ? null : expiry), now, work.caller().account());
        return after.equals(there) ? there : AccountSaving.keep(work.writing(), there, after, now);
    }

    /** Whoever has no password gets the code for one, as whoever is new does. */
    private List<FieldChange> code(Transactions.Work work, Account account) {
        boolean needsOne = work.writing().credentials().password(account.id()).isEmpty()
                && !account.life().isBarredAt(work.now())
                && Permissions.mayHandleCodes(work.caller(), account.rank());
        return needsOne
                ? List.of(codes.made(work, account, Codes.purposeFor(work.writing(), account.id())))
                : List.of();
    }

    /** Gives back a portion of the memberships that were ended, and closes the departure after the last one. */
    static DepartureSteps.Progress giveBackGroups(Transactions.Work work, Account account, Departure departure) {
        List<Left> portion = work.writing().departures().left(departure.id(), Handover.SLICE);
        for (Left left : portion) {
            boolean mayCome = account.isListed();
            Group group = work.writing().groups().lock(left.group()).orElse(null);
            if (mayCome && group != null) {
                join(work, account, group, left);
            }
            work.writing().departures().removeLeft(departure.id(), left.group());
        }
        if (portion.size() == Handover.SLICE) {
            return DepartureSteps.Progress.ON;
        }
        work.writing().departures().save(departure.closed(State.REHIRED, work.now()));
        return DepartureSteps.Progress.NOTHING;
    }

    private static void join(Transactions.Work work, Account account, Group group, Left left) {
        Grant membership = new Grant(
                new GrantId(work.identifiers().number()),
                new Party.OfAccount(account.id()),
                new GrantObject.OnGroup(group.id()),
                Grant.RIGHT,
                left.level(),
                left.properties(),
                work.now(),
                work.caller().account());
        if (work.writing().grants().add(membership)) {
            var target = new Event.Target(
                    "group", group.id().toString(), group.name().value());
            work.record(Act.MEMBER_ADDED, target, account.id(), List.of());
        }
    }

    Handover.Handed handBack(Caller caller, AccountId id) {
        int things = 0;
        int groups = 0;
        long cursor = 0;
        Portion portion;
        do {
            long from = cursor;
            portion = transactions.write(caller, work -> portion(work, id, from));
            things += portion.things();
            groups += portion.groups();
            cursor = portion.cursor();
        } while (portion.more());
        return new Handover.Handed(things, groups);
    }

    private record Portion(int things, int groups, long cursor, boolean more) {}

    private static Portion portion(Transactions.Work asked, AccountId id, long cursor) {
        require(Permissions.mayGiveHoldingAway(asked.caller()), new Failure.NotPermitted());
        Departure departure = asked.writing()
                .departures()
                .latest(id)
                .filter(found -> found.state() == State.REHIRED || found.state() == State.RETURNING)
                .orElseThrow(() -> new Refused(new DepartureFailure.NotDeparting()));
        List<Handed> slice = asked.writing().departures().handed(departure.id(), cursor, Handover.SLICE);
        List<AccountId> accounts = new ArrayList<>(List.of(id));
        slice.forEach(handed -> accounts.add(handed.heir()));
        Transactions.Work work = Receivers.held(asked, accounts.toArray(AccountId[]::new));
        Account account = Offboarding.lockedFor(work, id);
        require(Permissions.mayGiveHoldingAway(work.caller()), new Failure.NotPermitted());
        require(account.isListed() && Permissions.mayOwnHoldings(account.rank()), new Failure.MayNotOwn());
        int things = 0;
        int groups = 0;
        for (Handed handed : slice) {
            boolean isThing = handed.thing() != null;
            boolean isBack = isThing ? thingBack(work, id, handed) : groupBack(work, id, handed);
            things += isThing && isBack ? 1 : 0;
            groups += !isThing && isBack ? 1 : 0;
            if (isBack) {
                work.writing().departures().removeHanded(departure.id(), handed.number());
            }
        }
        long last = slice.isEmpty() ? cursor : slice.getLast().number();
        return new Portion(things, groups, last, slice.size() == Handover.SLICE);
    }

    private static boolean thingBack(Transactions.Work work, AccountId to, Handed handed) {
        Holding before = handed.thing() == null
                ? null
                : work.writing().holdings().lock(handed.thing()).orElse(null);
        boolean stillThere = before != null && before.owner().equals(handed.heir()) && before.container() == null;
        if (before != null && stillThere) {
            Estate.recordChange(work, before, Moves.moved(work, before, to, null));
        }
        return stillThere;
    }

    private static boolean groupBack(Transactions.Work work, AccountId to, Handed handed) {
        Group before = handed.group() == null
                ? null
                : work.writing().groups().lock(handed.group()).orElse(null);
        boolean stillTheirs = before != null && handed.heir().equals(before.owner());
        if (before != null && stillTheirs) {
            Groups.recordChange(work, before, Moves.moved(work, before, to));
        }
        return stillTheirs;
    }
}
