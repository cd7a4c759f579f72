package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import muster.directory.Holdings.Sort;
import muster.model.Account;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Who else may see or manage a holding: for those who manage it themselves. */
public final class Sharing {
    private static final int BATCH = 200;

    private final Transactions transactions;

    public Sharing(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Every grant on the holding, in the order of giving. */
    public List<Grant> list(Caller caller, Sort sort, HoldingId id) {
        return transactions.read(reading -> {
            Holdings.managed(reading, caller, sort, id, new Failure.MayNotView("item"));
            return reading.grants().on(new GrantObject.OnHolding(id));
        });
    }

    /** A holding and every grant on it. */
    public record Shared(Holding holding, List<Grant> grants) {
        public Shared {
            grants = List.copyOf(grants);
        }
    }

    /**
     * Hands over, oldest first, the holdings on which a group was given a right: for administrators. However many there
     * are, only a few are held at a time.
     *
     * @throws Refused {@link Failure.NoSuchGroup}
     */
    public void forEachSharedWith(Caller caller, Sort sort, GroupId group, Consumer<Shared> each) {
        require(Permissions.maySeeAllHoldings(caller), new Failure.NotPermitted());
        transactions.read(reading -> {
            requireRoleGroup(reading.groups().find(group));
            return group;
        });
        long last = 0;
        List<Shared> batch;
        do {
            long after = last;
            batch = transactions.read(reading -> sharedWith(reading, sort, group, after));
            batch.forEach(each);
            last = batch.isEmpty() ? last : batch.getLast().holding().number();
        } while (batch.size() == BATCH);
    }

    private static List<Shared> sharedWith(Reading reading, Sort sort, GroupId group, long after) {
        return reading.holdings().sharedWith(group, sort.door(), sort.kind(), after, BATCH).stream()
                .map(holding -> new Shared(holding, reading.grants().on(new GrantObject.OnHolding(holding.id()))))
                .toList();
    }

    public Grant get(Caller caller, Sort sort, HoldingId id, GrantId grant) {
        return transactions.read(reading -> {
            Holdings.managed(reading, caller, sort, id, new Failure.MayNotView("item"));
            return found(reading, id, grant);
        });
    }

    /** Gives a right, or changes the one that the party has. */
    public Grant give(Caller caller, Sort sort, HoldingId id, Party party, Grant.Level level) {
        return transactions.write(caller, asked -> {
            Transactions.Work work = Receivers.held(asked, Receivers.account(party));
            Writing writing = work.writing();
            Caller fresh = work.caller();
            Instant now = work.now();
            Holding holding = Holdings.lockedManaged(writing, fresh, sort, id, new Failure.MayNotChange("item"))
                    .holding();
            requireMayHave(writing, party, level);
            var object = new GrantObject.OnHolding(id);
            Optional<Grant> present = writing.grants().find(party, object);
            if (present.isPresent()) {
                return relevel(work, holding, present.get(), level);
            }
            Grant grant = Grant.right(
                    new GrantId(transactions.identifiers().number()), party, object, level, now, fresh.account());
            if (!writing.grants().add(grant)) {
                throw new Refused(new Failure.VersionMismatch());
            }
            record(work, Act.GRANT_GIVEN, holding, change(grant, null, level.name()));
            return grant;
        });
    }

    public Grant change(Caller caller, Sort sort, HoldingId id, GrantId grantId, Grant.Level level) {
        return transactions.write(caller, asked -> {
            Transactions.Work work = asked.writing()
                    .grants()
                    .find(grantId)
                    .map(given -> Receivers.held(asked, Receivers.account(given.party())))
                    .orElse(asked);
            Writing writing = work.writing();
            Caller fresh = work.caller();
            Holding holding = Holdings.lockedManaged(writing, fresh, sort, id, new Failure.MayNotChange("item"))
                    .holding();
            Grant grant = found(writing, id, grantId);
            requireMayHave(writing, grant.party(), level);
            return relevel(work, holding, grant, level);
        });
    }

    public void withdraw(Caller caller, Sort sort, HoldingId id, GrantId grantId) {
        transactions.write(caller, work -> {
            Writing writing = work.writing();
            Caller fresh = work.caller();
            Holding holding = Holdings.lockedManaged(writing, fresh, sort, id, new Failure.MayNotChange("item"))
                    .holding();
            Grant grant = found(writing, id, grantId);
            writing.grants().remove(grantId);
            record(
                    work,
                    Act.GRANT_WITHDRAWN,
                    holding,
                    change(grant, grant.level().name(), null));
            return grant;
        });
    }

    private static Grant relevel(Transactions.Work work, Holding holding, Grant grant, Grant.Level level) {
        if (grant.level() == level) {
            return grant;
        }
        Grant changed = grant.withLevel(level);
        work.writing().grants().save(changed);
        List<FieldChange> fields = change(grant, grant.level().name(), level.name());
        record(work, Act.GRANT_CHANGED, holding, fields);
        return changed;
    }

    private static Grant found(Reading reading, HoldingId id, GrantId grant) {
        return reading.grants()
                .find(grant)
                .filter(given -> given.object().equals(new GrantObject.OnHolding(id)))
                .orElseThrow(() -> new Refused(new Failure.NoSuchGrant()));
    }

    /** An account was locked before; a group is, so that it cannot go before the grant to it is there and goes with it. */
    private static void requireMayHave(Writing writing, Party party, Grant.Level level) {
        switch (party) {
            case Party.OfAccount(var id) -> {
                Account account = writing.accounts()
                        .find(id)
                        .filter(Account::isListed)
                        .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
                boolean fits = level != Grant.Level.MANAGE || Permissions.mayOwnHoldings(account.rank());
                require(fits, new Failure.MayNotCollaborate());
            }
            case Party.OfGroup(var id) -> requireRoleGroup(writing.groups().lock(id));
        }
    }

    private static void requireRoleGroup(Optional<Group> found) {
        boolean there = found.filter(group -> group.kind() == Group.Kind.ROLE).isPresent();
        require(there, new Failure.NoSuchGroup());
    }

    private static List<FieldChange> change(Grant grant, @Nullable String before, @Nullable String after) {
        String party = switch (grant.party()) {
            case Party.OfAccount(var id) -> "account " + id;
            case Party.OfGroup(var id) -> "group " + id;
        };
        return List.of(new FieldChange(party, before, after));
    }

    private static void record(Transactions.Work work, Act act, Holding holding, List<FieldChange> fields) {
        var target = new Event.Target(holding.kind(), holding.id().toString(), holding.name());
        work.record(act, target, null, fields);
    }
}
