package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Origin;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** What stands for a signed-in account: finding out who holds a secret, and making, listing and ending keys. */
public final class Keys {
    static final int SECRET_LENGTH = 50;
    private static final Duration ENDED_SESSIONS_STAY = Duration.ofDays(30);
    /** Few enough not to hold up anybody else's change. */
    private static final int SWEPT_AT_ONCE = 500;

    private final Transactions transactions;
    private final ActivityStamps stamps;

    public Keys(Transactions transactions, ActivityStamps stamps) {
        this.transactions = transactions;
        this.stamps = stamps;
    }

    /** A new key and its secret, which nobody can read again. */
    public record MadeKey(Key key, KeySecret secret) {}

    /**
     * Somebody who presented a good secret.
     *
     * @param account as it stands now, so that nobody need look it up again
     * @param key the key that was presented
     * @param lastActivity when the account was last noted to be active, before this request
     */
    public record Known(
            Caller caller,
            Account account,
            Key key,
            @Nullable Instant lastActivity) {}

    /**
     * Who holds this secret.
     *
     * @param purposes the kinds of key that are good enough here
     * @throws Refused {@link Failure.BadCredentials} when the secret is unknown, has ended or expired, or opens something else;
     *     {@link Failure.AccountBarred} when the account is locked
     */
    public Known identify(KeySecret presented, Set<Key.Purpose> purposes, Origin origin) {
        return identify(presented, purposes, origin, false);
    }

    /**
     * Who holds this secret, also when the account was never activated: such a caller has no rank and may do next to nothing.
     *
     * @throws Refused as {@link #identify} otherwise
     */
    public Known identifyEvenInvited(KeySecret presented, Set<Key.Purpose> purposes, Origin origin) {
        return identify(presented, purposes, origin, true);
    }

    private Known identify(KeySecret presented, Set<Key.Purpose> purposes, Origin origin, boolean evenInvited) {
        if (presented.reveal().length() > KeySecret.MAXIMUM_LENGTH) {
            throw new Refused(new Failure.BadCredentials());
        }
        KeyHolder holder = transactions
                .store()
                .holderOf(presented.digest())
                .orElseThrow(() -> new Refused(new Failure.BadCredentials()));
        Instant now = transactions.now();
        Key key = holder.key();
        boolean named =
                holder.account().kind() != AccountKind.SYSTEM || !key.doors().isEmpty();
        boolean fits = purposes.contains(key.purpose()) && key.opens(origin.door()) && !key.isExpiredAt(now);
        require(fits && named, new Failure.BadCredentials());
        if (evenInvited && Authority.isOnlyInvited(holder.account(), now)) {
            return new Known(
                    Caller.invited(key.account(), key.id(), origin), holder.account(), key, holder.lastActivity());
        }
        Authority.requireMayAct(holder.account(), now);
        stamps.seen(holder, origin, now);
        Rank ceiling = key.rankCap() == null ? Rank.ADMINISTRATOR : key.rankCap();
        Caller caller = Caller.person(key.account(), key.id(), holder.account().rank(), ceiling, origin);
        return new Known(caller, holder.account(), key, holder.lastActivity());
    }

    /**
     * Makes a key. One that is made with a key gets no more than that key has: rank, scopes, doors and time.
     *
     * @param owner for whom; anybody but the caller only at the host
     * @throws Refused {@link Failure.KeyRankTooHigh}, {@link Failure.ExpiryInThePast}
     */
    public MadeKey create(Caller caller, AccountId owner, NewKey wanted) {
        KeySecret secret = newSecret();
        return transactions.write(caller, work -> {
            require(Permissions.mayCreateKey(work.caller(), owner), new Failure.NotPermitted());
            Account account = work.writing()
                    .accounts()
                    .lock(owner)
                    .filter(Account::isListed)
                    .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
            return add(again(work), account, wanted, secret);
        });
    }

    /** The lock may have been waited for, and a key that ended meanwhile makes no other. */
    static Transactions.Work again(Transactions.Work work) {
        return work.on(Authority.fresh(work.writing(), work.caller(), work.now()));
    }

    KeySecret newSecret() {
        return KeySecret.presented(transactions.identifiers().secret(SECRET_LENGTH));
    }

    /** Makes a key as part of something greater. */
    MadeKey add(Transactions.Work work, Account owner, NewKey wanted, KeySecret secret) {
        Writing writing = work.writing();
        Caller caller = work.caller();
        require(Permissions.mayCreateKey(caller, owner.id()), new Failure.NotPermitted());
        Key key = keyOf(caller, owner, wanted, parent(writing, caller), secret, work.now());
        writing.keys().add(key, secret.digest());
        record(work, Act.KEY_CREATED, key);
        return new MadeKey(key, secret);
    }

    /** Makes a key for whoever was found fit to have one, whatever its time of expiry. */
    MadeKey issued(Transactions.Work work, Account owner, NewKey wanted, KeySecret secret) {
        Key key = made(work.caller(), owner, wanted, parent(work.writing(), work.caller()), secret, work.now());
        work.writing().keys().add(key, secret.digest());
        record(work, Act.KEY_CREATED, key);
        return new MadeKey(key, secret);
    }

    private Key keyOf(
            Caller caller, Account account, NewKey wanted, @Nullable Key parent, KeySecret secret, Instant now) {
        Rank most = caller.is(account.id()) ? Rank.lower(caller.ceiling(), account.rank()) : account.rank();
        if (wanted.rankCap() != null && wanted.rankCap().isAbove(most)) {
            throw new Refused(new Failure.KeyRankTooHigh());
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            throw new Refused(new Failure.ExpiryInThePast());
        }
        return made(caller, account, wanted, parent, secret, now);
    }

    private Key made(
            Caller caller, Account account, NewKey wanted, @Nullable Key parent, KeySecret secret, Instant now) {
        Key asked = wanted.made(
                new KeyId(transactions.identifiers().number()),
                account.id(),
                now,
                caller.account(),
                parent == null ? null : parent.id(),
                secret.tail());
        return parent != null && isLimited(parent) ? asked.within(parent) : asked;
    }

    /** Whether a key made with this one has no more than it: a person's own session may do whatever the person may. */
    private static boolean isLimited(Key parent) {
        return parent.purpose() == Key.Purpose.API_KEY || parent.parent() != null;
    }

    private static @Nullable Key parent(Writing writing, Caller caller) {
        return caller.actor() instanceof Actor.Person person
                ? writing.keys().find(person.key()).orElseThrow(() -> new Refused(new Failure.BadCredentials()))
                : null;
    }

    /** The owner's API keys, oldest first; without those that have ended or expired. */
    public List<Key> list(Caller caller, AccountId owner) {
        require(Permissions.maySeeKeys(caller, owner), new Failure.MayNotView("key"));
        return transactions.read(reading -> reading.keys().ofAccount(owner, Key.Purpose.API_KEY, transactions.now()));
    }

    /** @throws Refused {@link Failure.NoSuchKey} also for a key of somebody else */
    public Key get(Caller caller, AccountId owner, KeyId id) {
        require(Permissions.maySeeKeys(caller, owner), new Failure.MayNotView("key"));
        return transactions.read(reading -> ownedKey(reading, owner, id));
    }

    /** Ends a key for good: the next request with it is refused. Who was never activated may end the key in use. */
    public void end(Caller caller, AccountId owner, KeyId id) {
        transactions.writeEvenInvited(caller, begun -> {
            Transactions.Work work = begun.guarded();
            Writing writing = work.writing();
            Caller fresh = work.caller();
            Instant now = work.now();
            Account account = writing.accounts().find(owner).orElse(null);
            boolean mayTry = account != null && Permissions.mayManageCredentials(fresh, account);
            if (account == null || !mayTry) {
                throw new Refused(new Failure.MayNotRemove("key"));
            }
            Key key = ownedKey(writing, owner, id);
            require(Permissions.mayEndKey(fresh, account, key), new Failure.MayNotRemove("key"));
            boolean administered = writing.accounts().hasUsableAdministrator(now);
            writing.keys().end(id, now, "ended by request");
            if (administered && !writing.accounts().hasUsableAdministrator(now)) {
                throw new Refused(new Failure.LastAdministrator());
            }
            record(work, Act.KEY_ENDED, key);
            return key;
        });
    }

    /**
     * Ends the keys whose time is over, and removes sessions that ended long ago. It writes no event: when a key ends was
     * written when it was made.
     */
    public void sweep() {
        Instant now = transactions.now();
        transactions.inSlices(SWEPT_AT_ONCE, writing -> writing.keys().endExpired(now, SWEPT_AT_ONCE));
        Instant longAgo = now.minus(ENDED_SESSIONS_STAY);
        transactions.inSlices(SWEPT_AT_ONCE, writing -> writing.keys().removeSessionsEndedBy(longAgo, SWEPT_AT_ONCE));
    }

    private Key ownedKey(Reading reading, AccountId owner, KeyId id) {
        return reading.keys()
                .find(id)
                .filter(key -> key.account().equals(owner) && key.purpose() == Key.Purpose.API_KEY)
                .filter(key -> !key.isExpiredAt(transactions.now()))
                .orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
    }

    /**
     * Ends the keys of the directory itself that somebody has made who administers it no more, and those made with them: nobody
     * else would know who has their secrets.
     */
    static void endDirectorysMadeBy(Transactions.Work work, AccountId maker, String reason) {
        KeyWriter keys = work.writing().keys();
        for (Key key : keys.madeFor(WellKnown.SYSTEM, maker)) {
            keys.end(key.id(), work.now(), reason);
            record(work, Act.KEY_ENDED, key);
        }
    }

    static void record(Transactions.Work work, Act act, Key key) {
        var target = new Event.Target("key", key.id().toString(), key.label());
        work.record(act, target, key.account(), List.of());
    }
}
