package muster.directory;

import static muster.directory.AccountSaving.stored;
import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Email;
import muster.model.Event.FieldChange;
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
     * @throws Refused {@link Failure.CannotMerge}, {@link Failure.NoSuchAccount}, {@link Failure.MayNotInherit} when the new
     *     account may not write where inherited things shall go, {@link Failure.ReadOnly}, {@link Failure.LastAdministrator}
     */
    public Account merge(Caller caller, @Nullable Caller proven, AccountId old, AccountId into, MergeOptions options) {
        return transactions.write(caller, work -> {
            Writing writing = work.writing();
            writing.accounts().guardAdministrators();
            // In the order of ids, so that two merges of the same accounts follow each other.
            boolean oldFirst = old.value().compareTo(into.value()) < 0;
            writing.accounts().lock(oldFirst ? old : into);
            writing.accounts().lock(oldFirst ? into : old);
            MergePlan plan = plan(writing, found(writing, old, into), found(writing, into, old));
            requireMay(writing, work.caller(), proven, plan, options);
            return carriedOut(work, plan, options);
        });
    }

    private static Account found(Reading reading, AccountId id, AccountId other) {
        require(!id.equals(other), new Failure.CannotMerge("An account cannot be merged with itself."));
        return reading.accounts()
                .find(id)
                .filter(Account::isListed)
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    private static void requireMay(
            Reading reading, Caller caller, @Nullable Caller proven, MergePlan plan, MergeOptions options) {
        Account old = plan.old();
        Account into = plan.into();
        boolean both = caller.is(old.id()) && proven != null && proven.is(into.id());
        require(both || Permissions.mayMerge(caller, old, into), new Failure.NotPermitted());
        require(!old.life().readonly() && !into.life().readonly(), new Failure.ReadOnly());
        require(
                hops(reading, old.id()) < MOST_HOPS,
                new Failure.CannotMerge("Too many accounts were merged one after another."));
        GrantObject heir = switch (options.heir()) {
            case Place.With(var account) -> new GrantObject.OnAccount(account);
            case Place.In(var container) -> new GrantObject.OnHolding(container);
        };
        boolean ownOfOld = heir.equals(new GrantObject.OnAccount(old.id()))
                || options.heir() instanceof Place.In(var container)
                        && reading.holdings().findAll(List.of(container)).values().stream()
                                .anyMatch(holding -> holding.owner().equals(old.id()));
        boolean writable =
                Permissions.mayInherit(into, Reach.of(reading, into).on(heir).orElse(null));
        require(writable && !ownOfOld, new Failure.MayNotInherit());
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

    private Account carriedOut(Transactions.Work work, MergePlan plan, MergeOptions options) {
        Writing writing = work.writing();
        AccountId old = plan.old().id();
        AccountId into = plan.into().id();
        moveThings(work, plan, options);
        Moves.groups(work, old, into);
        Moves.grantsOf(writing, new Party.OfAccount(old), new Party.OfAccount(into));
        Moves.signatures(writing, old, into);
        if (options.keysMove()) {
            Moves.grantsOn(writing, new GrantObject.OnAccount(old), new GrantObject.OnAccount(into));
            writing.keys().moveAll(old, into);
        }
        AccountSaving.endAllKeys(work, old, "merged");
        writing.credentials().removeAll(old);
        inherit(work, plan, options);
        AccountId by = work.caller().account();
        Account merged = plan.old().mergedInto(into, options.redirecting(), work.now(), by);
        Account stored = stored(work, plan.old(), merged, Act.ACCOUNT_MERGED);
        writing.merges().add(recordOf(work, plan, options));
        return stored;
    }

    private static void moveThings(Transactions.Work work, MergePlan plan, MergeOptions options) {
        AccountId old = plan.old().id();
        for (Holding ended : plan.things()) {
            if (options.isEnded(ended)) {
                work.writing().holdings().remove(ended.id());
            }
        }
        Moves.holdings(work, old, options::isInherited, options.heir());
        Moves.holdings(work, old, thing -> true, new Place.With(plan.into().id()));
    }

    /**
     * The new account is who the old one is elsewhere, and gets its addresses as further ones; without a redirect the addresses
     * only become free.
     */
    private static void inherit(Transactions.Work work, MergePlan plan, MergeOptions options) {
        AccountWriter accounts = work.writing().accounts();
        Account old = plan.old();
        accounts.claims(old.id()).forEach(address -> accounts.releaseClaim(address, old.id()));
        if (!options.redirecting()) {
            return;
        }
        accounts.moveIdentities(old.id(), plan.into().id());
        Account before = accounts.lock(plan.into().id()).orElseThrow();
        List<Email> emails = new ArrayList<>(before.emails());
        for (Email email : old.emails()) {
            boolean known = emails.stream()
                    .anyMatch(own -> own.address().key().equals(email.address().key()));
            if (!known) {
                boolean claimed =
                        email.claimed() && accounts.claim(email.address().key(), before.id(), work.now());
                emails.add(new Email(email.address(), email.verified(), claimed));
            }
        }
        Account after = before.withEmails(emails, work.now(), work.caller().account());
        if (!after.equals(before)) {
            List<FieldChange> fields = Differences.between(before, after);
            accounts.save(after);
            work.record(Act.ACCOUNT_CHANGED, after, fields);
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
