package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.Activity;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Life;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.TrashFailure;
import org.jspecify.annotations.Nullable;

/**
 * What an act would do to one account, found out without doing it: the same questions in the same order as the acts ask
 * them. An act that was done is told apart from one that changed nothing in the same way.
 */
final class BulkForesight {
    private final Reading reading;
    private final Caller caller;
    private final Instant now;
    private final BulkAct act;
    private final RemainingAdministrators administrators;

    /** @param caller as the caller is asked about right now */
    BulkForesight(Reading reading, Caller caller, Instant now, BulkAct act, Set<AccountId> concerned) {
        this.reading = reading;
        this.caller = caller;
        this.now = now;
        this.act = act;
        this.administrators = new RemainingAdministrators(reading, now, concerned);
    }

    /** @param account null when there is none of that id */
    Bulk.Foreseen of(AccountId id, @Nullable Account account) {
        try {
            List<FieldChange> changes = changes(id, Optional.ofNullable(account));
            Bulk.Outlook outlook = changes.isEmpty() ? new Bulk.Unchanged() : new Bulk.WouldChange(changes);
            return new Bulk.Foreseen(id, account == null ? null : account.version(), outlook);
        } catch (Refused refused) {
            return new Bulk.Foreseen(id, null, new Bulk.Denied(refused.failure()));
        }
    }

    private List<FieldChange> changes(AccountId id, Optional<Account> account) {
        return switch (act) {
            case BulkAct.Lock _ -> locked(id, account);
            case BulkAct.Unlock _ -> unlocked(id, account);
            case BulkAct.GiveRank(var rank) -> ranked(id, account, rank);
            case BulkAct.PutInTrash(var owners) -> trashed(id, account, owners);
            case BulkAct.AddToGroup(var group) -> joined(account, group);
            case BulkAct.RemoveFromGroup(var group) -> left(id, group);
        };
    }

    private List<FieldChange> locked(AccountId id, Optional<Account> account) {
        AccountSaving.requireMayTry(caller, id, new Failure.MayNotLock());
        Account before = listed(account);
        Authority.require(Permissions.mayDisable(caller, before), new Failure.MayNotLock());
        if (before.life()
                .block(Block.Kind.DISABLED)
                .filter(block -> block.holdsAt(now))
                .isPresent()) {
            return List.of();
        }
        Block block = new Block(Block.Kind.DISABLED, caller.origin().door(), null, caller.account(), now, null);
        return keptAsAdministrator(before, relived(before, before.life().blocked(block)));
    }

    private List<FieldChange> unlocked(AccountId id, Optional<Account> account) {
        AccountSaving.requireMayTry(caller, id, new Failure.MayNotLock());
        Account before = listed(account);
        Authority.require(Permissions.mayEnable(caller, before), new Failure.MayNotLock());
        Life unblocked = before.life().unblocked(Block.Kind.DISABLED);
        List<FieldChange> changes = new ArrayList<>(Differences.between(before, relived(before, unblocked)));
        Activity activity = reading.accounts().activity(id);
        if (activity.isLockedOutAt(now)) {
            changes.add(new FieldChange("lockedUntil", String.valueOf(activity.lockedUntil()), null));
        }
        return changes;
    }

    private List<FieldChange> ranked(AccountId id, Optional<Account> account, Rank rank) {
        AccountSaving.requireMayTry(caller, id, new Failure.MayNotChange("account"));
        Account before = listed(account);
        if (before.rank() == rank) {
            return List.of();
        }
        Authority.require(Permissions.mayChangeRank(caller, before, rank), new Failure.MayNotGrantRank());
        Authority.require(!before.isReadonly(), new Failure.ReadOnly());
        Account after = before.with(AccountChanges.ofRank(rank), before.primaryEmail(), now, caller.account());
        return keptAsAdministrator(before, after);
    }

    private List<FieldChange> trashed(AccountId id, Optional<Account> account, Trash.Owners owners) {
        Authority.require(!Admittance.isWellKnown(id), new Failure.IsWellKnown());
        AccountSaving.requireMayTry(caller, id, new Failure.MayNotRemove("account"));
        Account before = account.filter(found -> found.isListed() || found.isShadow())
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
        Authority.require(Permissions.mayTrash(caller, before), new Failure.MayNotRemove("account"));
        Authority.require(!before.isReadonly(), new Failure.ReadOnly());
        boolean stays = owners == Trash.Owners.STAY && Trash.ownsThings(reading, id);
        Authority.require(!stays, new TrashFailure.OwnsThings());
        return keptAsAdministrator(before, relived(before, before.life().trashed(now, caller.account())));
    }

    private List<FieldChange> joined(Optional<Account> account, GroupId id) {
        Group group = group(id);
        boolean may = Permissions.mayManageGroup(caller, group)
                || caller.rank() != null
                        && Standing.of(reading, caller).has(Grant.Level.MANAGE, new GrantObject.OnGroup(id));
        Authority.require(may, new Failure.MayNotChange("group"));
        Account member = listed(account);
        return isIn(member.id(), id)
                ? List.of()
                : List.of(new FieldChange("group", null, group.name().value()));
    }

    private List<FieldChange> left(AccountId member, GroupId id) {
        Group group = group(id);
        Authority.require(Permissions.mayRemoveMember(caller, group, member), new Failure.MayNotRemove("member"));
        return isIn(member, id) ? List.of(new FieldChange("group", group.name().value(), null)) : List.of();
    }

    private List<FieldChange> keptAsAdministrator(Account before, Account after) {
        Authority.require(administrators.letsGo(before), new Failure.LastAdministrator());
        return Differences.between(before, after);
    }

    private Account relived(Account before, Life life) {
        return before.withLife(life, now, caller.account());
    }

    private boolean isIn(AccountId member, GroupId group) {
        return reading.grants()
                .find(new Party.OfAccount(member), new GrantObject.OnGroup(group))
                .isPresent();
    }

    private Group group(GroupId id) {
        return reading.groups()
                .find(id)
                .filter(found -> found.kind() == Group.Kind.ROLE)
                .orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
    }

    private static Account listed(Optional<Account> account) {
        return account.filter(Account::isListed).orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }
}
