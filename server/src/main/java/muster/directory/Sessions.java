package muster.directory;

import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeyUse;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;

/**
 * Everything that stands for one account, at whichever door it was made: API keys, sessions and what programs sign in with
 * together, with the place of their last use. People look through their own and end what they do not know; so does who may act on somebody's credentials.
 */
public final class Sessions {
    /** More than anybody looks through; programs that make a key for each run have many more. */
    static final int MOST_SHOWN = 500;

    private final Transactions transactions;

    public Sessions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param isInUse whether it is the very key that the caller came with */
    public record Entry(KeyUse use, boolean isInUse) {}

    /**
     * The live keys of an account.
     *
     * @param entries latest made first
     * @param more whether there are others, made before
     */
    public record Listing(List<Entry> entries, boolean more) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What stands for the account now.
     *
     * @throws Refused {@link Failure.MayNotView} unless the caller may act on its credentials, and with the key in use
     */
    public Listing list(Caller caller, AccountId id) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            require(fresh.is(id) || fresh.isAtLeast(Rank.MANAGER), new Failure.MayNotView("key"));
            Account account = listed(reading, id);
            require(mayAct(reading, fresh, account), new Failure.MayNotView("key"));
            List<KeyUse> found = reading.keys().uses(id, transactions.now(), MOST_SHOWN + 1);
            List<Entry> entries = found.stream()
                    .limit(MOST_SHOWN)
                    .map(use -> new Entry(use, isInUse(fresh, use.key().id())))
                    .toList();
            return new Listing(entries, found.size() > MOST_SHOWN);
        });
    }

    private static Account listed(Reading reading, AccountId id) {
        return reading.accounts()
                .find(id)
                .filter(Account::isListed)
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    private static boolean mayAct(Reading reading, Caller caller, Account account) {
        return Permissions.mayManageCredentials(caller, account) && Codes.handlesCredentials(reading, caller);
    }

    private static boolean isInUse(Caller caller, KeyId id) {
        return caller.actor() instanceof Actor.Person person && person.key().equals(id);
    }

    /**
     * Ends one key or session for good: the next request with it is refused.
     *
     * @throws Refused {@link Failure.MayNotRemove}, {@link Failure.NoSuchKey} also for somebody else's and for one that is over,
     *     {@link Failure.LastAdministrator}
     */
    public void end(Caller caller, AccountId owner, KeyId id) {
        ending(caller, owner, (work, account) -> {
            Key key = work.writing()
                    .keys()
                    .find(id)
                    .filter(found -> found.account().equals(owner) && !found.isExpiredAt(work.now()))
                    .orElseThrow(() -> new Refused(new Failure.NoSuchKey()));
            require(Permissions.mayEndKey(work.caller(), account, key), new Failure.MayNotRemove("key"));
            work.writing().keys().endSessionsOf(key, work.now(), "ended by request");
            work.writing().keys().end(id, work.now(), "ended by request");
            writeDown(work, key);
            return 1;
        });
    }

    private static void writeDown(Transactions.Work work, Key key) {
        String kind = switch (key.purpose()) {
            case API_KEY -> "key";
            case SESSION -> "session";
            case APPLICATION_PASSWORD -> "application password";
        };
        Act act = key.purpose() == Key.Purpose.APPLICATION_PASSWORD ? Act.APPLICATION_PASSWORD_ENDED : Act.KEY_ENDED;
        work.record(act, new Event.Target(kind, key.id().toString(), key.label()), key.account(), List.of());
    }

    /** Ends every session of the account, the one in use included. @return how many */
    public int endSessions(Caller caller, AccountId owner) {
        return endAll(caller, owner, List.of(Key.Purpose.SESSION));
    }

    /** Ends everything that stands for the account, keys and what programs sign in with too, the one in use included. @return how many */
    public int endEverything(Caller caller, AccountId owner) {
        return endAll(caller, owner, List.of(Key.Purpose.values()));
    }

    /** Ends every session of the caller but the one in use. @return how many */
    public int endOtherSessions(Caller caller) {
        if (!(caller.actor() instanceof Actor.Person person)) {
            throw new Refused(new Failure.NotPermitted());
        }
        return ending(caller, person.account(), (work, account) -> {
            requireWhole(work.caller(), account);
            KeyWriter keys = work.writing().keys();
            int ended = keys.endOtherSessions(account.id(), person.key(), work.now(), "ended by request");
            writeDown(work, account, Map.of(Key.Purpose.SESSION, ended));
            return ended;
        });
    }

    private int endAll(Caller caller, AccountId owner, List<Key.Purpose> purposes) {
        return ending(caller, owner, (work, account) -> {
            requireWhole(work.caller(), account);
            Map<Key.Purpose, Integer> ended = new EnumMap<>(Key.Purpose.class);
            purposes.forEach(purpose ->
                    ended.put(purpose, work.writing().keys().endAll(owner, purpose, work.now(), "ended by request")));
            writeDown(work, account, ended);
            return ended.values().stream().mapToInt(Integer::intValue).sum();
        });
    }

    /** With a key that may less than the account nobody ends what may more. */
    private static void requireWhole(Caller caller, Account owner) {
        require(!caller.is(owner.id()) || caller.isAtLeast(owner.rank()), new Failure.MayNotRemove("key"));
    }

    private int ending(Caller caller, AccountId owner, BiFunction<Transactions.Work, Account, Integer> act) {
        return transactions.write(caller, begun -> {
            AccountSaving.requireMayTry(begun.caller(), owner, new Failure.MayNotRemove("key"));
            Transactions.Work work = begun.guarded();
            Writing writing = work.writing();
            Account account = AccountSaving.locked(writing, owner);
            require(mayAct(writing, work.caller(), account), new Failure.MayNotRemove("key"));
            boolean administered = writing.accounts().hasUsableAdministrator(work.now());
            int ended = act.apply(work, account);
            boolean wasTheLast = administered && !writing.accounts().hasUsableAdministrator(work.now());
            require(!wasTheLast, new Failure.LastAdministrator());
            return ended;
        });
    }

    private static void writeDown(Transactions.Work work, Account account, Map<Key.Purpose, Integer> ended) {
        List<FieldChange> fields = new ArrayList<>();
        ended.forEach((purpose, count) -> {
            if (count > 0) {
                fields.add(new FieldChange(purpose.name(), count.toString(), null));
            }
        });
        if (!fields.isEmpty()) {
            work.record(Act.KEYS_ENDED, account, fields);
        }
    }
}
