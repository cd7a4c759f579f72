package muster.directory;

import static muster.directory.AccountSaving.stored;
import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.MergePlan;
import muster.model.MergeRecord;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Place;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Makes two accounts one: everything of the old one goes to the new one, in one transaction. */
public final class Merges {
    private static final Duration CAN_BE_UNDONE = Duration.ofDays(30);
    /** How many accounts can be merged one after another. */
    static final int MOST_HOPS = 15;

    private final Transactions transactions;

    public Merges(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Every row that a merge would change, without changing any.
     *
     * @throws Refused as {@link #merge} does
     */
    public MergePlan plan(Caller caller, @Nullable Caller proven, AccountId old, AccountId into, MergeOptions options) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            MergePlan plan = plan(reading, found(reading, old, into), found(reading, into, old));
            requireMay(reading, fresh, proven, plan, options);
            return plan;
        });
    }

    /**
     * Merges. Either an administrator asks, or the old account itself, together with somebody who has proven to be the new one.
     *
     * @param proven who proved to be the new account; null when nobody did
     * @return the old account, as it is afterwards
     * @throws Refused {@link Failure.KeyTooNarrow} when either proof is a key that may less than its account,
     *     {@link Failure.CannotMerge}, {@link Failure.NoSuchAccount}, {@link Failure.MayNotInherit} when the new
     *     account may not write where inherited things shall go, {@link Failure.ReadOnly}, {@link Failure.LastAdministrator}
     */
    public Account merge(Caller caller, @Nullable Caller proven, AccountId old, AccountId into, MergeOptions options) {
        return transactions.write(caller, begun -> {
            Transactions.Work work = begun.guarded();
            Writing writing = work.writing();
            // In the order of ids, so that two merges of the same accounts follow each other.
            lock(writing, old, into, options.heir());
            MergePlan plan = plan(writing, found(writing, old, into), found(writing, into, old));
            requireMay(writing, work.caller(), proven, plan, options);
            return carriedOut(work, proven, plan, options);
        });
    }

    private static void lock(Writing writing, AccountId old, AccountId into, Place heir) {
        List<AccountId> accounts = new ArrayList<>(List.of(old, into));
        if (heir instanceof Place.With(var owner)) {
            accounts.add(owner);
        }
        accounts.stream()
                .distinct()
                .sorted(Comparator.comparing(AccountId::value))
                .forEach(writing.accounts()::lock);
    }

    private static Account found(Reading reading, AccountId id, AccountId other) {
        require(!id.equals(other), new Failure.CannotMerge("An account cannot be merged with itself."));
        return reading.accounts()
                .find(id)
                .filter(Account::isListed)
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    private void requireMay(
            Reading reading, Caller caller, @Nullable Caller proven, MergePlan plan, MergeOptions options) {
        Account old = plan.old();
        Account into = plan.into();
        if (proven == null) {
            require(Permissions.mayMerge(caller, old, into), new Failure.NotPermitted());
        } else {
            require(caller.is(old.id()) && proven.is(into.id()), new Failure.NotPermitted());
            requireWhole(reading, caller, old);
            requireWhole(reading, Authority.fresh(reading, proven, transactions.now()), into);
        }
        require(!old.isReadonly() && !into.isReadonly(), new Failure.ReadOnly());
        require(
                hops(reading, old.id()) < MOST_HOPS,
                new Failure.CannotMerge("Too many accounts were merged one after another."));
        requireHeir(reading, plan, options.heir());
    }

    /** Who gives away a whole account, or takes one over, proves it with a key that may whatever the account may, or signs in. */
    private static void requireWhole(Reading reading, Caller caller, Account account) {
        require(keyOf(reading, caller).isWhole(account.rank()), new Failure.KeyTooNarrow());
    }

    private static Key keyOf(Reading reading, Caller caller) {
        if (!(caller.actor() instanceof Actor.Person person)) {
            throw new Refused(new Failure.NoCredentials());
        }
        return reading.keys().find(person.key()).orElseThrow(() -> new Refused(new Failure.BadCredentials()));
    }

    private static void requireHeir(Reading reading, MergePlan plan, Place heir) {
        Account into = plan.into();
        GrantObject object = switch (heir) {
            case Place.With(var account) -> new GrantObject.OnAccount(account);
            case Place.In(var container) -> new GrantObject.OnHolding(container);
        };
        AccountId owner = switch (heir) {
            case Place.With(var account) -> account;
            case Place.In(var container) ->
                reading.holdings().findAll(List.of(container)).values().stream()
                        .map(Holding::owner)
                        .findFirst()
                        .orElse(plan.old().id());
        };
        boolean there = reading.accounts().find(owner).filter(Account::isListed).isPresent();
        boolean writable =
                Permissions.mayInherit(into, Reach.of(reading, into).on(object).orElse(null));
        require(there && writable && !owner.equals(plan.old().id()), new Failure.MayNotInherit());
    }

    /** How many accounts were merged one into the next, up to this one. */
    private static int hops(Reading reading, AccountId id) {
        int hops = 0;
        List<AccountId> level = List.of(id);
        while (!level.isEmpty() && hops <= MOST_HOPS) {
            level = reading.accounts().mergedInto(level);
            hops += level.isEmpty() ? 0 : 1;
        }
        return hops;
    }

    private MergePlan plan(Reading reading, Account old, Account into) {
        AccountId id = old.id();
        List<GroupId> minded = List.copyOf(reading.groups().idsOwnedBy(List.of(id), Integer.MAX_VALUE));
        List<Group> groups = List.copyOf(reading.groups().findAll(minded).values());
        List<KeyId> keys = reading.keys().ofAccount(id, Key.Purpose.API_KEY, transactions.now()).stream()
                .map(Key::id)
                .toList();
        return new MergePlan(
                old,
                into,
                Moves.directlyWith(reading, id),
                groups,
                reading.grants().everyOf(new Party.OfAccount(id)),
                reading.grants().everyOn(new GrantObject.OnAccount(id)),
                reading.agreements().signaturesOf(id),
                reading.accounts().identities(id),
                keys);
    }

    private Account carriedOut(Transactions.Work work, @Nullable Caller proven, MergePlan plan, MergeOptions options) {
        Writing writing = work.writing();
        AccountId old = plan.old().id();
        AccountId into = plan.into().id();
        MergePlan changed = Inheritance.handOver(work, plan, options);
        if (options.keysMove()) {
            moveKeys(writing, old, into, proven == null ? null : endOfProof(keyOf(writing, proven)));
        }
        AccountSaving.endAllKeys(work, old, "merged");
        Keys.endDirectorysMadeBy(work, old, "maker merged");
        writing.credentials().removeAll(old);
        Codes.endAll(work, old);
        AccountId by = work.caller().account();
        Account merged = plan.old().mergedInto(into, options.redirecting(), options.keysMove(), work.now(), by);
        Account stored = stored(work, plan.old(), merged, Act.ACCOUNT_MERGED);
        writing.merges().add(recordOf(work, changed, options));
        return stored;
    }

    /** Until when what was proven counts; null for ever, as with a password. */
    private static @Nullable Instant endOfProof(Key key) {
        return key.purpose() == Key.Purpose.SESSION ? null : key.expiresAt();
    }

    /** No key of the new account lives longer than the one by which it was proven. */
    private static void moveKeys(Writing writing, AccountId old, AccountId into, @Nullable Instant end) {
        for (KeyId id : writing.keys().moveAll(old, into)) {
            Key key = writing.keys().find(id).orElseThrow();
            if (end != null && (key.expiresAt() == null || key.expiresAt().isAfter(end))) {
                writing.keys().save(key.with(key.scopes(), key.doors(), end));
            }
        }
    }

    private static MergeRecord recordOf(Transactions.Work work, MergePlan plan, MergeOptions options) {
        Instant now = work.now();
        return new MergeRecord(
                work.identifiers().uuid(),
                plan,
                options.redirecting(),
                options.keysMove(),
                options.heir(),
                now,
                work.caller().account(),
                now.plus(CAN_BE_UNDONE));
    }
}
