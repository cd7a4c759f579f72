package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Departure;
import muster.model.Departure.State;
import muster.model.DepartureFailure;
import muster.model.Event.FieldChange;
import muster.model.Key;
import muster.model.Life;
import muster.model.MailPurpose;
import muster.model.Origin;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a departure, each a transaction with its events. Each locks the account and then the departure, looks again how far it
 * has come, and does the next of what is left: so that several servers, a server that starts again, and whoever cancels or re-hires at
 * the same moment do nothing twice and nothing too much.
 */
final class DepartureSteps {
    static final String WHY = "off-boarding";
    private static final int DUE_AT_ONCE = 100;
    private static final Caller TIMER =
            new Caller(new Actor.Timer(), Rank.ADMINISTRATOR, Rank.ADMINISTRATOR, Origin.host(WHY));

    private final Transactions transactions;
    private final Correspondence correspondence;

    DepartureSteps(Transactions transactions, Correspondence correspondence) {
        this.transactions = transactions;
        this.correspondence = correspondence;
    }

    /**
     * @param more whether there is more to do at once
     * @param cursor after which thing to go on
     */
    record Progress(boolean more, long cursor) {
        static final Progress NOTHING = new Progress(false, 0);
        static final Progress ON = new Progress(true, 0);
    }

    /** One that fails holds up no other; the first failure is thrown at the end. */
    void runDue() {
        Instant now = transactions.now();
        RuntimeException failure = null;
        DepartureMark after = null;
        List<Departure> due;
        do {
            DepartureMark from = after;
            due = transactions.read(reading -> reading.departures().due(now, from, DUE_AT_ONCE));
            for (Departure departure : due) {
                RuntimeException failed = failureOf(departure.account());
                failure = failure == null ? failed : failure;
            }
            after = due.isEmpty() ? null : DepartureMark.ofDue(due.getLast());
        } while (due.size() == DUE_AT_ONCE);
        if (failure != null) {
            throw failure;
        }
    }

    /** @return null also for a refusal, which is told wherever the departure is shown */
    private @Nullable RuntimeException failureOf(AccountId id) {
        try {
            run(TIMER, id, Integer.MAX_VALUE);
            return null;
        } catch (Refused refused) {
            return null;
        } catch (StoreUnavailable silent) {
            throw silent;
        } catch (RuntimeException failed) {
            return failed;
        }
    }

    /** Does what is due for one account, at most so many portions. */
    void run(Caller caller, AccountId id, int portions) {
        Progress progress = Progress.ON;
        for (int done = 0; progress.more() && done < portions; done++) {
            long cursor = progress.cursor();
            progress = transactions.write(caller, work -> step(work, id, cursor));
        }
    }

    private Progress step(Transactions.Work asked, AccountId id, long cursor) {
        Optional<Departure> seen = asked.writing().departures().open(id);
        if (seen.isEmpty()) {
            return Progress.NOTHING;
        }
        boolean endsAccess = seen.get().state() == State.WAITING || seen.get().state() == State.DEPARTED;
        Transactions.Work work = Offboarding.held(
                endsAccess ? asked.guarded() : asked, id, seen.get().heirs());
        Account account = work.writing().accounts().lock(id).orElse(null);
        Departure departure = work.writing().departures().lock(id).orElse(null);
        if (account == null || departure == null) {
            return Progress.NOTHING;
        }
        boolean sameLocks = departure.state() == seen.get().state()
                && departure.heirs().equals(seen.get().heirs());
        return sameLocks ? next(work, account, departure, cursor) : new Progress(true, cursor);
    }

    private Progress next(Transactions.Work work, Account account, Departure departure, long cursor) {
        if (account.life().isMerged()) {
            return close(work, account, departure);
        }
        return switch (departure.state()) {
            case WAITING -> {
                boolean isDue = !departure.endsAt().isAfter(work.now());
                if (isDue) {
                    requireBegunFromAbove(work.writing(), account, departure);
                    endAccess(work, account, departure);
                }
                yield isDue ? Progress.ON : Progress.NOTHING;
            }
            case ENDING ->
                isHeld(account) ? leave(work, account, departure, cursor) : release(work, account, departure);
            case DEPARTED -> isHeld(account) ? discard(work, account, departure) : release(work, account, departure);
            case RETURNING -> Returns.giveBackGroups(work, account, departure);
            case REHIRED, CANCELLED -> Progress.NOTHING;
        };
    }

    /** Ranks may have changed since it was begun. */
    private static void requireBegunFromAbove(Reading reading, Account account, Departure departure) {
        require(isBegunFromAbove(reading, account, departure), new DepartureFailure.BeginnerBelow());
    }

    /**
     * Whether who began it could begin it now: stands above the account, and is an administrator where something goes to heirs.
     * What was begun at the host goes on.
     */
    static boolean isBegunFromAbove(Reading reading, Account account, Departure departure) {
        AccountId beginner = departure.begunBy();
        return beginner == null
                || reading.accounts()
                        .find(beginner)
                        .filter(found -> Permissions.mayStillOffboard(found, account))
                        .filter(found -> departure.heirs().isEmpty() || found.rank() == Rank.ADMINISTRATOR)
                        .isPresent();
    }

    /** Ends what is open of somebody who was merged just now, within something greater that has locked the account. */
    static void merged(Transactions.Work work, Account account) {
        work.writing().departures().lock(account.id()).ifPresent(departure -> close(work, account, departure));
    }

    /** Whoever was merged with somebody else leaves no more: that one took everything over. */
    private static Progress close(Transactions.Work work, Account account, Departure departure) {
        work.writing().departures().save(departure.closed(State.CANCELLED, work.now()));
        work.record(
                Act.DEPARTURE_CANCELLED,
                account,
                List.of(new FieldChange(
                        "mergedInto", null, String.valueOf(account.life().mergedInto()))));
        return Progress.NOTHING;
    }

    /** Opens again what the merge has closed, within something greater that has locked the account: it has left as before. */
    static void unmerged(Transactions.Work work, Account account, AccountId into) {
        DepartureWriter departures = work.writing().departures();
        departures.latest(account.id()).filter(Departure::isClosedByMerge).ifPresent(departure -> {
            departures.save(departure.reopened());
            FieldChange merged = new FieldChange("mergedInto", into.toString(), null);
            work.record(Act.DEPARTURE_CHANGED, account, List.of(merged));
        });
    }

    private static boolean isHeld(Account account) {
        return account.life().block(Block.Kind.HOLD).isPresent();
    }

    /** Takes somebody back whose hold was lifted just now, within something greater that has locked the account. */
    static void released(Transactions.Work work, Account account) {
        work.writing()
                .departures()
                .lock(account.id())
                .filter(Departure::isDone)
                .ifPresent(departure -> release(work, account, departure));
    }

    /** Somebody has lifted the hold by itself, and so takes the person back: nothing more is done to the account. */
    private static Progress release(Transactions.Work work, Account account, Departure departure) {
        work.writing().departures().save(departure.returning());
        work.record(Act.ACCOUNT_REHIRED, account, List.of(new FieldChange("hold", "lifted before", null)));
        return Progress.ON;
    }

    /** Holds the account and ends all that stands for it, for good. */
    static Departure endAccess(Transactions.Work work, Account before, Departure departure) {
        Instant now = work.now();
        AccountId id = before.id();
        Block present = before.life().block(Block.Kind.HOLD).orElse(null);
        boolean heldBefore = present != null && present.until() == null;
        List<FieldChange> fields = new ArrayList<>();
        AccountSaving.endKeys(work, id, WHY);
        for (Key.Purpose purpose : List.of(Key.Purpose.SESSION, Key.Purpose.APPLICATION_PASSWORD)) {
            int ended = work.writing().keys().endAll(id, purpose, now, WHY);
            if (ended > 0) {
                fields.add(new FieldChange(purpose.name(), Integer.toString(ended), null));
            }
        }
        Codes.endAll(work, id);
        Life held = heldBefore ? before.life() : before.life().blocked(hold(work, departure, present));
        Account after = before.withLife(held, now, work.caller().account());
        if (!after.equals(before)) {
            AccountSaving.keep(work.writing(), before, after, now);
        }
        fields.addAll(Differences.between(before, after));
        work.record(Act.ACCOUNT_DEPARTED, after, fields);
        Departure departed = departure.departed(now, heldBefore);
        work.writing().departures().save(departed);
        return departed;
    }

    private static Block hold(Transactions.Work work, Departure departure, @Nullable Block present) {
        String reason = departure.reason() == null ? WHY : departure.reason();
        Instant since = present == null ? work.now() : present.since();
        return new Block(Block.Kind.HOLD, work.caller().origin().door(), reason, departure.begunBy(), since, null);
    }

    private Progress leave(Transactions.Work work, Account account, Departure departure, long cursor) {
        Inheriting inheriting = new Inheriting(work, account.id(), departure);
        if (departure.leavesGroups() && inheriting.leaveGroups() > 0) {
            return new Progress(true, cursor);
        }
        Inheriting.Portion things = inheriting.things(cursor);
        if (!things.isLast()) {
            return new Progress(true, things.cursor());
        }
        if (inheriting.groups() > 0) {
            return new Progress(true, things.cursor());
        }
        work.writing().departures().save(departure.completed());
        work.record(Act.DEPARTURE_COMPLETED, account, List.of());
        tell(work, account, departure);
        return Progress.ON;
    }

    /** Tells the heirs, and whoever answers for it, by mail where there is any; the list of those who left tells it anyway. */
    private void tell(Transactions.Work work, Account leaver, Departure departure) {
        Set<AccountId> concerned = new LinkedHashSet<>(departure.heirAccounts());
        if (departure.begunBy() != null) {
            concerned.add(departure.begunBy());
        }
        work.writing().accounts().findAll(concerned).values().stream()
                .filter(Account::isListed)
                .forEach(account -> correspondence.tell(work, account, MailPurpose.OFF_BOARDED, leaver.shownAddress()));
    }

    /** @throws Refused as the trash does: what belongs to the account must go elsewhere first, and read-only accounts stay */
    private static Progress discard(Transactions.Work work, Account account, Departure departure) {
        Instant at = departure.dueAt();
        if (at == null || at.isAfter(work.now())) {
            return Progress.NOTHING;
        }
        if (!account.life().isTrashed()) {
            requireBegunFromAbove(work.writing(), account, departure);
            Trash.requireMayGo(work.writing(), account);
            Trash.put(work, account);
        }
        work.writing().departures().save(departure.inTrash());
        return Progress.NOTHING;
    }
}
