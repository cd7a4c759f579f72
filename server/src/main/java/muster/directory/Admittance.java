package muster.directory;

import static muster.directory.AccountSaving.endLockOut;
import static muster.directory.AccountSaving.keep;
import static muster.directory.AccountSaving.locked;
import static muster.directory.AccountSaving.lockedEvenShell;
import static muster.directory.AccountSaving.relive;
import static muster.directory.AccountSaving.requireMayTry;
import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Agreement;
import muster.model.AgreementFailure;
import muster.model.Block;
import muster.model.Caller;
import muster.model.DocumentChange;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Key;
import muster.model.Life;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Signature;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** How accounts that exist come in and go out: let in, activated, and withdrawn again. */
public final class Admittance {
    /** How much of a kind that went with a withdrawal the ledger tells one by one. */
    private static final int MOST_TOLD = 100;

    private final Transactions transactions;
    private final Policy policy;

    public Admittance(Transactions transactions, Policy policy) {
        this.transactions = transactions;
        this.policy = policy;
    }

    /** Lets an account into the group of all users. Changes nothing when it is in there and seen by it. */
    public Account welcome(Caller caller, AccountId id) {
        return transactions.write(caller, work -> {
            requireMayTry(work.caller(), id, new Failure.MayNotChange("account"));
            Account before = locked(work.writing(), id);
            require(Permissions.mayEnable(work.caller(), before), new Failure.MayNotChange("account"));
            return relive(work, before, before.life().welcomed(), Act.ACCOUNT_WELCOMED);
        });
    }

    /**
     * Makes an account active: by itself once it was let in, or by who manages it. Everybody has to have signed what is
     * demanded. Changes nothing when the account may act.
     *
     * @throws Refused {@link Failure.NotLetIn}, {@link AgreementFailure.NotSigned}
     */
    public Account activate(Caller caller, AccountId id) {
        return transactions.writeEvenInvited(caller, work -> {
            Writing writing = work.writing();
            Caller fresh = work.caller();
            requireMayTry(fresh, id, new Failure.MayNotChange("account"));
            Account before = locked(writing, id);
            boolean managed = Permissions.mayEnable(fresh, before);
            require(managed || fresh.is(id), new Failure.MayNotChange("account"));
            if (before.mayAct(work.now())) {
                return before;
            }
            require(managed || before.life().inAllUsers(), new Failure.NotLetIn());
            requireSigned(writing, id);
            return activated(work, before);
        });
    }

    private static Account activated(Transactions.Work work, Account before) {
        Life life = before.life();
        boolean held = life.blocks().stream().anyMatch(block -> block.kind() == Block.Kind.HOLD);
        require(!held, new Failure.MayNotLock());
        Life unblocked = life.unblocked(Block.Kind.DISABLED, Block.Kind.ARCHIVED);
        Life active = life.isActivated() ? unblocked.welcomed() : unblocked.activated(work.now());
        endLockOut(work, before);
        return relive(work, before, active, Act.ACCOUNT_ACTIVATED);
    }

    private static void requireSigned(Reading reading, AccountId id) {
        Set<HoldingId> signed = reading.agreements().signaturesOf(id).stream()
                .map(Signature::agreement)
                .collect(Collectors.toSet());
        List<HoldingId> missing = reading.agreements().demanded().stream()
                .map(Agreement::id)
                .filter(agreement -> !signed.contains(agreement))
                .toList();
        require(missing.isEmpty(), new AgreementFailure.NotSigned(missing));
    }

    /**
     * What goes with a withdrawal, in a door's own words.
     *
     * @param document what the door keeps of the account afterwards; null to leave that
     * @param removed the kinds of things that are removed with it
     */
    public record Withdrawal(@Nullable DocumentChange document, List<Holdings.Sort> removed) {
        public Withdrawal {
            removed = List.copyOf(removed);
        }
    }

    /**
     * Makes an account invited again, as if it had never been let in: out of all groups and without any right, its keys and
     * sessions ended for good, its password dropped, its signatures forgotten. An administrator becomes what new accounts are.
     * What the account owns stays, and so do others' rights to it. Changes nothing when there is nothing to take away.
     *
     * @throws Refused {@link Failure.MayNotChange} also for those on whose credentials the caller may not act,
     *     {@link Failure.IsWellKnown} for the directory's own accounts, {@link Failure.LastAdministrator}
     */
    public Account withdraw(Caller caller, AccountId id, Withdrawal wanted) {
        return transactions.write(caller, begun -> {
            Writing writing = begun.writing();
            requireMayTry(begun.caller(), id, new Failure.MayNotChange("account"));
            Transactions.Work work = begun.guarded();
            Account before = lockedEvenShell(writing, id);
            require(!isWellKnown(id), new Failure.IsWellKnown());
            boolean permitted = Permissions.mayEnable(work.caller(), before)
                    && Permissions.mayManageCredentials(work.caller(), before);
            require(permitted, new Failure.MayNotChange("account"));
            return withdrawn(work, before, takenAway(work, id, wanted));
        });
    }

    static boolean isWellKnown(AccountId id) {
        return id.equals(WellKnown.SYSTEM) || id.equals(WellKnown.ANONYMOUS);
    }

    private Account withdrawn(Transactions.Work work, Account before, List<FieldChange> takenAway) {
        AccountId by = work.caller().account();
        Instant now = work.now();
        AccountChanges changes = AccountChanges.changing()
                .rank(rank -> rank == Rank.ADMINISTRATOR ? policy.defaultRank() : rank)
                .build();
        Account after =
                before.with(changes, before.primaryEmail(), before.life().withdrawn(), now, by);
        if (after.equals(before) && takenAway.isEmpty()) {
            return before;
        }
        Account next = after.equals(before) ? before.withChangeBeside(now, by) : after;
        Account stored = keep(work.writing(), before, next, now);
        List<FieldChange> fields = new ArrayList<>(Differences.between(before, stored));
        fields.addAll(takenAway);
        work.record(Act.ACCOUNT_WITHDRAWN, stored, fields);
        return stored;
    }

    /** Takes away what is kept beside the account. @return what that was, for the ledger */
    private static List<FieldChange> takenAway(Transactions.Work work, AccountId id, Withdrawal wanted) {
        Writing writing = work.writing();
        List<FieldChange> fields = new ArrayList<>();
        for (Key.Purpose purpose : Key.Purpose.values()) {
            List<Key> keys = writing.keys().ofAccount(id, purpose, work.now());
            addEnded(fields, purpose.name(), keys, key -> key.id().toString());
        }
        AccountSaving.endAllKeys(work, id, "withdrawn");
        Keys.endDirectorysMadeBy(work, id, "maker withdrawn");
        if (writing.credentials().password(id).isPresent()) {
            fields.add(new FieldChange("password", "set", null));
        }
        if (SecondFactorChecks.isOn(writing, id)) {
            fields.add(new FieldChange("secondFactor", "on", null));
        }
        writing.credentials().removeAll(id);
        Codes.endAll(work, id);
        List<Grant> grants = Moves.endGrantsOf(writing, new Party.OfAccount(id));
        MembershipEvents.ended(work, grants);
        addEnded(fields, "grant", grants, Admittance::told);
        addEnded(
                fields,
                "signature",
                Moves.endSignatures(writing, id),
                signed -> signed.agreement().toString());
        for (Holdings.Sort sort : wanted.removed()) {
            addEnded(fields, sort.kind(), Moves.endHoldings(writing, id, sort), Holding::name);
        }
        AccountEditing.changedDocument(writing, id, wanted.document(), work.now())
                .ifPresent(fields::add);
        return fields;
    }

    private static <T> void addEnded(
            List<FieldChange> fields, String kind, List<T> ended, Function<T, String> description) {
        ended.stream()
                .limit(MOST_TOLD)
                .forEach(each -> fields.add(new FieldChange(kind, description.apply(each), null)));
        if (ended.size() > MOST_TOLD) {
            fields.add(new FieldChange(kind, "and " + (ended.size() - MOST_TOLD) + " more", null));
        }
    }

    private static String told(Grant grant) {
        String object = switch (grant.object()) {
            case GrantObject.OnAccount(var id) -> "account " + id;
            case GrantObject.OnGroup(var id) -> "group " + id;
            case GrantObject.OnHolding(var id) -> "thing " + id;
        };
        return object + " " + (grant.isRight() ? grant.level().name() : grant.purpose());
    }
}
