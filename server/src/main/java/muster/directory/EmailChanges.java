package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Code.Purpose;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Origin;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Another primary address in place of the present one, wished for by its owner and true once somebody has proven to read mail there.
 * Until then it waits beside the account, and is kept from others.
 *
 * <p>What proves it is a code. Where the site sends no mail, whoever hands codes on sees it in {@link CodeTable} and sends it to the
 * new address by hand, or vouches for the address without. A server that mails puts its letter into the queue in the transaction
 * of {@link #ask}: the code to the new address, a word about it to the old one.
 */
public final class EmailChanges {
    /** Each of them is a code to guess at, and an address kept from others. */
    private static final int ASKED_A_DAY = 5;

    private static final Duration DAY = Duration.ofDays(1);
    private static final int SWEPT_AT_ONCE = 500;

    private final Transactions transactions;
    private final Codes codes;
    private final CodeMisses misses;
    private final PasswordChecks checks;
    private final Policy policy;

    EmailChanges(Transactions transactions, Codes codes, PasswordChecks checks, Policy policy) {
        this.transactions = transactions;
        this.codes = codes;
        this.misses = new CodeMisses(transactions);
        this.checks = checks;
        this.policy = policy;
    }

    /**
     * An address that waits.
     *
     * @param codeEnds until when the code for it counts; null when there is none that does, so that its owner asks again
     */
    public record Pending(EmailAddress address, @Nullable Instant codeEnds) {}

    /** What waits to be confirmed, for those who may see the account's private fields. */
    public Optional<Pending> pending(Caller caller, AccountId id) {
        require(Permissions.maySeePrivateFields(caller, id), new Failure.MayNotView("account"));
        return transactions.read(reading -> {
            Account account = reading.accounts()
                    .find(id)
                    .filter(Account::isListed)
                    .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
            Instant ends = reading.codes()
                    .open(id, Purpose.EMAIL)
                    .filter(code -> code.countsAt(transactions.now()) && codes.suits(code, account))
                    .map(Code::expiresAt)
                    .orElse(null);
            return Optional.ofNullable(account.pendingEmail()).map(address -> new Pending(address, ends));
        });
    }

    /**
     * Wishes for another primary address, in place of what was wished for before. Nothing but that changes until it is confirmed.
     *
     * @param password the present one: a wrong one counts as a wrong sign-in does
     * @throws Refused {@link Failure.BadCredentials}, {@link Failure.NotPermitted} to callers who signed in with a key of a program,
     *     {@link Failure.MayNotChange} where people do not edit themselves, {@link Failure.ReadOnly}, {@link Failure.Malformed} for
     *     an address that no mail could reach or the present one, {@link Failure.EmailTaken}, {@link Failure.Busy} for too many a day
     */
    public Account ask(Caller caller, EmailAddress wanted, Password password) {
        AccountId self = self(caller);
        require(wanted.isMailable(), new Failure.Malformed("email", "is none that mail could reach"));
        PasswordHash proven = checks.proven(self, password, caller.origin(), true)
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
        return transactions.write(caller, begun -> {
            Account before = AccountSaving.locked(begun.writing(), self);
            require(PasswordChecks.isStill(begun.writing(), self, proven), new Failure.BadCredentials());
            Transactions.Work work = Keys.again(begun);
            requireMayAsk(work, before, wanted);
            if (before.pendingEmail() != null) {
                release(work, before, before.pendingEmail());
            }
            require(work.writing().accounts().claim(wanted.key(), self, work.now()), new Failure.EmailTaken());
            FieldChange code = codes.made(work, before, Purpose.EMAIL);
            return stored(
                    work, before, before.withPendingEmail(wanted, work.now(), self), Act.EMAIL_CHANGE_ASKED, code);
        });
    }

    private AccountId self(Caller caller) {
        AccountId self = caller.account();
        boolean permitted =
                self != null && transactions.<Boolean>read(reading -> Codes.handlesCredentials(reading, caller));
        if (self == null || !permitted) {
            throw new Refused(new Failure.NotPermitted());
        }
        return self;
    }

    private void requireMayAsk(Transactions.Work work, Account account, EmailAddress wanted) {
        require(Permissions.mayChangeProfile(work.caller(), account, policy), new Failure.MayNotChange("account"));
        require(!account.isReadonly(), new Failure.ReadOnly());
        Email present = account.primaryEmail();
        boolean isNew = present == null || !present.address().key().equals(wanted.key());
        require(isNew, new Failure.Malformed("email", "is the primary one already"));
        LedgerQuery today = LedgerQuery.EVERYTHING
                .withSubject(account.id())
                .withActs(Set.of(Act.EMAIL_CHANGE_ASKED))
                .between(work.now().minus(DAY), null);
        List<Event> asked = work.writing().events().list(today, null, ASKED_A_DAY);
        if (asked.size() == ASKED_A_DAY) {
            Instant next = asked.getLast().at().plus(DAY);
            throw new Refused(new Failure.Busy(Duration.between(work.now(), next)));
        }
    }

    /**
     * Makes the address that waits the primary one, proven. The one before is the account's no more.
     *
     * @throws Refused {@link Failure.CodeRefused} whatever was wrong with the code; five wrong ones end it. {@link Failure.Busy},
     *     {@link Failure.NotPermitted}, {@link Failure.ReadOnly}, {@link Failure.EmailTaken}
     */
    public Account confirm(Caller caller, String presented) {
        AccountId self = self(caller);
        misses.requireCalm(caller.origin());
        Optional<Account> confirmed = transactions.write(caller, begun -> {
            Account before = AccountSaving.locked(begun.writing(), self);
            Transactions.Work work = Keys.again(begun);
            Optional<Code> open =
                    work.writing().codes().open(self, Purpose.EMAIL).filter(code -> code.countsAt(work.now()));
            if (open.isEmpty() || before.pendingEmail() == null) {
                return Optional.<Account>empty();
            }
            Code code = open.get();
            if (!codes.is(code, presented) || !codes.suits(code, before)) {
                // Nothing is thrown, because a throw would undo the count.
                misses.count(work, before, code);
                return Optional.<Account>empty();
            }
            work.writing().codes().end(code, Code.Ending.USED, work.now());
            return Optional.of(confirmed(work, before, before.pendingEmail()));
        });
        return confirmed.orElseThrow(() -> new Refused(new Failure.CodeRefused()));
    }

    /**
     * The same without a code, by somebody who may hand such codes on and vouches for the address.
     *
     * @param address the one that is vouched for; another one may wait by now
     * @throws Refused {@link Failure.NotPermitted}, {@link Failure.VersionMismatch} when it is not that one which waits, and as
     *     {@link #confirm}
     */
    public Account confirmFor(Caller caller, AccountId id, EmailAddress address) {
        return transactions.write(caller, begun -> {
            Transactions.Work work = handling(begun, id);
            Account before = AccountSaving.locked(work.writing(), id);
            require(mayHandle(work, before), new Failure.NotPermitted());
            require(address.equals(before.pendingEmail()), new Failure.VersionMismatch());
            endCode(work, id);
            return confirmed(work, before, address);
        });
    }

    /** Gives the wish up. Nothing happens when there is none. */
    public Account cancel(Caller caller) {
        AccountId self = self(caller);
        return transactions.write(caller, work -> dropped(work, AccountSaving.locked(work.writing(), self)));
    }

    /**
     * Turns down what somebody wished for.
     *
     * @throws Refused {@link Failure.NotPermitted} unless the caller may hand such codes on
     */
    public Account reject(Caller caller, AccountId id) {
        return transactions.write(caller, begun -> {
            Transactions.Work work = handling(begun, id);
            Account before = AccountSaving.locked(work.writing(), id);
            require(mayHandle(work, before), new Failure.NotPermitted());
            return dropped(work, before);
        });
    }

    /** Who manages nobody learns nothing about accounts; who asks is looked at again when the account is his. */
    private static Transactions.Work handling(Transactions.Work work, AccountId id) {
        require(work.caller().isAtLeast(Rank.MANAGER), new Failure.NotPermitted());
        return Receivers.held(work, id);
    }

    private static boolean mayHandle(Transactions.Work work, Account account) {
        return Codes.mayHandle(work.writing(), work.caller(), account.rank());
    }

    private static Account confirmed(Transactions.Work work, Account before, EmailAddress address) {
        require(!before.isReadonly(), new Failure.ReadOnly());
        AccountWriter accounts = work.writing().accounts();
        // It may have been lost while the account was away.
        require(accounts.claim(address.key(), before.id(), work.now()), new Failure.EmailTaken());
        Email old = before.primaryEmail();
        if (old != null && old.claimed() && !old.address().key().equals(address.key())) {
            accounts.releaseClaim(old.address().key(), before.id());
        }
        Account after =
                before.withPendingConfirmed(address, work.now(), work.caller().account());
        return stored(
                work, before, after, Act.EMAIL_CONFIRMED, new FieldChange("verified email", null, address.value()));
    }

    private static Account dropped(Transactions.Work work, Account before) {
        EmailAddress pending = before.pendingEmail();
        if (pending == null) {
            return before;
        }
        endCode(work, before.id());
        release(work, before, pending);
        Account after = before.withPendingEmail(null, work.now(), work.caller().account());
        return stored(work, before, after, Act.EMAIL_CHANGE_DROPPED, null);
    }

    private static void endCode(Transactions.Work work, AccountId id) {
        CodeWriter codes = work.writing().codes();
        codes.open(id, Purpose.EMAIL).ifPresent(code -> codes.end(code, Code.Ending.WITHDRAWN, work.now()));
    }

    /** An address that the account has otherwise stays its own. */
    private static void release(Transactions.Work work, Account account, EmailAddress address) {
        boolean isOtherwise = account.emails().stream()
                .anyMatch(email -> email.address().key().equals(address.key()));
        if (!isOtherwise) {
            work.writing().accounts().releaseClaim(address.key(), account.id());
        }
    }

    private static Account stored(
            Transactions.Work work, Account before, Account after, Act act, @Nullable FieldChange more) {
        Account stored = AccountSaving.keep(work.writing(), before, after, work.now());
        List<FieldChange> fields = new ArrayList<>(Differences.between(before, stored));
        if (more != null) {
            fields.add(more);
        }
        work.record(act, stored, fields);
        return stored;
    }

    /** Drops what was not confirmed in time, so that nobody keeps addresses from others for good. */
    public void sweep() {
        List<AccountId> late =
                transactions.read(reading -> reading.codes().unconfirmed(transactions.now(), SWEPT_AT_ONCE));
        for (AccountId id : late) {
            Caller timer = new Caller(new Actor.Timer(), null, Rank.VIEWER, Origin.host("sweep"));
            transactions.write(timer, work -> {
                Optional<Account> account = work.writing().accounts().lock(id);
                boolean isStill = work.writing().codes().isUnconfirmed(id, work.now());
                account.filter(_ -> isStill).ifPresent(found -> dropped(work, found));
                return isStill;
            });
        }
    }
}
