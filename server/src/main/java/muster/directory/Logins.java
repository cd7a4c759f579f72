package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
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
import muster.model.PasswordHash;
import muster.model.Policy;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a password, and out. The slow hash runs outside every transaction; what it found counts only if, in the
 * transaction that follows, the password is still the one it looked at and the account is not locked out.
 */
public final class Logins {
    /** How often the password may be replaced while it is being checked. */
    private static final int MAXIMUM_LOOKS = 4;

    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final Policy policy;
    private final Turns turns = new Turns();

    public Logins(Transactions transactions, PasswordHasher hasher, Policy policy) {
        this.transactions = transactions;
        this.hasher = hasher;
        this.policy = policy;
    }

    private record Candidate(Account account, PasswordHash hash) {}

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
            return pretend(Password.ofText("-"), origin);
        }
        for (int look = 0; look < MAXIMUM_LOOKS; look++) {
            Optional<Candidate> found = candidate(name);
            if (found.isEmpty()) {
                return pretend(password, origin);
            }
            Optional<LoginOutcome> outcome = attempt(found.get(), password, wanted, origin);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new LoginOutcome.Rejected();
    }

    /** Empty when the password was replaced while it was being checked, so that the check says nothing. */
    private Optional<LoginOutcome> attempt(Candidate candidate, Password typed, NewKey wanted, Origin origin) {
        AccountId id = candidate.account().id();
        return turns.take(id, () -> triesLeft(id), () -> checked(candidate, typed, wanted, origin))
                .orElseGet(() -> Optional.of(pretend(typed, origin)));
    }

    private int triesLeft(AccountId id) {
        Activity activity = transactions.read(reading -> reading.accounts().activity(id));
        return policy.lockOut().triesLeft(activity, transactions.now());
    }

    private Optional<LoginOutcome> checked(Candidate candidate, Password typed, NewKey wanted, Origin origin) {
        boolean matches = hasher.matches(typed, candidate.hash());
        Optional<LoginOutcome> outcome =
                transactions.write(Caller.anonymous(origin), work -> settle(work, candidate, matches, wanted));
        if (outcome.orElse(null) instanceof LoginOutcome.SignedIn && hasher.isOutdated(candidate.hash())) {
            strengthen(candidate, typed, origin);
        }
        return outcome;
    }

    /** Takes the time that a wrong password takes, the durable write of the count included. */
    private LoginOutcome pretend(Password password, Origin origin) {
        hasher.pretendToMatch(password);
        return transactions.write(Caller.anonymous(origin), work -> {
            Decoys.write(work);
            return new LoginOutcome.Rejected();
        });
    }

    private static @Nullable Password parsed(String password) {
        try {
            return Password.ofText(password);
        } catch (Refused impossible) {
            return null;
        }
    }

    private Optional<Candidate> candidate(AccountName name) {
        return transactions.read(reading -> name.find(reading)
                .flatMap(account ->
                        reading.credentials().password(account.id()).map(hash -> new Candidate(account, hash))));
    }

    private Optional<LoginOutcome> settle(Transactions.Work work, Candidate candidate, boolean matches, NewKey wanted) {
        return verdict(work, candidate, matches, (account, activity) -> {
                    if (account.maySignIn(work.now(), activity)) {
                        return open(work, account, wanted);
                    }
                    boolean barred =
                            account.life().isActivated() && account.life().isBarredAt(work.now());
                    return barred ? new LoginOutcome.Barred() : new LoginOutcome.Rejected();
                })
                .map(outcome -> outcome.orElseGet(LoginOutcome.Rejected::new));
    }

    /** What follows from the right password. */
    private interface Next<T> {
        T of(Account account, Activity activity);
    }

    /**
     * What a comparison is worth by now. A wrong password is counted.
     *
     * @param next what a right one leads to
     * @return empty when the password was replaced meanwhile; an empty one inside for anything but a right one
     */
    private <T> Optional<Optional<T>> verdict(
            Transactions.Work work, Candidate candidate, boolean matches, Next<T> next) {
        Writing writing = work.writing();
        Account account = writing.accounts().lock(candidate.account().id()).orElse(null);
        if (account == null || !account.isListed()) {
            return Optional.of(Optional.empty());
        }
        boolean unchanged = writing.credentials()
                .password(account.id())
                .filter(candidate.hash()::equals)
                .isPresent();
        if (!unchanged) {
            return Optional.empty();
        }
        Activity activity = writing.accounts().activity(account.id());
        if (activity.isLockedOutAt(work.now())) {
            return Optional.of(Optional.empty());
        }
        if (!matches) {
            countFailure(work, account, activity);
            return Optional.of(Optional.empty());
        }
        return Optional.of(Optional.of(next.of(account, activity)));
    }

    private void countFailure(Transactions.Work work, Account account, Activity activity) {
        Policy.LockOut rule = policy.lockOut();
        int left = rule.triesLeft(activity, work.now()) - 1;
        @Nullable Instant until = left > 0 ? null : rule.endOf(work.now());
        work.writing().accounts().setFailures(account.id(), rule.failures() - left, until);
        if (left <= 0) {
            work.record(Act.LOCKED_OUT, account, List.of());
        }
    }

    private LoginOutcome open(Transactions.Work work, Account account, NewKey wanted) {
        Writing writing = work.writing();
        Instant now = work.now();
        Origin origin = work.caller().origin();
        KeySecret secret = KeySecret.presented(transactions.identifiers().secret(Keys.SECRET_LENGTH));
        KeyId id = new KeyId(transactions.identifiers().number());
        Key key = wanted.made(id, account.id(), now, account.id(), null, secret.tail());
        writing.keys().add(key, secret.digest());
        writing.accounts().stampSignIn(account.id(), now);
        Caller caller = Caller.person(account.id(), key.id(), account.rank(), account.rank(), origin);
        work.on(caller).record(Act.SIGNED_IN, account, List.of());
        if (key.purpose() != Key.Purpose.SESSION) {
            Keys.record(work.on(caller), Act.KEY_CREATED, key);
        }
        var entry = new AccountEntry(account, writing.accounts().activity(account.id()));
        return new LoginOutcome.SignedIn(entry, key, secret);
    }

    /**
     * The hash of the account's password, if this is the password. Counts a wrong one, and takes none while the account is locked
     * out; a right one leaves the count as it is, because it is no complete sign-in.
     */
    Optional<PasswordHash> proven(AccountId id, Password password, Origin origin) {
        for (int look = 0; look < MAXIMUM_LOOKS; look++) {
            Optional<Candidate> found = candidate(new AccountName.ById(id));
            if (found.isEmpty()) {
                pretend(password, origin);
                return Optional.empty();
            }
            Optional<Optional<PasswordHash>> verdict = turns.take(
                            id, () -> triesLeft(id), () -> compared(found.get(), password, origin))
                    .orElse(Optional.of(Optional.empty()));
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return Optional.empty();
    }

    private Optional<Optional<PasswordHash>> compared(Candidate candidate, Password password, Origin origin) {
        boolean matches = hasher.matches(password, candidate.hash());
        return transactions.write(
                Caller.anonymous(origin), work -> verdict(work, candidate, matches, (_, _) -> candidate.hash()));
    }

    /** A stronger hash of the same password, if it is still the same. */
    private void strengthen(Candidate candidate, Password password, Origin origin) {
        try {
            PasswordHash stronger = hasher.hash(password);
            transactions.write(Caller.anonymous(origin), work -> {
                work.writing().credentials().upgradePassword(candidate.account().id(), candidate.hash(), stronger);
                return stronger;
            });
        } catch (Refused | StoreUnavailable later) {
            // The person is signed in already; the next sign-in tries again.
            return;
        }
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
