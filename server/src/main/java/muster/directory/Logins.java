package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.Act;
import muster.model.Activity;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a password, and out. A door that can ask for a second factor uses {@link #begin} and {@link #finish}; at
 * {@link #signIn} the password of somebody who has one passes for a wrong one, and an application password takes its place.
 */
public final class Logins {
    private final Transactions transactions;
    private final PasswordChecks passwords;
    private final SecondFactorChecks factors;
    private final ApplicationPasswords applicationPasswords;
    private final Challenges challenges;

    Logins(
            Transactions transactions,
            PasswordChecks passwords,
            SecondFactorChecks factors,
            ApplicationPasswords applicationPasswords,
            Vault vault) {
        this.transactions = transactions;
        this.passwords = passwords;
        this.factors = factors;
        this.applicationPasswords = applicationPasswords;
        this.challenges = new Challenges(vault);
    }

    /**
     * Signs in by username. An unknown name takes as long as a wrong password.
     *
     * @param lifetime how long the session lasts
     */
    public LoginOutcome signIn(String username, String password, Duration lifetime, Origin origin) {
        Instant end = transactions.now().plus(lifetime);
        return signIn(username, password, NewKey.session(origin.door(), end), origin);
    }

    /**
     * Signs in by username, on platforms where that gives another key than a session.
     *
     * @param wanted the key that whoever signs in gets
     */
    public LoginOutcome signIn(String username, String password, NewKey wanted, Origin origin) {
        return signIn(new AccountName.ByUsername(username), parsed(password), wanted, origin);
    }

    /**
     * Signs in by whatever name a platform asks for.
     *
     * @param password null when what was presented can be nobody's password
     * @param wanted the key that whoever signs in gets
     */
    public LoginOutcome signIn(AccountName name, @Nullable Password password, NewKey wanted, Origin origin) {
        if (password == null) {
            return pretended(origin);
        }
        Optional<Key> standIn = applicationPasswords.find(name, password, wanted, origin);
        if (standIn.isPresent()) {
            return transactions.write(Caller.anonymous(origin), work -> openedWith(work, standIn.get(), wanted));
        }
        var passed = passwords.check(name, password, Caller.anonymous(origin), (work, account, activity) -> {
            // Nobody may learn at a door without the second step that a password is right.
            boolean alone = !SecondFactorChecks.isOn(work.writing(), account.id());
            return alone ? Optional.of(settled(work, account, activity, wanted)) : Optional.empty();
        });
        return passed.map(right -> strengthened(right, password, origin)).orElseGet(LoginOutcome.Rejected::new);
    }

    private LoginOutcome strengthened(PasswordChecks.Passed<LoginOutcome> right, Password password, Origin origin) {
        if (right.result() instanceof LoginOutcome.SignedIn) {
            passwords.strengthened(right, password, origin);
        }
        return right.result();
    }

    /**
     * The first step where a second one can follow: name and password.
     *
     * @param password null when what was presented can be nobody's password
     * @param wanted the key that whoever signs in gets, when nothing more is asked
     */
    public FirstStep begin(AccountName name, @Nullable Password password, NewKey wanted, Origin origin) {
        if (password == null) {
            return new FirstStep.Ended(pretended(origin));
        }
        // Empty for somebody of whom a code is asked.
        Optional<PasswordChecks.Passed<Optional<LoginOutcome>>> passed =
                passwords.check(name, password, Caller.anonymous(origin), (work, account, activity) -> {
                    boolean asked = account.maySignIn(work.now(), activity)
                            && SecondFactorChecks.isOn(work.writing(), account.id());
                    return Optional.of(
                            asked ? Optional.empty() : Optional.of(settled(work, account, activity, wanted)));
                });
        if (passed.isEmpty()) {
            return new FirstStep.Ended(new LoginOutcome.Rejected());
        }
        var right = passed.get();
        var hash = passwords.strengthened(right, password, origin);
        return right.result()
                .<FirstStep>map(FirstStep.Ended::new)
                .orElseGet(() -> new FirstStep.NeedsSecondFactor(
                        challenges.sealed(right.account(), hash, origin.door(), transactions.now())));
    }

    /**
     * The second step: a code of the app, or a recovery code. A wrong one counts as a wrong password does.
     *
     * @param challenge what the first step gave
     * @param wanted the key that whoever signs in gets
     */
    public LoginOutcome finish(String challenge, String code, NewKey wanted, Origin origin) {
        return challenges
                .open(challenge, origin.door(), transactions.now())
                .map(opened -> transactions.<LoginOutcome>write(
                        Caller.anonymous(origin), work -> answered(work, opened, code, wanted)))
                .orElseGet(LoginOutcome.Rejected::new);
    }

    /** Whether a challenge may still be answered; if not, it takes name and password again. */
    public boolean isOpen(String challenge, Origin origin) {
        return challenges.open(challenge, origin.door(), transactions.now()).isPresent();
    }

    private LoginOutcome answered(Transactions.Work work, Challenges.Challenge challenge, String code, NewKey wanted) {
        Writing writing = work.writing();
        Account account = writing.accounts()
                .lock(challenge.account())
                .filter(Account::isListed)
                .orElse(null);
        if (account == null || !isAsBefore(writing, account, challenge) || !factors.fitsOrCounts(work, account, code)) {
            return new LoginOutcome.Rejected();
        }
        return settled(work, account, writing.accounts().activity(account.id()), wanted);
    }

    private boolean isAsBefore(Reading reading, Account account, Challenges.Challenge challenge) {
        return SecondFactorChecks.isOn(reading, account.id())
                && reading.credentials()
                        .password(account.id())
                        .filter(hash -> challenges.isOf(challenge, hash))
                        .isPresent();
    }

    private LoginOutcome pretended(Origin origin) {
        passwords.pretend(Password.ofText("-"), origin);
        return new LoginOutcome.Rejected();
    }

    private static @Nullable Password parsed(String password) {
        try {
            return Password.ofText(password);
        } catch (Refused impossible) {
            return null;
        }
    }

    private LoginOutcome settled(Transactions.Work work, Account account, Activity activity, NewKey wanted) {
        return account.maySignIn(work.now(), activity) ? opened(work, account, wanted, null) : refused(work, account);
    }

    private static LoginOutcome refused(Transactions.Work work, Account account) {
        boolean barred = account.life().isActivated() && account.life().isBarredAt(work.now());
        return barred ? new LoginOutcome.Barred() : new LoginOutcome.Rejected();
    }

    /**
     * Signs a program in. As with keys, a lock-out does not keep it out; and what others guessed meanwhile is neither forgotten nor
     * forgiven because of it.
     */
    private LoginOutcome openedWith(Transactions.Work work, Key found, NewKey wanted) {
        Writing writing = work.writing();
        Account account = writing.accounts()
                .lock(found.account())
                .filter(Account::isListed)
                .orElse(null);
        Key key = writing.keys().find(found.id()).orElse(null);
        if (account == null || key == null) {
            return new LoginOutcome.Rejected();
        }
        if (!account.mayAct(work.now())) {
            return refused(work, account);
        }
        Activity before = writing.accounts().activity(account.id());
        LoginOutcome outcome = opened(work, account, wanted, key);
        writing.accounts().setFailures(account.id(), before.failures(), before.lockedUntil());
        Origin origin = work.caller().origin();
        writing.keys().stampUse(key.id(), work.now(), origin.address(), origin.client());
        return outcome;
    }

    /** @param standIn the application password with which it is opened, and whose limits it has; null for none */
    private LoginOutcome opened(Transactions.Work work, Account account, NewKey wanted, @Nullable Key standIn) {
        Writing writing = work.writing();
        Instant now = work.now();
        Origin origin = work.caller().origin();
        KeySecret secret = KeySecret.presented(transactions.identifiers().secret(Keys.SECRET_LENGTH));
        KeyId id = new KeyId(transactions.identifiers().number());
        KeyId parent = standIn == null ? null : standIn.id();
        Key asked = wanted.made(id, account.id(), now, account.id(), parent, secret.tail());
        Key key = standIn == null ? asked : asked.within(standIn);
        writing.keys().add(key, secret.digest());
        writing.accounts().stampSignIn(account.id(), now);
        writing.accounts().stampActivity(account.id(), now);
        if (origin.interactive()) {
            writing.accounts().stampInterface(account.id(), now);
        }
        Caller caller = Caller.person(account.id(), key.id(), account.rank(), account.rank(), origin);
        work.on(caller).record(Act.SIGNED_IN, account, List.of());
        if (key.purpose() != Key.Purpose.SESSION) {
            Keys.record(work.on(caller), Act.KEY_CREATED, key);
        }
        var entry = new AccountEntry(account, writing.accounts().activity(account.id()));
        return new LoginOutcome.SignedIn(entry, key, secret);
    }

    /** Ends the session that the caller uses; does nothing for a key that is no session. */
    public void signOut(Caller caller) {
        if (!(caller.actor() instanceof Actor.Person person)) {
            return;
        }
        transactions.write(caller, work -> {
            Optional<Key> session =
                    work.writing().keys().find(person.key()).filter(key -> key.purpose() == Key.Purpose.SESSION);
            if (session.isPresent() && work.writing().keys().end(person.key(), work.now(), "signed out")) {
                var target = new Event.Target("account", person.account().toString(), null);
                work.record(Act.SIGNED_OUT, target, person.account(), List.of());
            }
            return session;
        });
    }
}
