package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Password;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.SecondFactorFailure;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;

/**
 * What programs of people with a second factor sign in with at a door that cannot ask for it. Each opens sessions at one door and
 * nothing by itself, and ends with the second factor.
 */
public final class ApplicationPasswords {
    private final Transactions transactions;
    private final Keys keys;

    ApplicationPasswords(Transactions transactions, Keys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    /**
     * Makes one for the caller, whose secret is told this once.
     *
     * @param door where it counts
     * @throws Refused {@link Failure.NotPermitted} to callers who signed in with a key of a program, {@link SecondFactorFailure.SecondFactorOff}
     *     while the password alone is enough, {@link Failure.ExpiryInThePast}, {@link Failure.Malformed}
     */
    public Keys.MadeKey create(Caller caller, String label, String door, @Nullable Instant expiresAt) {
        AccountId self = caller.account();
        if (self == null) {
            throw new Refused(new Failure.NotPermitted());
        }
        NewKey wanted = NewKey.applicationPassword(label, door, expiresAt);
        KeySecret secret = keys.newSecret();
        return transactions.write(caller, begun -> {
            AccountSaving.locked(begun.writing(), self);
            Transactions.Work work = Keys.again(begun);
            require(Codes.handlesCredentials(work.writing(), work.caller()), new Failure.NotPermitted());
            require(SecondFactorChecks.isOn(work.writing(), self), new SecondFactorFailure.SecondFactorOff());
            require(
                    wanted.expiresAt() == null || wanted.expiresAt().isAfter(work.now()),
                    new Failure.ExpiryInThePast());
            KeyId id = new KeyId(work.identifiers().number());
            Key key = wanted.made(id, self, work.now(), self, null, secret.tail());
            work.writing().keys().add(key, digest(secret.digest().value()));
            record(work, Act.APPLICATION_PASSWORD_CREATED, key);
            return new Keys.MadeKey(key, secret);
        });
    }

    private static SecretDigest digest(String digestOfSecret) {
        return SecretDigest.ofDigest(digestOfSecret);
    }

    /** Those of the owner, oldest first. @throws Refused {@link Failure.MayNotView} */
    public List<Key> list(Caller caller, AccountId owner) {
        require(Permissions.maySeeKeys(caller, owner), new Failure.MayNotView("key"));
        return transactions.read(reading -> of(reading, owner, transactions.now()));
    }

    private static List<Key> of(Reading reading, AccountId owner, Instant now) {
        return reading.keys().ofAccount(owner, Key.Purpose.APPLICATION_PASSWORD, now);
    }

    /**
     * Ends one for good, with the sessions that were opened with it.
     *
     * @throws Refused {@link Failure.MayNotRemove}, {@link Failure.NoSuchKey} also for one of somebody else
     */
    public void end(Caller caller, AccountId owner, KeyId id) {
        transactions.write(caller, begun -> {
            Transactions.Work work = begun.guarded();
            Account account = work.writing().accounts().find(owner).orElse(null);
            if (account == null || !Permissions.mayManageCredentials(work.caller(), account)) {
                throw new Refused(new Failure.MayNotRemove("key"));
            }
            Key key = work.writing()
                    .keys()
                    .find(id)
                    .filter(found -> found.account().equals(owner))
                    .filter(found -> found.purpose() == Key.Purpose.APPLICATION_PASSWORD)
                    .orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
            require(Permissions.mayEndKey(work.caller(), account, key), new Failure.MayNotRemove("key"));
            end(work, key, "ended by request");
            return key;
        });
    }

    private static void end(Transactions.Work work, Key key, String reason) {
        work.writing().keys().endSessionsOf(key, work.now(), reason);
        work.writing().keys().end(key.id(), work.now(), reason);
        record(work, Act.APPLICATION_PASSWORD_ENDED, key);
    }

    /** Ends all of an account, with the sessions that were opened with them. */
    static void endAll(Transactions.Work work, AccountId owner, String reason) {
        of(work.writing(), owner, work.now()).forEach(key -> end(work, key, reason));
    }

    /**
     * The application password that somebody presents, if it is one of whoever is called so and good for what is asked.
     *
     * @param wanted what signing in shall give; nothing but a session
     */
    Optional<Key> find(AccountName name, Password presented, NewKey wanted, Origin origin) {
        if (wanted.purpose() != Key.Purpose.SESSION) {
            return Optional.empty();
        }
        return transactions.read(reading -> reading.keys()
                .find(digest(presented.digest()))
                .filter(key -> key.purpose() == Key.Purpose.APPLICATION_PASSWORD)
                .filter(key -> key.opens(origin.door()) && !key.isExpiredAt(transactions.now()))
                .filter(key -> name.find(reading)
                        .filter(account -> account.id().equals(key.account()))
                        .isPresent()));
    }

    private static void record(Transactions.Work work, Act act, Key key) {
        var target = new Event.Target("application password", key.id().toString(), key.label());
        work.record(act, target, key.account(), List.of());
    }
}
