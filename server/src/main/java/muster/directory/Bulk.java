package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One act on many accounts. Each account is a transaction of its own through the ordinary use case, so that one refusal
 * keeps no other from being done. Whoever chooses the own account too comes last, lest he cuts off the branch on which he
 * sits; the answers stand in the order asked for.
 */
public final class Bulk {
    /** How many accounts one act takes. */
    public static final int MOST = 500;

    private final Transactions transactions;
    private final Accounts accounts;
    private final Blocks blocks;
    private final Groups groups;
    private final Trash trash;

    public Bulk(Transactions transactions, Accounts accounts, Blocks blocks, Groups groups, Trash trash) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.blocks = blocks;
        this.groups = groups;
        this.trash = trash;
    }

    /** What would come of an act on one account. */
    public sealed interface Outlook {}

    /** @param fields before and after, by the names that the ledger has for them; of a membership, {@code group} */
    public record WouldChange(List<FieldChange> fields) implements Outlook {
        public WouldChange {
            fields = List.copyOf(fields);
        }
    }

    /** What came of an act on one account. */
    public sealed interface Result {}

    public record Done() implements Result {}

    /** Everything was as asked for. */
    public record Unchanged() implements Outlook, Result {}

    public record Denied(Failure failure) implements Outlook, Result {}

    /** The store failed at this account or an earlier one: nothing was done, and it may be asked for again. */
    public record Untried() implements Result {}

    /** @param version the account as it was looked at; null where that is none of the caller's business */
    public record Foreseen(AccountId id, @Nullable Long version, Outlook outlook) {}

    /** @param version the account as it was when somebody chose it; null to act on whatever it is */
    public record Chosen(AccountId id, @Nullable Long version) {}

    public record Outcome(AccountId id, Result result) {}

    /**
     * What would come of the act for each account, in the order given and after those before; nothing is written. Of several
     * administrators without whom nobody is left, all but the one that must stay are let go.
     *
     * @throws Refused {@link Failure.Malformed} for more than {@link #MOST} accounts, or when the caller may not act any more
     */
    public List<Foreseen> preview(Caller caller, BulkAct act, List<AccountId> ids) {
        Set<AccountId> distinct = distinct(ids);
        Map<AccountId, Foreseen> foreseen = transactions.read(reading -> foreseen(reading, caller, act, distinct));
        return inOrder(distinct, foreseen);
    }

    private Map<AccountId, Foreseen> foreseen(Reading reading, Caller caller, BulkAct act, Set<AccountId> ids) {
        Instant now = transactions.now();
        Caller fresh = Authority.fresh(reading, caller, now);
        Map<AccountId, Account> found = reading.accounts().findAll(ids);
        BulkForesight foresight = new BulkForesight(reading, fresh, now, act, ids);
        Map<AccountId, Foreseen> foreseen = new HashMap<>();
        inOrderOfActing(caller, ids).forEach(id -> foreseen.put(id, foresight.of(id, found.get(id))));
        return foreseen;
    }

    /**
     * Does it, and says what came of it for each account, in the order given.
     *
     * @throws Refused {@link Failure.Malformed} for more than {@link #MOST} accounts
     */
    public List<Outcome> perform(Caller caller, BulkAct act, List<Chosen> chosen) {
        Map<AccountId, Chosen> byId = new HashMap<>();
        chosen.forEach(one -> byId.putIfAbsent(one.id(), one));
        Set<AccountId> distinct = distinct(chosen.stream().map(Chosen::id).toList());
        Map<AccountId, Outcome> outcomes = new HashMap<>();
        boolean storeFailed = false;
        for (AccountId id : inOrderOfActing(caller, distinct)) {
            Result result =
                    storeFailed ? new Untried() : result(caller, act, byId.getOrDefault(id, new Chosen(id, null)));
            storeFailed = result instanceof Untried;
            outcomes.put(id, new Outcome(id, result));
        }
        return inOrder(distinct, outcomes);
    }

    private Result result(Caller caller, BulkAct act, Chosen chosen) {
        try {
            Foreseen seen = transactions
                    .read(reading -> foreseen(reading, caller, act, Set.of(chosen.id())))
                    .get(chosen.id());
            if (seen != null && seen.outlook() instanceof Unchanged) {
                return new Unchanged();
            }
            if (act.needsWhatWasSeen() && seen != null && seen.version() != null) {
                requireAsSeen(chosen);
            }
            act(caller, act, chosen);
            return new Done();
        } catch (Refused refused) {
            return new Denied(refused.failure());
        } catch (StoreUnavailable _) {
            return new Untried();
        }
    }

    private void requireAsSeen(Chosen chosen) {
        transactions
                .read(reading -> reading.accounts().find(chosen.id()))
                .ifPresent(account -> AccountSaving.requireVersion(account, chosen.version()));
    }

    private void act(Caller caller, BulkAct act, Chosen chosen) {
        AccountId id = chosen.id();
        switch (act) {
            case BulkAct.Lock _ -> blocks.disable(caller, id);
            case BulkAct.Unlock _ -> blocks.enable(caller, id);
            case BulkAct.AddToGroup(var group) -> groups.addMember(caller, group, id);
            case BulkAct.RemoveFromGroup(var group) -> groups.removeMember(caller, group, id);
            case BulkAct.GiveRank(var rank) ->
                accounts.change(caller, id, ranked(rank, chosen.version()), AddressRule.MAY_BE_SHARED);
            case BulkAct.PutInTrash(var owners) -> trash.put(caller, id, owners);
        }
    }

    private static AccountChanges ranked(Rank rank, @Nullable Long version) {
        AccountChanges.Builder changes = AccountChanges.changing().rank(_ -> rank);
        return version == null ? changes.build() : changes.expecting(version).build();
    }

    private static Set<AccountId> distinct(List<AccountId> ids) {
        Set<AccountId> distinct = new LinkedHashSet<>(ids);
        require(distinct.size() <= MOST, new Failure.Malformed("selection", "has more than " + MOST + " accounts"));
        return distinct;
    }

    private static List<AccountId> inOrderOfActing(Caller caller, Set<AccountId> ids) {
        List<AccountId> order =
                new ArrayList<>(ids.stream().filter(id -> !caller.is(id)).toList());
        ids.stream().filter(caller::is).forEach(order::add);
        return order;
    }

    private static <T> List<T> inOrder(Set<AccountId> ids, Map<AccountId, T> answers) {
        List<T> ordered = new ArrayList<>();
        for (AccountId id : ids) {
            T answer = answers.get(id);
            if (answer != null) {
                ordered.add(answer);
            }
        }
        return ordered;
    }
}
