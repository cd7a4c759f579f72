package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.MailCode;
import muster.model.MailPurpose;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Refused;
import muster.model.SecondFactorFailure;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;

/** Forgotten passwords, where there is mail: whoever reads it at the primary address sets another one. */
public final class Recoveries {
    private static final int SWEPT_AT_ONCE = 500;
    private static final int MAILS_AN_HOUR = 5;
    /** Whoever guesses at a second factor with somebody's mails has ten tries a day. */
    private static final int BURNT_A_DAY = 2;

    private final Transactions transactions;
    private final Secrets secrets;
    private final Passwords passwords;
    private final SecondFactorChecks factors;
    private final Correspondence correspondence;

    Recoveries(
            Transactions transactions,
            Secrets secrets,
            Passwords passwords,
            SecondFactorChecks factors,
            Correspondence correspondence) {
        this.transactions = transactions;
        this.secrets = secrets;
        this.passwords = passwords;
        this.factors = factors;
        this.correspondence = correspondence;
    }

    /**
     * Sends a code to whoever is called so. Whether there is such an account is told to nobody, and takes no other time. More than
     * five mails an hour go to nobody.
     */
    public void ask(Caller anonymous, AccountName name) {
        transactions.write(anonymous, work -> {
            Account account = Decoys.locked(work.writing(), name);
            boolean recent = tooManyLately(work, account);
            boolean may = account.isListed() && account.mayAct(work.now()) && !recent;
            FieldChange sent = may ? correspondence.letRecover(work, account, MailPurpose.RECOVERY) : null;
            if (sent == null) {
                correspondence.pretend(work);
            } else {
                work.record(Act.RECOVERY_ASKED_FOR, account, List.of(sent));
            }
            return true;
        });
    }

    /** Asks the ledger, where each mail of that kind stands, and each code that wrong second factors have burnt. */
    static boolean tooManyLately(Transactions.Work work, Account account) {
        Set<Act> mails = Set.of(Act.RECOVERY_ASKED_FOR, Act.LOCKED_OUT);
        return isReached(work, account, mails, Duration.ofHours(1), MAILS_AN_HOUR)
                || isReached(work, account, Set.of(Act.RECOVERY_BURNT), Duration.ofDays(1), BURNT_A_DAY);
    }

    private static boolean isReached(
            Transactions.Work work, Account account, Set<Act> acts, Duration within, int most) {
        LedgerQuery lately = LedgerQuery.EVERYTHING
                .withSubject(account.id())
                .withActs(acts)
                .between(work.now().minus(within), null);
        return work.writing().events().list(lately, null, most).size() == most;
    }

    /** Who sets another password with this code; empty when it does not count. Asking uses nothing up. */
    public Optional<Account> whose(String code) {
        return transactions.read(
                reading -> recovering(reading, SecretDigest.of(code)).flatMap(mailed -> owner(reading, mailed)));
    }

    /**
     * Sets another password, ends a lock-out and every session. Neither a refused password nor a missing or wrong second factor uses
     * the code up; but five wrong ones do, as nobody may go on guessing.
     *
     * @param factor a code of the second factor, or a recovery code; anything for somebody who has none; null when none came
     * @throws Refused {@link Failure.CodeRefused} for the mailed code, {@link SecondFactorFailure.SecondFactorMissing}, {@link
     *     SecondFactorFailure.SecondFactorWrong}, {@link Failure.PasswordRefused}, {@link Failure.Busy}
     */
    public void redeem(Caller anonymous, String code, Password next, @Nullable String factor) {
        SecretDigest digest = SecretDigest.of(code);
        Account found = whose(code).orElseThrow(() -> new Refused(new Failure.CodeRefused()));
        secrets.rules().check(next, Passwords.words(found));
        boolean asked = transactions.<Boolean>read(reading -> SecondFactorChecks.isOn(reading, found.id()));
        require(!asked || factor != null, new SecondFactorFailure.SecondFactorMissing());
        PasswordHash hash = secrets.hasher().hash(next);
        // A throw would undo the count of a wrong factor.
        Optional<Failure> refused = transactions.write(anonymous, work -> {
            work.writing().accounts().lock(found.id());
            MailCode mailed = recovering(work.writing(), digest).orElse(null);
            Account account =
                    mailed == null ? null : owner(work.writing(), mailed).orElse(null);
            if (mailed == null || account == null) {
                return Optional.of(new Failure.CodeRefused());
            }
            if (!factors.fits(work, account, factor == null ? "" : factor)) {
                missed(work, account, mailed);
                return Optional.of(new SecondFactorFailure.SecondFactorWrong());
            }
            secrets.rules().check(next, Passwords.words(account));
            passwords.recovered(work, account, hash);
            return Optional.empty();
        });
        refused.ifPresent(failure -> {
            throw new Refused(failure);
        });
    }

    private static void missed(Transactions.Work work, Account account, MailCode code) {
        if (code.tries() + 1 >= Codes.TRIES) {
            work.writing().mailCodes().remove(code.account(), code.purpose());
            work.record(Act.RECOVERY_BURNT, account, List.of());
        } else {
            work.writing().mailCodes().miss(code);
        }
    }

    private Optional<MailCode> recovering(Reading reading, SecretDigest digest) {
        return reading.mailCodes()
                .byDigest(digest)
                .filter(code -> code.purpose() == MailCode.Purpose.RECOVERY && !code.isExpiredAt(transactions.now()));
    }

    private Optional<Account> owner(Reading reading, MailCode code) {
        return reading.accounts()
                .find(code.account())
                .filter(account -> account.isListed()
                        && account.mayAct(transactions.now())
                        && Correspondence.trusted(account)
                                .filter(code.recipient()::equals)
                                .isPresent());
    }

    /** Forgets what nobody can use any more. */
    public void sweep() {
        Correspondence.sweep(transactions, SWEPT_AT_ONCE);
    }
}
