package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Code.Purpose;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.MailCode;
import muster.model.MailPurpose;
import muster.model.Origin;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.SecondFactorFailure;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;

/**
 * Another primary address in place of the present one, wished for by its owner and true once somebody has proven to read mail there.
 * Until then it waits beside the account, and is kept from others.
 *
 * <p>What proves it is a code: a long one that goes to the new address by mail, while the old one gets a word about it; and, where
 * the site sends no mail, a short one which whoever hands codes on sees in {@link CodeTable} and sends to the new address by hand.
 * They may also vouch for the address without one.
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
    private final SecondFactorChecks factors;
    private final Policy policy;
    private final Correspondence correspondence;
    private final PendingEmails pendingEmails;

    EmailChanges(
            Transactions transactions,
            Codes codes,
            PasswordChecks checks,
            SecondFactorChecks factors,
            Policy policy,
            Correspondence correspondence) {
        this.transactions = transactions;
        this.codes = codes;
        this.misses = new CodeMisses(transactions);
        this.checks = checks;
        this.factors = factors;
        this.policy = policy;
        this.correspondence = correspondence;
        this.pendingEmails = new PendingEmails(correspondence);
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
     * @param factor a code of the second factor, or a recovery code; anything for somebody who has none
     * @throws Refused {@link Failure.BadCredentials}, {@link Failure.NotPermitted} to callers who signed in with a key of a program,
     *     {@link Failure.MayNotChange} where people do not edit themselves, {@link Failure.ReadOnly}, {@link Failure.Malformed} for
     *     an address that no mail could reach or the present one, {@link Failure.EmailTaken}, {@link Failure.Busy} for too many a
     *     day, {@link SecondFactorFailure.SecondFactorMissing}, and {@link Failure.CodeRefused} for a wrong code of the factor, which
     *     counts as a wrong password does
     */
    public Account ask(Caller caller, EmailAddress wanted, Password password, String factor) {
        return ask(caller, new Wish(wanted, password, factor, false));
    }

    /**
     * The same where the answer does not tell that an address is somebody else's: then nothing changes, and a mail to the present
     * address says that the wished one is not to be had.
     *
     * @throws Refused as {@link #ask(Caller, EmailAddress, Password, String)}, but never {@link Failure.EmailTaken}
     */
    public void askQuietly(Caller caller, EmailAddress wanted, Password password, String factor) {
        ask(caller, new Wish(wanted, password, factor, true));
    }

    private record Wish(EmailAddress wanted, Password password, String factor, boolean quiet) {}

    private Account ask(Caller caller, Wish wish) {
        AccountId self = self(caller);
        PasswordHash proven = checks.proven(self, wish.password(), caller, true)
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
        Optional<Account> asked = transactions.write(caller, begun -> {
            Account before = AccountSaving.locked(begun.writing(), self);
            require(PasswordChecks.isStill(begun.writing(), self, proven), new Failure.BadCredentials());
            Transactions.Work work = Keys.again(begun);
            SecondFactorChecks.requirePresented(work.writing(), before, wish.factor());
            // A throw would undo the count of a wrong one.
            boolean fits = factors.fitsOrCounts(work, before, wish.factor());
            return fits ? Optional.of(asked(work, before, wish)) : Optional.empty();
        });
        return asked.orElseThrow(() -> new Refused(new Failure.CodeRefused()));
    }

    private Account asked(Transactions.Work work, Account before, Wish wish) {
        requireMayAsk(work, before, wish.wanted());
        if (wish.quiet() && isOthers(work, before, wish.wanted())) {
            correspondence.tell(work, before, MailPurpose.EMAIL_CHANGE_REFUSED, wish.wanted());
            // Counted like any other wish.
            work.record(Act.EMAIL_CHANGE_ASKED, before, List.of());
            return before;
        }
        pendingEmails.claimed(work, before, Edit.set(wish.wanted()));
        Account after = before.withPendingEmail(wish.wanted(), work.now(), before.id());
        PendingEmails.endCodes(work, before);
        List<FieldChange> sent =
                List.of(codes.made(work, before, Purpose.EMAIL), correspondence.askToProve(work, after, wish.wanted()));
        return stored(work, before, after, Act.EMAIL_CHANGE_ASKED, sent);
    }

    private static boolean isOthers(Transactions.Work work, Account account, EmailAddress address) {
        return work.writing()
                .accounts()
                .findByClaimedAddress(address.key())
                .filter(owner -> !owner.id().equals(account.id()))
                .isPresent();
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
        PendingEmails.requireNew(account, wanted);
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

    /** Whose waiting address this mailed code proves; empty when it does not count. Asking uses nothing up. */
    public Optional<Account> whose(String mailed) {
        return transactions.read(reading -> proving(reading, SecretDigest.of(mailed)));
    }

    /**
     * The same with the code that went to the address by mail, whoever presents it.
     *
     * @throws Refused {@link Failure.CodeRefused} whatever is wrong with it; {@link Failure.ReadOnly}, {@link Failure.EmailTaken}
     */
    public Account confirmByMail(Caller anonymous, String presented) {
        SecretDigest digest = SecretDigest.of(presented);
        return transactions.write(anonymous, work -> {
            Account before = proving(work.writing(), digest)
                    .flatMap(found -> work.writing().accounts().lock(found.id()))
                    .filter(_ -> proving(work.writing(), digest).isPresent())
                    .orElseThrow(() -> new Refused(new Failure.CodeRefused()));
            return confirmed(work, before, Objects.requireNonNull(before.pendingEmail()));
        });
    }

    private Optional<Account> proving(Reading reading, SecretDigest digest) {
        return reading.mailCodes()
                .byDigest(digest)
                .filter(code ->
                        code.purpose() == MailCode.Purpose.EMAIL_CHANGE && !code.isExpiredAt(transactions.now()))
                .flatMap(code -> reading.accounts()
                        .find(code.account())
                        .filter(account -> code.recipient().equals(account.pendingEmail())))
                .filter(account -> account.isListed() && account.mayAct(transactions.now()));
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

    private Account confirmed(Transactions.Work work, Account before, EmailAddress address) {
        require(!before.isReadonly(), new Failure.ReadOnly());
        AccountWriter accounts = work.writing().accounts();
        // It may have been lost while the account was away.
        require(accounts.claim(address.key(), before.id(), work.now()), new Failure.EmailTaken());
        PendingEmails.releaseReplaced(work.writing(), before, address);
        PendingEmails.endCodes(work, before);
        boolean isAnonymous = work.caller().actor() instanceof Actor.Anonymous;
        AccountId by = isAnonymous ? before.id() : work.caller().account();
        Account after = before.withPendingConfirmed(address, work.now(), by);
        var proven = new FieldChange("verified email", null, address.value());
        Account stored = stored(work, before, after, Act.EMAIL_CONFIRMED, List.of(proven));
        correspondence.tell(work, before, MailPurpose.EMAIL_CHANGED, address);
        correspondence.tell(work, stored, MailPurpose.EMAIL_CHANGED, address);
        return stored;
    }

    private static Account dropped(Transactions.Work work, Account before) {
        EmailAddress pending = before.pendingEmail();
        if (pending == null) {
            return before;
        }
        PendingEmails.endCodes(work, before);
        PendingEmails.release(work, before, pending);
        Account after = before.withPendingEmail(null, work.now(), work.caller().account());
        return stored(work, before, after, Act.EMAIL_CHANGE_DROPPED, List.of());
    }

    private static Account stored(
            Transactions.Work work, Account before, Account after, Act act, List<FieldChange> more) {
        Account stored = AccountSaving.keep(work.writing(), before, after, work.now());
        List<FieldChange> fields = new ArrayList<>(Differences.between(before, stored));
        fields.addAll(more);
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
