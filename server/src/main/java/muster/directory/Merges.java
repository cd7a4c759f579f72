package muster.directory;

import static muster.directory.AccountSaving.stored;
import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Departure;
import muster.model.Failure;
import muster.model.GrantObject;
import muster.model.Holding;
import muster.model.Key;
import muster.model.MergePlan;
import muster.model.MergeRecord;
import muster.model.MergeTrace;
import muster.model.MergeTrace.MovedKey;
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
            Account from = found(reading, fresh, old, into);
            Account to = found(reading, fresh, into, old);
            requireMay(reading, fresh, proven, from, to, options);
            return MergeForesight.plan(reading, transactions.now(), from, to, options, end(reading, proven));
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
        return merge(caller, proven, old, into, options, null);
    }

    /**
     * The same, unless one of the accounts has changed since somebody looked at the plan.
     *
     * @param expected the state of both that was looked at; null for any
     * @throws Refused also {@link Failure.ChangedMeanwhile}
     */
    public Account merge(
            Caller caller,
            @Nullable Caller proven,
            AccountId old,
            AccountId into,
            MergeOptions options,
            MergePlan.@Nullable Versions expected) {
        return transactions.write(caller, begun -> {
            Transactions.Work work = begun.guarded();
            Writing writing = work.writing();
            // In the order of ids, so that two merges of the same accounts follow each other.
            lock(writing, old, into, options.heir());
            Account from = found(writing, work.caller(), old, into);
            Account to = found(writing, work.caller(), into, old);
            requireMay(writing, work.caller(), proven, from, to, options);
            requireVersions(from, to, expected);
            return carriedOut(work, proven, from, to, options);
        });
    }

    static void requireVersions(Account old, Account into, MergePlan.@Nullable Versions expected) {
        if (expected != null) {
            AccountSaving.requireVersion(old, expected.old());
            AccountSaving.requireVersion(into, expected.into());
        }
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

    /**
     * The account that an administrator calls so, to merge it or others into it: by its username, its address or its id.
     *
     * @throws Refused {@link Failure.NotPermitted}, {@link Failure.NoSuchAccount}, {@link Failure.CannotMerge} when it is in
     *     the trash
     */
    public Account named(Caller caller, AccountName name) {
        return transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            require(Permissions.mayDoAll(fresh), new Failure.NotPermitted());
            return there(fresh, name.lookedUp(reading).or(() -> trashed(reading, name)));
        });
    }

    /** In the trash an account claims no address, but has it. */
    private static Optional<Account> trashed(Reading reading, AccountName name) {
        return name instanceof AccountName.ByAddress address
                ? address.key().stream()
                        .flatMap(key -> reading.accounts().unlisted(key, MOST_HOPS).stream())
                        .flatMap(id -> reading.accounts().find(id).stream())
                        .filter(account -> account.life().isTrashed())
                        .findFirst()
                : Optional.empty();
    }

    private static Account found(Reading reading, Caller caller, AccountId id, AccountId other) {
        require(!id.equals(other), new Failure.CannotMerge("An account cannot be merged with itself."));
        return there(caller, reading.accounts().find(id));
    }

    /** Whoever sees the trash is told that somebody is there. */
    private static Account there(Caller caller, Optional<Account> found) {
        boolean isSeenInTrash = found.filter(account -> account.life().isTrashed())
                        .filter(account -> account.kind() != AccountKind.SYSTEM
                                && !account.life().isMerged())
                        .isPresent()
                && Permissions.maySeeTrash(caller);
        require(!isSeenInTrash, new Failure.CannotMerge("An account in the trash cannot be merged; restore it first."));
        return found.filter(Account::isListed).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    private void requireMay(
            Reading reading, Caller caller, @Nullable Caller proven, Account old, Account into, MergeOptions options) {
        if (proven == null) {
            require(Permissions.mayMerge(caller, old, into), new Failure.NotPermitted());
        } else {
            require(caller.is(old.id()) && proven.is(into.id()), new Failure.NotPermitted());
            requireWhole(reading, caller, old);
            requireWhole(reading, Authority.fresh(reading, proven, transactions.now()), into);
        }
        require(
                proven == null || !escapes(old, into),
                new Failure.CannotMerge("This account ends on a day, and the other one does not end by then."));
        require(
                !isLeaving(reading, old),
                new Failure.CannotMerge("This account is being off-boarded; cancel that first."));
        require(!old.isReadonly() && !into.isReadonly(), new Failure.ReadOnly());
        require(
                hops(reading, old.id()) < MOST_HOPS,
                new Failure.CannotMerge("Too many accounts were merged one after another."));
        requireHeir(reading, old, into, options.heir());
    }

    /** Whether what somebody has until a day would go on after it. */
    private static boolean escapes(Account old, Account into) {
        Instant end = old.life().expiresAt();
        Instant newEnd = into.life().expiresAt();
        return end != null && (newEnd == null || newEnd.isAfter(end));
    }

    private static boolean isLeaving(Reading reading, Account old) {
        return reading.departures()
                .open(old.id())
                .filter(departure -> departure.state() != Departure.State.DEPARTED)
                .isPresent();
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

    private static void requireHeir(Reading reading, Account old, Account into, Place heir) {
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
                        .orElse(old.id());
        };
        boolean there = reading.accounts().find(owner).filter(Account::isListed).isPresent();
        boolean writable =
                Permissions.mayInherit(into, Reach.of(reading, into).on(object).orElse(null));
        require(there && writable && !owner.equals(old.id()), new Failure.MayNotInherit());
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

    /** Until when what was proven counts; null for ever, as with a password. */
    private static @Nullable Instant end(Reading reading, @Nullable Caller proven) {
        if (proven == null) {
            return null;
        }
        Key proof = keyOf(reading, proven);
        return proof.purpose() == Key.Purpose.SESSION ? null : proof.expiresAt();
    }

    private Account carriedOut(
            Transactions.Work work, @Nullable Caller proven, Account old, Account into, MergeOptions options) {
        Writing writing = work.writing();
        MembershipEvents.Watch belongings = MembershipEvents.watch(writing, List.of(old.id(), into.id()));
        MergeTrace trace = Inheritance.handOver(work, old, into, options);
        belongings.tell(work);
        if (options.keysMove()) {
            trace = trace.withKeys(moveKeys(writing, work.now(), old.id(), into.id(), end(writing, proven)));
        }
        AccountSaving.endAllKeys(work, old.id(), "merged");
        Keys.endDirectorysMadeBy(work, old.id(), "maker merged");
        writing.credentials().removeAll(old.id());
        Codes.endAll(work, old.id());
        AccountId by = work.caller().account();
        Account merged = old.mergedInto(into.id(), options.redirecting(), options.keysMove(), work.now(), by);
        Account stored = stored(work, old, merged, Act.ACCOUNT_MERGED);
        DepartureSteps.merged(work, stored);
        writing.merges().add(record(work, stored, into, options, trace));
        return stored;
    }

    /** No key of the new account lives longer than the one by which it was proven. @param end null for no such limit */
    private static List<MovedKey> moveKeys(
            Writing writing, Instant now, AccountId old, AccountId into, @Nullable Instant end) {
        List<MovedKey> moved = new ArrayList<>();
        for (Key key : writing.keys().ofAccount(old, Key.Purpose.API_KEY, now)) {
            Instant left = end != null && MergeForesight.outlives(key, end) ? end : key.expiresAt();
            writing.keys().move(key.id(), into, left);
            moved.add(new MovedKey(key.id(), key.expiresAt(), left));
        }
        return moved;
    }

    private static MergeRecord record(
            Transactions.Work work, Account old, Account into, MergeOptions options, MergeTrace trace) {
        Instant now = work.now();
        return new MergeRecord(
                work.identifiers().uuid(),
                old.id(),
                into.id(),
                options.redirecting(),
                now,
                work.caller().account(),
                now.plus(CAN_BE_UNDONE),
                null,
                trace);
    }
}
