package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Departure;
import muster.model.Departure.State;
import muster.model.DepartureFailure;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Heir;
import muster.model.Life;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Somebody leaves: one act that ends access at a date, hands over what the account owns and minds, takes it out of its groups, and
 * keeps it on hold or puts it into the trash. Until the date it is cancelled, afterwards the account is re-hired.
 */
public final class Offboarding {
    /** What {@link #begin} does before it answers; what is left is done by {@link #advance}. */
    private static final int PORTIONS_AT_ONCE = 50;

    private final Transactions transactions;
    private final DepartureSteps steps;
    private final Returns returns;
    private final LeavingLooks looks;

    Offboarding(Transactions transactions, Codes codes, Correspondence correspondence) {
        this.transactions = transactions;
        this.steps = new DepartureSteps(transactions, correspondence);
        this.returns = new Returns(transactions, codes);
        this.looks = new LeavingLooks(transactions);
    }

    /**
     * What somebody owns and may do, and who might take it over.
     *
     * @throws Refused {@link Failure.NotPermitted}, {@link Failure.NoSuchAccount}, {@link Failure.IsWellKnown}
     */
    public LeavingPlan plan(Caller caller, AccountId id) {
        return looks.plan(caller, id);
    }

    /**
     * Begins an off-boarding. With a later date nothing changes until then but that the account expires at it, unless it does so
     * earlier. At once, access has ended when this returns, and as a rule the rest is done as well.
     *
     * @return the departure as it stands when this returns
     * @throws Refused {@link Failure.NotPermitted} unless the caller stands above the account, at the console or the host, and gives
     *     things away only as an administrator; {@link Failure.LastAdministrator}, {@link Failure.ExpiryInThePast},
     *     {@link DepartureFailure.AlreadyDeparting}, {@link DepartureFailure.HeirUnfit}, {@link Failure.NoSuchHolding} and
     *     {@link Failure.NoSuchGroup} for what is not the account's to give
     */
    public Departure begin(Caller caller, AccountId id, NewDeparture wanted) {
        Departure begun = transactions.write(caller, asked -> {
            require(asked.caller().isAtLeast(Rank.MANAGER), new Failure.NotPermitted());
            require(!Admittance.isWellKnown(id), new Failure.IsWellKnown());
            Transactions.Work work = held(asked.guarded(), id, wanted.heirs());
            Account before = AccountSaving.locked(work.writing(), id);
            requireMay(work, before);
            requireHeirs(work, id, List.of(), wanted.heirs());
            Instant now = work.now();
            boolean later = wanted.endsAt() != null && wanted.endsAt().isAfter(now);
            require(later || wanted.endsAt() == null || wanted.endsAt().equals(now), new Failure.ExpiryInThePast());
            Departure departure = departure(work, before, wanted);
            work.writing().departures().add(departure);
            List<FieldChange> fields = told(departure);
            if (departure.expirySet() != null) {
                Account after = relived(work, before, before.life().expiringAt(departure.expirySet()));
                fields.addAll(Differences.between(before, after));
            }
            work.record(Act.DEPARTURE_BEGUN, before, fields);
            return later ? departure : DepartureSteps.endAccess(work, before, departure);
        });
        return begun.state() == State.WAITING ? begun : goOn(caller, begun);
    }

    private static Departure departure(Transactions.Work work, Account before, NewDeparture wanted) {
        Instant now = work.now();
        return new Departure(
                work.identifiers().uuid(),
                before.id(),
                State.WAITING,
                wanted.endsAt() == null ? now : wanted.endsAt(),
                wanted.reason(),
                wanted.heirs(),
                wanted.leavesGroups(),
                wanted.trashAfterDays(),
                before.life().expiresAt(),
                now,
                work.caller().account(),
                null,
                false,
                false,
                null);
    }

    private static Account relived(Transactions.Work work, Account before, Life life) {
        Account after = before.withLife(life, work.now(), work.caller().account());
        return after.equals(before) ? before : AccountSaving.keep(work.writing(), before, after, work.now());
    }

    private static List<FieldChange> told(Departure departure) {
        List<FieldChange> fields = new ArrayList<>();
        fields.add(new FieldChange("endsAt", null, departure.endsAt().toString()));
        if (departure.reason() != null) {
            fields.add(new FieldChange("reason", null, departure.reason()));
        }
        fields.addAll(heirs(List.of(), departure.heirs()));
        fields.add(new FieldChange("leavesGroups", null, String.valueOf(departure.leavesGroups())));
        if (departure.trashAfterDays() != null) {
            fields.add(new FieldChange(
                    "trashAfterDays", null, departure.trashAfterDays().toString()));
        }
        return fields;
    }

    private static List<FieldChange> heirs(List<Heir> before, List<Heir> after) {
        List<FieldChange> fields = new ArrayList<>();
        before.stream()
                .filter(heir -> !after.contains(heir))
                .forEach(heir ->
                        fields.add(new FieldChange(field(heir), heir.account().toString(), null)));
        after.stream()
                .filter(heir -> !before.contains(heir))
                .forEach(heir -> fields.add(
                        new FieldChange(field(heir), null, heir.account().toString())));
        return fields;
    }

    private static String field(Heir heir) {
        return switch (heir.scope()) {
            case Heir.Everything _ -> "heir";
            case Heir.OfKind(var door, var kind) -> "heir of " + door + " " + kind;
            case Heir.OfThing(var id) -> "heir of thing " + id;
            case Heir.OfGroup(var id) -> "heir of group " + id;
        };
    }

    private Departure goOn(Caller caller, Departure begun) {
        try {
            steps.run(caller, begun.account(), PORTIONS_AT_ONCE);
        } catch (Refused refused) {
            // Access has ended. What keeps the rest from being done is told wherever the departure is shown.
        }
        return transactions
                .read(reading -> reading.departures().latest(begun.account()))
                .orElse(begun);
    }

    /**
     * Names other heirs for what has not gone to anybody yet. The caller answers for the departure from now on where whoever began
     * it gives nothing away.
     *
     * @throws Refused as {@link #begin} does; things and groups of which nothing is new are not asked for again
     */
    public Departure changeHeirs(Caller caller, AccountId id, List<Heir> heirs) {
        List<Heir> wanted = NewDeparture.checked(heirs);
        Departure changed = transactions.write(caller, asked -> {
            Transactions.Work work = held(asked, id, wanted);
            Account account = lockedFor(work, id);
            Departure before = lockedOpen(work.writing(), id);
            require(before.state() == State.WAITING || before.state() == State.ENDING, departed(before));
            requireHeirs(work, id, before.heirs(), wanted);
            Departure named = before.with(wanted);
            boolean isTakenOver = DepartureSteps.isBegunFromAbove(work.writing(), account, before)
                    && !DepartureSteps.isBegunFromAbove(work.writing(), account, named);
            Departure after = isTakenOver ? named.answeredForBy(work.caller().account()) : named;
            if (!after.equals(before)) {
                work.writing().departures().save(after);
                List<FieldChange> fields = heirs(before.heirs(), wanted);
                if (isTakenOver) {
                    fields.add(answering(before, after));
                }
                work.record(Act.DEPARTURE_CHANGED, account, fields);
            }
            return after;
        });
        return changed.state() == State.WAITING ? changed : goOn(caller, changed);
    }

    private static FieldChange answering(Departure before, Departure after) {
        AccountId by = after.begunBy();
        return new FieldChange("begunBy", String.valueOf(before.begunBy()), by == null ? null : by.toString());
    }

    private static Failure departed(Departure departure) {
        return departure.state() == State.RETURNING
                ? new DepartureFailure.NotDeparting()
                : new DepartureFailure.HasDeparted();
    }

    /**
     * Has a departure go on that something holds up, at once as far as it is due. The caller answers for it from now on where
     * whoever began it could not begin it any more.
     *
     * @return the departure as it stands then
     * @throws Refused {@link Failure.NotPermitted} for whoever could not begin it, {@link DepartureFailure.NotDeparting}, and what
     *     still holds it up
     */
    public Departure goOn(Caller caller, AccountId id) {
        transactions.write(caller, asked -> {
            Transactions.Work work = held(asked, id, List.of());
            Account account = lockedFor(work, id);
            Departure before = lockedOpen(work.writing(), id);
            if (!DepartureSteps.isBegunFromAbove(work.writing(), account, before)) {
                require(
                        before.heirs().isEmpty() || Permissions.mayGiveHoldingAway(work.caller()),
                        new Failure.NotPermitted());
                Departure after = before.answeredForBy(work.caller().account());
                work.writing().departures().save(after);
                work.record(Act.DEPARTURE_CHANGED, account, List.of(answering(before, after)));
            }
            return before;
        });
        steps.run(caller, id, PORTIONS_AT_ONCE);
        return transactions
                .read(reading -> reading.departures().latest(id))
                .orElseThrow(() -> new Refused(new DepartureFailure.NotDeparting()));
    }

    /**
     * Cancels an off-boarding of which nothing was done: everything is as it was before, the time of expiry too unless somebody
     * has set another one meanwhile.
     *
     * @throws Refused {@link Failure.NotPermitted}, {@link DepartureFailure.NotDeparting}, {@link DepartureFailure.HasDeparted}
     */
    public Departure cancel(Caller caller, AccountId id) {
        return transactions.write(caller, asked -> {
            Transactions.Work work = held(asked, id, List.of());
            Account before = lockedFor(work, id);
            Departure departure = lockedOpen(work.writing(), id);
            require(departure.state() == State.WAITING, departed(departure));
            Instant expiry = departure.expiryWithout(before.life().expiresAt());
            Account after = relived(work, before, before.life().expiringAt(expiry));
            Departure cancelled = departure.closed(State.CANCELLED, work.now());
            work.writing().departures().save(cancelled);
            work.record(Act.DEPARTURE_CANCELLED, after, Differences.between(before, after));
            return cancelled;
        });
    }

    /**
     * Takes somebody back whose access has ended: out of the trash if need be, the hold and an expiry that has passed lifted, and
     * back into the groups that were left and are still there. Things stay with their heirs, see {@link #handBack}; keys and sessions
     * have ended for good. An account without a password gets a code for one.
     *
     * @throws Refused {@link Failure.NotPermitted}, {@link DepartureFailure.NotDeparting}, {@link DepartureFailure.NotDeparted}
     */
    public Departure rehire(Caller caller, AccountId id) {
        Departure returning = returns.rehire(caller, id);
        return goOn(caller, returning);
    }

    /**
     * Gives back what went to heirs and is still theirs, after a re-hire; some at a time, each portion a transaction of its own.
     *
     * @throws Refused {@link Failure.NotPermitted}, {@link DepartureFailure.NotDeparting} unless the account was re-hired,
     *     {@link Failure.MayNotOwn}
     */
    public Handover.Handed handBack(Caller caller, AccountId id) {
        return returns.handBack(caller, id);
    }

    /**
     * What went to heirs in the account's latest departure and was not handed back, at most so much.
     *
     * @param after the number of the one with which the page before ended; 0 begins
     * @throws Refused {@link Failure.NotPermitted}
     */
    public List<HandedOver> handed(Caller caller, AccountId id, long after, int limit) {
        return looks.handed(caller, id, after, limit);
    }

    /** The latest departure of an account; empty when it never had one, or the caller could not off-board it. Nobody sees the reason of his own. */
    public Optional<Departure> latest(Caller caller, AccountId id) {
        return looks.latest(caller, id);
    }

    /**
     * Open departures of those whom the caller could off-board, the next to end first, each with whose it is and what holds it up.
     *
     * @param after where the page before ended; null begins
     * @throws Refused {@link Failure.NotPermitted}
     */
    public List<LeavingEntry> list(Caller caller, @Nullable DepartureMark after, int limit) {
        return looks.list(caller, after, limit);
    }

    /** Does what is due in all departures, however much it is; one that cannot go on holds up no other. */
    public void advance() {
        steps.runDue();
    }

    /** Locks the account and its heirs, and asks again who asks. */
    static Transactions.Work held(Transactions.Work asked, AccountId id, List<Heir> heirs) {
        List<AccountId> accounts = new ArrayList<>(List.of(id));
        heirs.forEach(heir -> accounts.add(heir.account()));
        return Receivers.held(asked, accounts.toArray(AccountId[]::new));
    }

    /** The locked account, wherever it is, if the caller may off-board it and take that back. */
    static Account lockedFor(Transactions.Work work, AccountId id) {
        require(work.caller().isAtLeast(Rank.MANAGER), new Failure.NotPermitted());
        Account account =
                work.writing().accounts().lock(id).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
        requireMay(work, account);
        return account;
    }

    private static void requireMay(Transactions.Work work, Account account) {
        boolean permitted = Permissions.mayOffboard(work.caller(), account)
                && Codes.handlesCredentials(work.writing(), work.caller());
        require(permitted, new Failure.NotPermitted());
    }

    private static void requireHeirs(Transactions.Work work, AccountId id, List<Heir> named, List<Heir> heirs) {
        require(heirs.isEmpty() || Permissions.mayGiveHoldingAway(work.caller()), new Failure.NotPermitted());
        List<Heir> others = heirs.stream().filter(heir -> !named.contains(heir)).toList();
        Set<AccountId> accounts = new HashSet<>();
        others.forEach(heir -> accounts.add(heir.account()));
        HeirRules.requireFit(work.writing(), accounts, id, work.now());
        HeirRules.requireOwn(work.writing(), others, id);
    }

    static Departure lockedOpen(Writing writing, AccountId id) {
        return writing.departures().lock(id).orElseThrow(() -> new Refused(new DepartureFailure.NotDeparting()));
    }
}
