package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/**
 * Keys on platforms where administrators make some for others, and where a key is changed after it was made. What they stand
 * for, and how they end, is {@link Keys}'.
 */
public final class Tokens {
    private final Transactions transactions;
    private final Keys keys;

    public Tokens(Transactions transactions, Keys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    /**
     * Makes a key for the caller or, by an administrator, for somebody else, also for an account that was never activated. A time
     * of expiry that has passed makes a key that never opens anything.
     *
     * @throws Refused {@link Failure.NotPermitted}, {@link Failure.NoSuchAccount}
     */
    public Keys.MadeKey issue(Caller caller, AccountId owner, NewKey wanted) {
        KeySecret secret = keys.newSecret();
        return transactions.write(caller, work -> {
            AccountWriter accounts = work.writing().accounts();
            if (owner.equals(WellKnown.SYSTEM)) {
                // Keys of the directory end with the administrator who made them: neither overlooks the other.
                accounts.guardAdministrators();
            }
            Account account = accounts.lock(owner)
                    .filter(found -> found.isListed() || found.id().equals(WellKnown.SYSTEM))
                    .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
            Transactions.Work again = Keys.again(work);
            require(Permissions.mayIssueKey(again.caller(), account), new Failure.NotPermitted());
            return keys.issued(again, account, wanted, secret);
        });
    }

    /** The owner's keys, oldest first; nobody else's are told of. */
    public List<Key> own(Caller caller) {
        AccountId self = self(caller);
        return transactions.read(reading -> reading.keys().ofAccount(self, Key.Purpose.API_KEY, transactions.now()));
    }

    /** @throws Refused {@link Failure.NoSuchKey} also for a key of somebody else, unless the directory itself asks */
    public Key get(Caller caller, KeyId id) {
        return transactions.read(reading -> found(reading, caller, id));
    }

    /** The caller's key with this secret. */
    public Optional<Key> withSecret(Caller caller, KeySecret secret) {
        return transactions
                .store()
                .holderOf(secret.digest())
                .map(KeyHolder::key)
                .filter(key -> caller.is(key.account()) && key.purpose() == Key.Purpose.API_KEY);
    }

    /**
     * Changes for what and how long a key is good. With a key that is itself limited nobody makes one that is good for more, nor
     * for longer than it was if it is good for more already.
     *
     * @param scopes nothing that the key in use does not have
     * @param expiresAt no later than that of the key in use
     * @throws Refused {@link Failure.KeyTooNarrow} also when the key in use is capped lower than the one to be changed
     */
    public Key change(Caller caller, KeyId id, Edit<List<String>> scopes, Edit<Instant> expiresAt) {
        return transactions.write(caller, begun -> {
            Transactions.Work work = begun.guarded();
            Writing writing = work.writing();
            Instant now = work.now();
            Key before = found(writing, work.caller(), id);
            Key in = keyInUse(writing, work.caller());
            require(Permissions.mayChangeKey(work.caller(), in, before), new Failure.KeyTooNarrow());
            List<String> wanted = scopes.orKeepValue(before.scopes());
            require(wanted.equals(before.scopes()) || in.allowsScopes(wanted), new Failure.KeyTooNarrow());
            Instant expiry = expiresAt.orKeep(before.expiresAt());
            require(expiresAt.isKeep() || in.allowsExpiry(expiry), new Failure.KeyTooNarrow());
            Key after = before.with(wanted, doors(work.caller(), before, in, wanted), expiry);
            require(!after.outlives(before) || in.allows(after), new Failure.KeyTooNarrow());
            if (after.equals(before)) {
                return before;
            }
            boolean administered = writing.accounts().hasUsableAdministrator(now);
            writing.keys().save(after);
            if (administered && !writing.accounts().hasUsableAdministrator(now)) {
                throw new Refused(new Failure.LastAdministrator());
            }
            recordChange(work, before, after);
            return after;
        });
    }

    /** Scopes are one door's words, so that a key which gets some opens that door alone. */
    private static List<String> doors(Caller caller, Key before, Key in, List<String> wanted) {
        if (wanted.equals(before.scopes())) {
            return before.doors();
        }
        if (wanted.contains(Key.EVERYTHING)) {
            return before.scopes().contains(Key.EVERYTHING) ? before.doors() : in.doors();
        }
        return List.of(caller.origin().door());
    }

    /** Ends a key of the caller for good. @throws Refused {@link Failure.NoSuchKey} as {@link #get} does */
    public Key end(Caller caller, KeyId id) {
        Key key = get(caller, id);
        keys.end(caller, key.account(), id);
        return key;
    }

    /**
     * Sees to it that an account has a key with this secret and no other key of this name: what settings say about it. A key that
     * the settings had named before, and that ended, is good again.
     *
     * @param owner one of the directory's own accounts
     * @param secret null for no key at all
     * @throws Refused {@link Failure.KeySecretTaken} when a key of somebody else, or of another name, has or had this secret
     */
    public void ensureConfigured(Caller host, AccountId owner, NewKey wanted, @Nullable KeySecret secret) {
        ConfiguredKey configured = new ConfiguredKey(owner, wanted, secret);
        if (!transactions.<Boolean>read(reading -> configured.isSettled(reading, transactions.now()))) {
            transactions.write(host, work -> configured.settled(work, keys));
        }
    }

    private static Key keyInUse(Reading reading, Caller caller) {
        return caller.actor() instanceof Actor.Person person
                ? reading.keys().find(person.key()).orElseThrow(() -> new Refused(new Failure.BadCredentials()))
                : notSignedIn();
    }

    private Key found(Reading reading, Caller caller, KeyId id) {
        return reading.keys()
                .find(id)
                .filter(key -> key.purpose() == Key.Purpose.API_KEY)
                .filter(key -> Permissions.maySeeKeys(caller, key.account()) || caller.is(WellKnown.SYSTEM))
                .orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
    }

    private static AccountId self(Caller caller) {
        AccountId self = caller.account();
        return self == null ? notSignedIn() : self;
    }

    private static <T> T notSignedIn() {
        throw new Refused(new Failure.NoCredentials());
    }

    /** Writes down what a key was good for before, and is now. */
    static void recordChange(Transactions.Work work, Key before, Key after, FieldChange... others) {
        var target = new Event.Target("key", before.id().toString(), before.label());
        List<FieldChange> fields = new ArrayList<>(List.of(others));
        fields.add(new FieldChange(
                "scopes", before.scopes().toString(), after.scopes().toString()));
        fields.add(new FieldChange("expiresAt", String.valueOf(before.expiresAt()), String.valueOf(after.expiresAt())));
        work.record(Act.KEY_CHANGED, target, before.account(), fields);
    }
}
