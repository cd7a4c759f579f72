package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Event.FieldChange;
import muster.model.Refused;
import muster.model.SecondFactor;
import muster.model.SecondFactorFailure;
import org.jspecify.annotations.Nullable;

/**
 * Takes what somebody presents beside the password: a code of the app, each once, or a recovery code. All in the transaction of
 * whatever it is presented for, behind the account's lock, so that of two who present the same one wins.
 */
final class SecondFactorChecks {
    static final int RECOVERY_CODE_LENGTH = 10;

    /** What people and programs put between the digits so that they are read more easily. */
    private static final Pattern GAPS = Pattern.compile("[\\s-]");

    private static final Pattern OF_AN_APP = Pattern.compile("[0-9]{" + OneTimeCodes.DIGITS + "}");
    private static final Pattern RECOVERY_CODE = Pattern.compile("[0-9a-z]{" + RECOVERY_CODE_LENGTH + "}");
    private static final int LONGEST = 64;

    private final OneTimeCodes codes;
    private final Vault vault;
    private final WrongTries tries;

    SecondFactorChecks(Secrets secrets, WrongTries tries) {
        this.codes = secrets.oneTimeCodes();
        this.vault = secrets.vault();
        this.tries = tries;
    }

    static boolean isOn(Reading reading, AccountId id) {
        return reading.credentials().secondFactor(id).filter(SecondFactor::on).isPresent();
    }

    /**
     * Nobody is taken for guessing who brought no code at all.
     *
     * @throws Refused {@link SecondFactorFailure.SecondFactorMissing}; nothing is counted
     */
    static void requirePresented(Reading reading, Account account, @Nullable String presented) {
        boolean missing = presented != null && presented.isBlank() && isOn(reading, account.id());
        require(!missing, new SecondFactorFailure.SecondFactorMissing());
    }

    /** Whether an account has no second factor, or this is a code of it, which is then used up. A wrong one is not counted. */
    boolean fits(Transactions.Work work, Account account, String presented) {
        Optional<SecondFactor> factor =
                work.writing().credentials().secondFactor(account.id()).filter(SecondFactor::on);
        if (factor.isEmpty()) {
            return true;
        }
        String plain = plain(presented);
        if (RECOVERY_CODE.matcher(plain).matches()) {
            return takeRecoveryCode(work, account, plain);
        }
        Optional<Instant> step = step(account.id(), factor.get(), plain, work.now());
        step.ifPresent(used -> work.writing()
                .credentials()
                .setSecondFactor(account.id(), factor.get().used(used)));
        return step.isPresent();
    }

    /**
     * The same, with every wrong one counted as a wrong password is, and none taken while the account is locked out. Nothing may be
     * thrown because of a false answer inside the transaction, which would undo the count.
     */
    boolean fitsOrCounts(Transactions.Work work, Account account, String presented) {
        if (tries.left(work.writing(), account.id(), work.now()) <= 0) {
            return false;
        }
        boolean fits = fits(work, account, presented);
        if (!fits) {
            tries.count(work, account);
        }
        return fits;
    }

    private boolean takeRecoveryCode(Transactions.Work work, Account account, String plain) {
        CredentialWriter credentials = work.writing().credentials();
        int before = credentials.recoveryCodes(account.id());
        boolean used = credentials.useRecoveryCode(account.id(), hashed(account.id(), plain));
        if (used) {
            var left = new FieldChange("recoveryCodes", Integer.toString(before), Integer.toString(before - 1));
            work.record(Act.RECOVERY_CODE_USED, account, List.of(left));
        }
        return used;
    }

    /** The step whose code this is; empty also when the secret was sealed with another data key. */
    Optional<Instant> step(AccountId id, SecondFactor factor, String presented, Instant now) {
        String plain = plain(presented);
        return vault.open(context(id), factor.sealed())
                .filter(_ -> OF_AN_APP.matcher(plain).matches())
                .flatMap(secret -> codes.stepOf(secret, plain, now, factor.usedStep()));
    }

    private static String plain(String presented) {
        return presented.length() > LONGEST
                ? ""
                : GAPS.matcher(presented).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** What is kept of a recovery code, which is too short for a hash that anybody could compute. */
    String hashed(AccountId id, String recoveryCode) {
        return vault.keyedHash("recovery code of " + id, plain(recoveryCode));
    }

    String sealed(AccountId id, String secret) {
        return vault.seal(context(id), secret);
    }

    private static String context(AccountId id) {
        return "second factor of " + id;
    }
}
