package muster.directory;

import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.Origin;
import muster.model.Password;
import muster.model.PasswordHash;
import muster.model.Refused;

/**
 * Compares passwords. The slow hash runs outside every transaction; what it found counts only if, in the transaction that
 * follows, the password is still the one it looked at and the account is not locked out.
 */
final class PasswordChecks {
    /** How often the password may be replaced while it is being checked. */
    private static final int MAXIMUM_LOOKS = 4;

    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final WrongTries tries;
    private final Turns turns = new Turns();

    PasswordChecks(Transactions transactions, PasswordHasher hasher, WrongTries tries) {
        this.transactions = transactions;
        this.hasher = hasher;
        this.tries = tries;
    }

    private record Candidate(Account account, PasswordHash hash) {}

    /**
     * What a right password led to.
     *
     * @param hash of the password that was found right
     */
    record Passed<T>(AccountId account, PasswordHash hash, T result) {}

    /** What follows from the right password, in the transaction that found it to be still the one. */
    interface Next<T> {
        /** @return empty when it has to pass for a wrong one, which is counted */
        Optional<T> of(Transactions.Work work, Account account, Activity activity);
    }

    /**
     * Compares with the password of whoever is called so. A wrong one is counted, and none is taken while the account is locked out. An
     * unknown name takes as long as a wrong password.
     *
     * @return empty for anything but the right password
     */
    <T> Optional<Passed<T>> check(AccountName name, Password typed, Caller asking, Next<T> next) {
        for (int look = 0; look < MAXIMUM_LOOKS; look++) {
            Optional<Candidate> found = candidate(name);
            if (found.isEmpty()) {
                pretend(typed, asking.origin());
                return Optional.empty();
            }
            Optional<Optional<Passed<T>>> verdict = attempt(found.get(), typed, asking, next);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return Optional.empty();
    }

    /**
     * The hash of the account's password, if this is the password. A right one leaves the count as it is, because it is no complete
     * sign-in.
     *
     * @param owner the account's own session is ended by the wrong one that locks the account out
     * @param factorAsked whether the second factor is asked for, too, by whoever asks for this; if not, the password of somebody who
     *     has one passes for a wrong one
     */
    Optional<PasswordHash> proven(AccountId id, Password password, Caller owner, boolean factorAsked) {
        Optional<Passed<Boolean>> passed = check(
                new AccountName.ById(id),
                password,
                owner,
                (work, account, _) -> Optional.of(true)
                        .filter(_ -> factorAsked || !SecondFactorChecks.isOn(work.writing(), account.id())));
        return passed.map(Passed::hash);
    }

    private Optional<Candidate> candidate(AccountName name) {
        return transactions.read(reading -> name.find(reading)
                .flatMap(account ->
                        reading.credentials().password(account.id()).map(hash -> new Candidate(account, hash))));
    }

    /** Empty when the password was replaced while it was being checked, so that the check says nothing. */
    private <T> Optional<Optional<Passed<T>>> attempt(
            Candidate candidate, Password typed, Caller asking, Next<T> next) {
        AccountId id = candidate.account().id();
        return turns.take(
                        id,
                        () -> transactions.<Integer>read(reading -> tries.left(reading, id, transactions.now())),
                        () -> compared(candidate, typed, asking, next))
                .orElseGet(() -> {
                    pretend(typed, asking.origin());
                    return Optional.of(Optional.empty());
                });
    }

    private <T> Optional<Optional<Passed<T>>> compared(
            Candidate candidate, Password typed, Caller asking, Next<T> next) {
        boolean matches = hasher.matches(typed, candidate.hash());
        return transactions.write(asking, work -> verdict(work, candidate, matches, next));
    }

    /** Takes the time that a wrong password takes, the durable write of the count included. */
    void pretend(Password password, Origin origin) {
        hasher.pretendToMatch(password);
        transactions.write(Caller.anonymous(origin), work -> {
            Decoys.write(work);
            return false;
        });
    }

    /** What a comparison is worth by now. */
    private <T> Optional<Optional<Passed<T>>> verdict(
            Transactions.Work work, Candidate candidate, boolean matches, Next<T> next) {
        Writing writing = work.writing();
        Account account = writing.accounts().lock(candidate.account().id()).orElse(null);
        if (account == null || !account.isListed()) {
            return Optional.of(Optional.empty());
        }
        PasswordHash hash = candidate.hash();
        if (!isStill(writing, account.id(), hash)) {
            return Optional.empty();
        }
        Activity activity = writing.accounts().activity(account.id());
        if (activity.isLockedOutAt(work.now())) {
            return Optional.of(Optional.empty());
        }
        Optional<T> result = matches ? next.of(work, account, activity) : Optional.empty();
        if (result.isEmpty()) {
            tries.count(work, account);
        }
        return Optional.of(result.map(found -> new Passed<>(account.id(), hash, found)));
    }

    static boolean isStill(Reading reading, AccountId id, PasswordHash hash) {
        return reading.credentials().password(id).filter(hash::equals).isPresent();
    }

    /**
     * Makes a stronger hash of a password whose hash is an old one.
     *
     * @return the hash that the password has now
     */
    PasswordHash strengthened(Passed<?> passed, Password password, Origin origin) {
        PasswordHash old = passed.hash();
        if (!hasher.isOutdated(old)) {
            return old;
        }
        try {
            PasswordHash stronger = hasher.hash(password);
            return transactions.write(Caller.anonymous(origin), work -> {
                work.writing().credentials().upgradePassword(passed.account(), old, stronger);
                return isStill(work.writing(), passed.account(), stronger) ? stronger : old;
            });
        } catch (Refused | StoreUnavailable later) {
            // The password was right all the same; the next sign-in tries again.
            return old;
        }
    }
}
