package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.HoldingView;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** What people own on the platforms: making, finding, changing and removing it. {@link Sharing} is about who else may. */
public final class Holdings {
    private static final int BATCH = 200;

    private final Transactions transactions;

    public Holdings(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What kind of thing, on which platform. */
    public record Sort(String door, String kind) {
        static Sort of(Holding holding) {
            return new Sort(holding.door(), holding.kind());
        }
    }

    /** @throws Refused {@link Failure.HoldingNameTaken} when the caller owns another one of this name */
    public HoldingView create(Caller caller, Sort sort, String name, Holding.Audience audience, String document) {
        require(Permissions.mayCreateHolding(caller), new Failure.NotPermitted());
        return transactions.write(caller, asked -> {
            Transactions.Work work = Receivers.held(asked, caller.account());
            Writing writing = work.writing();
            Caller fresh = work.caller();
            Instant now = work.now();
            AccountId owner = fresh.account();
            if (owner == null || !Permissions.mayCreateHolding(fresh)) {
                throw new Refused(new Failure.NotPermitted());
            }
            Holding holding = new Holding(
                    new HoldingId(transactions.identifiers().uuid()),
                    transactions.identifiers().number(),
                    1,
                    sort.door(),
                    sort.kind(),
                    owner,
                    null,
                    name,
                    Holding.Naming.UNIQUE,
                    audience,
                    false,
                    document,
                    now,
                    owner,
                    now,
                    owner);
            writing.holdings().add(holding);
            record(work, Act.HOLDING_CREATED, holding, List.of(new FieldChange("name", null, name)));
            return new HoldingView(holding, null);
        });
    }

    /** @throws Refused {@link Failure.NoSuchHolding}, {@link Failure.MayNotView} */
    public HoldingView get(Caller caller, Sort sort, HoldingId id) {
        return transactions.read(reading -> seen(reading, caller, sort, id));
    }

    /**
     * Hands over, one by one and oldest first, what the caller may see; however many there are, only a few are held at a time.
     *
     * @param owner only this account's; null for everybody's
     * @param name only those of this name; null for all
     */
    public void forEach(
            Caller caller, Sort sort, @Nullable AccountId owner, @Nullable String name, Consumer<HoldingView> each) {
        AccountId viewer = caller.account();
        if (viewer == null) {
            throw new Refused(new Failure.NoCredentials());
        }
        var query = new HoldingReader.HoldingQuery(
                sort.door(), sort.kind(), owner, name, viewer, caller.isAtLeast(Rank.ADMINISTRATOR));
        long last = 0;
        List<HoldingView> batch;
        do {
            long after = last;
            batch = transactions.read(reading -> reading.holdings().listAfter(query, after, BATCH));
            batch.forEach(each);
            last = batch.isEmpty() ? last : batch.getLast().holding().number();
        } while (batch.size() == BATCH);
    }

    /** @throws Refused when the caller may not, the new owner may not own it or has another one of that name */
    public HoldingView change(Caller caller, Sort sort, HoldingId id, HoldingChanges changes) {
        return transactions.write(caller, asked -> {
            Transactions.Work work = Receivers.held(asked, changes.owner().orKeep(null));
            Writing writing = work.writing();
            Caller fresh = work.caller();
            Instant now = work.now();
            HoldingView view = lockedManaged(writing, fresh, sort, id, new Failure.MayNotChange("item"));
            Holding before = view.holding();
            AccountId owner = changes.owner().orKeepValue(before.owner());
            if (!owner.equals(before.owner())) {
                requireMayReceive(writing, fresh, owner);
            }
            Holding after = before.with(
                    owner,
                    owner.equals(before.owner()) ? before.container() : null,
                    changes.name().orKeepValue(before.name()),
                    changes.audience().orKeepValue(before.audience()),
                    changes.document().apply(before.document()),
                    now,
                    fresh.account());
            if (after.equals(before)) {
                return view;
            }
            writing.holdings().save(after);
            record(work, Act.HOLDING_CHANGED, after, differences(before, after));
            return new HoldingView(after, view.granted());
        });
    }

    private static void requireMayReceive(Reading reading, Caller caller, AccountId owner) {
        require(Permissions.mayGiveHoldingAway(caller), new Failure.MayNotChange("owner"));
        Account account = reading.accounts()
                .find(owner)
                .filter(Account::isListed)
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
        require(Permissions.mayOwnHoldings(account.rank()), new Failure.MayNotOwn());
    }

    /** Removes the holding and who it was shared with. */
    public void remove(Caller caller, Sort sort, HoldingId id) {
        transactions.write(caller, work -> {
            Writing writing = work.writing();
            Caller fresh = work.caller();
            Holding holding = lockedManaged(writing, fresh, sort, id, new Failure.MayNotRemove("item"))
                    .holding();
            writing.holdings().remove(id);
            record(work, Act.HOLDING_REMOVED, holding, List.of());
            return holding;
        });
    }

    static HoldingView seen(Reading reading, Caller caller, Sort sort, HoldingId id) {
        HoldingView view = reading.holdings()
                .find(id, caller.account())
                .filter(found -> found.holding().door().equals(sort.door()))
                .filter(found -> found.holding().kind().equals(sort.kind()))
                .orElseThrow(() -> new Refused(new Failure.NoSuchHolding()));
        require(Permissions.maySeeHolding(caller, view), new Failure.MayNotView("item"));
        return view;
    }

    static HoldingView managed(Reading reading, Caller caller, Sort sort, HoldingId id, Failure otherwise) {
        HoldingView view = seen(reading, caller, sort, id);
        require(Permissions.mayChangeHolding(caller, view), otherwise);
        return view;
    }

    /** Locks first and looks then, so that what it finds is what the last one to have the lock has left. */
    static HoldingView lockedManaged(Writing writing, Caller caller, Sort sort, HoldingId id, Failure otherwise) {
        require(writing.holdings().lock(id).isPresent(), new Failure.NoSuchHolding());
        return managed(writing, caller, sort, id, otherwise);
    }

    private static List<FieldChange> differences(Holding before, Holding after) {
        List<FieldChange> changes = new ArrayList<>();
        addIfDifferent(changes, "name", before.name(), after.name());
        addIfDifferent(
                changes, "owner", before.owner().toString(), after.owner().toString());
        addIfDifferent(
                changes, "audience", before.audience().name(), after.audience().name());
        if (!before.document().equals(after.document())) {
            changes.add(LedgerTexts.change("document", before.document(), after.document()));
        }
        return changes;
    }

    private static void addIfDifferent(List<FieldChange> changes, String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }

    static void record(Transactions.Work work, Act act, Holding holding, List<FieldChange> fields) {
        var target = new Event.Target(holding.kind(), holding.id().toString(), holding.name());
        work.record(act, target, null, fields);
    }
}
