package muster.directory;

import static muster.directory.Authority.require;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Email;
import muster.model.Failure;
import muster.model.Key;
import muster.model.MailPurpose;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.SecondFactor;
import muster.model.SecondFactorFailure;
import org.jspecify.annotations.Nullable;

/** The second factor: an app that makes codes, and recovery codes for when the app is lost. People mind their own. */
public final class SecondFactors {
    static final int RECOVERY_CODES = 10;
    /** For how long somebody may take to set up the app. */
    private static final Duration BEGUN_STAYS = Duration.ofHours(1);

    private static final String ISSUER = "Muster";
    /** Percent signs make twelve characters of one, and some apps read no more than about a thousand. */
    private static final int LONGEST_NAME = 64;

    private final Transactions transactions;
    private final PasswordChecks passwords;
    private final SecondFactorChecks checks;
    private final OneTimeCodes codes;
    private final Correspondence correspondence;

    SecondFactors(
            Transactions transactions,
            PasswordChecks passwords,
            SecondFactorChecks checks,
            OneTimeCodes codes,
            Correspondence correspondence) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.checks = checks;
        this.codes = codes;
        this.correspondence = correspondence;
    }

    /**
     * How it stands with an account's second factor.
     *
     * @param since when it was turned on; null while it is not
     */
    public record Status(boolean on, @Nullable Instant since, int recoveryCodesLeft) {}

    /**
     * What goes into the app.
     *
     * @param secret in Base32, for typing
     * @param uri the same as a link, for a picture that the app reads
     */
    public record Enrolment(String secret, String uri) {
        @Override
        public String toString() {
            return "Enrolment[hidden]";
        }
    }

    /** @throws Refused {@link Failure.MayNotView}, {@link Failure.NoSuchAccount} */
    public Status status(Caller caller, AccountId id) {
        require(Permissions.maySeePrivateFields(caller, id), new Failure.MayNotView("account"));
        return transactions.read(reading -> {
            boolean there =
                    reading.accounts().find(id).filter(Account::isListed).isPresent();
            require(there, new Failure.NoSuchAccount());
            CredentialReader credentials = reading.credentials();
            return credentials
                    .secondFactor(id)
                    .filter(SecondFactor::on)
                    .map(factor -> new Status(true, factor.since(), credentials.recoveryCodes(id)))
                    .orElseGet(() -> new Status(false, null, 0));
        });
    }

    /**
     * Makes a secret for the caller's app. Nothing is asked for until {@link #confirm}; beginning again makes another secret.
     *
     * @param current so that nobody who finds a browser open can lock its owner out
     * @throws Refused {@link Failure.NotPermitted} to callers who signed in with a key of a program, {@link
     *     SecondFactorFailure.SecondFactorOn}, {@link Failure.BadCredentials} for a wrong password, which is counted
     */
    public Enrolment begin(Caller caller, Password current) {
        AccountId self = self(caller);
        require(!isOn(self), new SecondFactorFailure.SecondFactorOn());
        PasswordHash proven = proven(self, current, caller);
        String secret = codes.newSecret();
        return transactions.write(caller, work -> {
            Account account = lockedAsProven(work, self, proven);
            require(!SecondFactorChecks.isOn(work.writing(), self), new SecondFactorFailure.SecondFactorOn());
            var begun = new SecondFactor(checks.sealed(self, secret), false, work.now(), null);
            work.writing().credentials().setSecondFactor(self, begun);
            work.record(Act.SECOND_FACTOR_BEGUN, account, List.of());
            return new Enrolment(secret, uri(account, secret));
        });
    }

    private static String uri(Account account, String secret) {
        String label = escaped(ISSUER) + ":" + escaped(shortened(name(account)));
        return "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + escaped(ISSUER)
                + "&algorithm=SHA1&digits=" + OneTimeCodes.DIGITS + "&period=" + OneTimeCodes.STEP.toSeconds();
    }

    private static String name(Account account) {
        Email primary = account.primaryEmail();
        if (primary != null) {
            return primary.address().value();
        }
        return account.username() == null
                ? account.id().toString()
                : account.username().value();
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return name.substring(0, name.offsetByCodePoints(0, Math.min(length, LONGEST_NAME)));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Turns it on, once a code shows that the app has the secret. From now on every door asks for it or refuses the password; sessions
     * and keys go on.
     *
     * @return recovery codes, which nobody can read again
     * @throws Refused {@link Failure.CodeRefused} for a wrong code, which is not counted; {@link SecondFactorFailure.SecondFactorOff} when nothing was
     *     begun within the last hour; {@link SecondFactorFailure.SecondFactorOn}
     */
    public List<String> confirm(Caller caller, String code) {
        AccountId self = self(caller);
        return transactions.write(caller, work -> {
            Account account = AccountSaving.locked(work.writing(), self);
            Instant now = work.now();
            CredentialWriter credentials = work.writing().credentials();
            SecondFactor begun = credentials
                    .secondFactor(self)
                    .filter(factor ->
                            factor.on() || factor.since().plus(BEGUN_STAYS).isAfter(now))
                    .orElseThrow(() -> new Refused(new SecondFactorFailure.SecondFactorOff()));
            require(!begun.on(), new SecondFactorFailure.SecondFactorOn());
            Instant step =
                    checks.step(self, begun, code, now).orElseThrow(() -> new Refused(new Failure.CodeRefused()));
            credentials.setSecondFactor(self, begun.turnedOn(now, step));
            work.record(Act.SECOND_FACTOR_TURNED_ON, account, List.of());
            correspondence.tell(work, account, MailPurpose.SECOND_FACTOR_ON);
            return freshCodes(work, self);
        });
    }

    private List<String> freshCodes(Transactions.Work work, AccountId id) {
        List<String> fresh = IntStream.range(0, RECOVERY_CODES)
                .mapToObj(_ -> work.identifiers().secret(SecondFactorChecks.RECOVERY_CODE_LENGTH))
                .map(code -> code.substring(0, code.length() / 2) + "-" + code.substring(code.length() / 2))
                .toList();
        List<String> hashes =
                fresh.stream().map(code -> checks.hashed(id, code)).toList();
        work.writing().credentials().setRecoveryCodes(id, hashes, work.now());
        return fresh;
    }

    /**
     * Makes other recovery codes; the old ones are void.
     *
     * @param code of the app, or one of the old ones
     * @throws Refused as {@link #turnOff}
     */
    public List<String> renewRecoveryCodes(Caller caller, Password current, String code) {
        return withFactor(caller, current, code, (work, account) -> {
            work.record(Act.RECOVERY_CODES_RENEWED, account, List.of());
            return freshCodes(work, account.id());
        });
    }

    /**
     * Turns the caller's own off; application passwords end with it.
     *
     * @param code of the app, or a recovery code
     * @throws Refused {@link SecondFactorFailure.SecondFactorOff}, {@link Failure.BadCredentials} for a wrong password, {@link Failure.CodeRefused} for
     *     a wrong code; both are counted
     */
    public void turnOff(Caller caller, Password current, String code) {
        withFactor(caller, current, code, (work, account) -> {
            remove(work, account, Act.SECOND_FACTOR_TURNED_OFF);
            return true;
        });
    }

    /** What somebody does with the own second factor who has just proven to have it. */
    private interface Deed<T> {
        T done(Transactions.Work work, Account account);
    }

    private <T> T withFactor(Caller caller, Password current, String code, Deed<T> deed) {
        AccountId self = self(caller);
        require(isOn(self), new SecondFactorFailure.SecondFactorOff());
        PasswordHash proven = proven(self, current, caller);
        Optional<T> done = transactions.write(caller, work -> {
            Account account = lockedAsProven(work, self, proven);
            require(SecondFactorChecks.isOn(work.writing(), self), new SecondFactorFailure.SecondFactorOff());
            SecondFactorChecks.requirePresented(work.writing(), account, code);
            // A throw would undo the count of a wrong one.
            return checks.fitsOrCounts(work, account, code) ? Optional.of(deed.done(work, account)) : Optional.empty();
        });
        return done.orElseThrow(() -> new Refused(new Failure.CodeRefused()));
    }

    /**
     * Turns off somebody else's, who lost app and recovery codes, and ends all sessions and application passwords: whoever has the
     * phone may have more. The password stays.
     *
     * @throws Refused {@link Failure.NotPermitted} unless the caller stands above the account or is an administrator, and uses no
     *     key of a program; {@link Failure.NoSuchAccount}, {@link SecondFactorFailure.SecondFactorOff}
     */
    public void reset(Caller caller, AccountId id) {
        transactions.write(caller, begun -> {
            AccountSaving.requireMayTry(begun.caller(), id, new Failure.NotPermitted());
            Transactions.Work work = begun.guarded();
            Account account = AccountSaving.locked(work.writing(), id);
            boolean permitted = Permissions.mayResetSecondFactor(work.caller(), account)
                    && Codes.handlesCredentials(work.writing(), work.caller());
            require(permitted, new Failure.NotPermitted());
            require(SecondFactorChecks.isOn(work.writing(), id), new SecondFactorFailure.SecondFactorOff());
            remove(work, account, Act.SECOND_FACTOR_RESET);
            work.writing().keys().endAll(id, Key.Purpose.SESSION, work.now(), "second factor reset");
            return account;
        });
    }

    private void remove(Transactions.Work work, Account account, Act act) {
        work.writing().credentials().removeSecondFactor(account.id());
        work.record(act, account, List.of());
        ApplicationPasswords.endAll(work, account.id(), "second factor off");
        correspondence.tell(work, account, MailPurpose.SECOND_FACTOR_OFF);
    }

    private boolean isOn(AccountId id) {
        return transactions.<Boolean>read(reading -> SecondFactorChecks.isOn(reading, id));
    }

    private PasswordHash proven(AccountId self, Password current, Caller caller) {
        return passwords
                .proven(self, current, caller, true)
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
    }

    private static Account lockedAsProven(Transactions.Work work, AccountId self, PasswordHash proven) {
        Account account = AccountSaving.locked(work.writing(), self);
        require(PasswordChecks.isStill(work.writing(), self, proven), new Failure.BadCredentials());
        return account;
    }

    /** The caller's account, if the key in use may act on what its owner signs in with. */
    private AccountId self(Caller caller) {
        AccountId self = caller.account();
        boolean permitted =
                self != null && transactions.<Boolean>read(reading -> Codes.handlesCredentials(reading, caller));
        if (self == null || !permitted) {
            throw new Refused(new Failure.NotPermitted());
        }
        return self;
    }
}
