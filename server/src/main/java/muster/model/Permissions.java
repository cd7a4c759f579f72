package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * Every question of who may do what. Use cases ask before they act, pages ask before they offer. Silence is a no: what
 * no line here allows is refused.
 */
public final class Permissions {
    private Permissions() {}

    public static boolean maySeeAccounts(Caller caller) {
        return caller.rank() != null;
    }

    /** Whether lists and look-ups show the caller anybody but himself. */
    public static boolean maySeeOthers(Caller caller, Policy policy) {
        return caller.isAtLeast(policy.viewersSeeOnlyThemselves() ? Rank.PUBLISHER : Rank.VIEWER);
    }

    /** Whether the caller searches all accounts, in whatever state, by what doors do not show everybody. */
    public static boolean maySearchAccounts(Caller caller) {
        return caller.isAtLeast(Rank.AUDITOR);
    }

    public static boolean maySeePrivateFields(Caller caller, AccountId target) {
        return caller.is(target) || caller.isAtLeast(Rank.AUDITOR);
    }

    public static boolean mayCreateAccount(Caller caller) {
        return caller.isAtLeast(Rank.MANAGER);
    }

    /** Whether the caller makes, sees and carries out plans of many changes; each change is asked about by itself. */
    public static boolean mayPlan(Caller caller) {
        return mayCreateAccount(caller);
    }

    /** Carrying a plan out uses it up: it takes who made it, or no less than that one's rank at that time. */
    public static boolean mayCarryOut(Caller caller, @Nullable AccountId maker, Rank madeWith) {
        return mayPlan(caller) && (caller.isAtLeast(madeWith) || maker != null && caller.is(maker));
    }

    /** Whether there may be anybody whom the caller manages. */
    public static boolean mayManageSomebody(Caller caller) {
        return caller.isAtLeast(Rank.MANAGER);
    }

    /** Nobody gives a rank above the own one. */
    public static boolean mayGiveRank(Caller caller, Rank rank) {
        return caller.isAtLeast(Rank.MANAGER) && caller.isAtLeast(rank);
    }

    public static boolean mayChangeProfile(Caller caller, Account target, Policy policy) {
        boolean self = caller.is(target.id()) && policy.selfEditing() == Policy.SelfEditing.ADMINISTRATORS_AND_SELF;
        return self || mayManage(caller, target);
    }

    /** What doors keep of an account is no part of its profile: everybody minds the own. */
    public static boolean mayChangeDocument(Caller caller, Account target) {
        return caller.is(target.id()) || mayManage(caller, target);
    }

    /** What a platform lets an account do is not for the person to take. */
    public static boolean mayGrantAtDoors(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    public static boolean mayChangeSite(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    /** Bringing the whole directory back from a backup: whoever has the host has the files, and nobody else. */
    public static boolean mayRestoreSite(Caller caller) {
        return caller.isHost();
    }

    /** Names may also be written by somebody to whom a right on that very account was given, if it does not stand above him. */
    public static boolean mayChangeNames(Caller caller, Account target, Grant.@Nullable Level granted) {
        boolean above = caller.rank() == null || target.rank().isAbove(caller.rank());
        return isGranted(granted, Grant.Level.WRITE) && !above && target.kind() != AccountKind.SYSTEM;
    }

    /** One's own rank can only go down; others' ranks change within what the caller may give. */
    public static boolean mayChangeRank(Caller caller, Account target, Rank wanted) {
        if (caller.is(target.id())) {
            return target.rank().isAtLeast(wanted);
        }
        return mayManage(caller, target) && mayGiveRank(caller, wanted);
    }

    /** Locking oneself is allowed: it takes nothing from anybody. */
    public static boolean mayDisable(Caller caller, Account target) {
        return caller.is(target.id()) || mayManage(caller, target);
    }

    /** Whoever goes takes nothing from anybody; but it takes a key as strong as the account, lest a weak one ends its owner. */
    public static boolean mayTrash(Caller caller, Account target) {
        return caller.is(target.id()) && caller.isAtLeast(target.rank()) || mayManage(caller, target);
    }

    /** Merging hands over credentials: who asks must be fit to act on those of both. */
    public static boolean mayMerge(Caller caller, Account old, Account into) {
        return caller.isAtLeast(Rank.ADMINISTRATOR)
                && old.kind() != AccountKind.SYSTEM
                && into.kind() != AccountKind.SYSTEM;
    }

    /** Undoing gives an account back to who had it, with its rank: it asks for what merging asks for. */
    public static boolean mayUnmerge(Caller caller, Account old, Account into) {
        return mayMerge(caller, old, into) && mayGiveRank(caller, old.rank());
    }

    /** Whether the caller sees which merges can be undone. */
    public static boolean maySeeMerges(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    /** Whether an account may get things where its rights go that far. */
    public static boolean mayInherit(Account heir, Grant.@Nullable Level reached) {
        return heir.rank() == Rank.ADMINISTRATOR || isGranted(reached, Grant.Level.WRITE);
    }

    /** Who an account is at a platform is changed by administrators alone. */
    public static boolean mayRename(Caller caller, Account target) {
        return caller.isAtLeast(Rank.ADMINISTRATOR) && target.kind() != AccountKind.SYSTEM;
    }

    public static boolean mayEnable(Caller caller, Account target) {
        return mayManage(caller, target);
    }

    /** Retiring an account takes nothing that its owner needs in a hurry, and bringing it back is like enabling it. */
    public static boolean mayArchive(Caller caller, Account target) {
        return mayManage(caller, target);
    }

    /**
     * A hold is for safety and off-boarding: set and lifted by who stands above the account, where the directory speaks for
     * itself, so that no platform and no program undoes it.
     */
    public static boolean mayHold(Caller caller, Account target) {
        return caller.origin().isOwn() && standsAbove(caller, target);
    }

    private static boolean standsAbove(Caller caller, Account target) {
        return !caller.is(target.id()) && mayManage(caller, target) && mayManageCredentials(caller, target);
    }

    /** Off-boarding ends all that stands for somebody, and a re-hire lifts its hold: who may do either may do both. */
    public static boolean mayOffboard(Caller caller, Account target) {
        return mayHold(caller, target);
    }

    /** Whether somebody stands above an account as whoever off-boards it must, by the ranks that both have now. */
    public static boolean mayStillOffboard(Account beginner, Account target) {
        boolean above =
                beginner.rank().isAtLeast(Rank.MANAGER) && beginner.rank().isAbove(target.rank());
        return !beginner.id().equals(target.id())
                && target.kind() != AccountKind.SYSTEM
                && (beginner.rank() == Rank.ADMINISTRATOR || above);
    }

    /** Whether the caller sees who leaves: for those who look after accounts. */
    public static boolean maySeeDepartures(Caller caller) {
        return caller.isAtLeast(Rank.MANAGER);
    }

    /** Of whom: those whom the caller could off-board himself, whatever the door. */
    public static boolean maySeeDeparture(Caller caller, Account target) {
        return caller.isAtLeast(Rank.ADMINISTRATOR) || standsAbove(caller, target);
    }

    /** Ending every key at once is an act on credentials, and takes a key as strong as the account. */
    public static boolean mayEndAllKeys(Caller caller, Account target) {
        return mayManageCredentials(caller, target) && caller.isAtLeast(target.rank());
    }

    public static boolean maySeeTrash(Caller caller) {
        return caller.isAtLeast(Rank.MANAGER);
    }

    /** What comes back with an account are its keys and its password: it is like enabling it. */
    public static boolean mayRestore(Caller caller, Account target) {
        return mayEnable(caller, target);
    }

    /** Nothing brings back what was purged. */
    public static boolean mayPurge(Caller caller, Account target) {
        return caller.isAtLeast(Rank.ADMINISTRATOR) && target.kind() != AccountKind.SYSTEM;
    }

    /** Who an address stands for signs in with it: an act on credentials. The own ones come with the profile. */
    public static boolean mayKeepAddresses(Caller caller, Account target) {
        boolean isOwnButNoAdministrator = caller.is(target.id()) && !caller.isAtLeast(Rank.ADMINISTRATOR);
        return mayManage(caller, target) && mayManageCredentials(caller, target) && !isOwnButNoAdministrator;
    }

    /** What a source calls an account decides whose rank and state its files set: an act on credentials, also on the own one. */
    public static boolean mayLink(Caller caller, Account target) {
        boolean isOwnButNoAdministrator = caller.is(target.id()) && !caller.isAtLeast(Rank.ADMINISTRATOR);
        return mayManage(caller, target) && mayManageCredentials(caller, target) && !isOwnButNoAdministrator;
    }

    /** An invitation sets a first password: it is like making the account once more. */
    public static boolean mayInvite(Caller caller, Account target) {
        return mayManage(caller, target) && mayBringIn(caller, target);
    }

    /** Whoever never had a password has nothing to lose yet; whoever had one comes back through those who act on credentials. */
    private static boolean mayBringIn(Caller caller, Account target) {
        boolean anew = target.stamps().passwordChangedAt() == null;
        return !caller.is(target.id()) && (anew || mayManageCredentials(caller, target));
    }

    /** Where codes go decides who signs in; somebody who is only invited has nothing to lose yet. The own one takes a password. */
    public static boolean mayChangePendingEmail(Caller caller, Account target) {
        boolean permitted =
                target.life().isActivated() ? mayManageCredentials(caller, target) : mayBringIn(caller, target);
        return !caller.is(target.id()) && mayManage(caller, target) && permitted;
    }

    /** Acts on credentials of somebody else need a strictly higher rank; administrators may act on each other. */
    public static boolean mayManageCredentials(Caller caller, Account target) {
        if (caller.is(target.id())) {
            return true;
        }
        return caller.isAtLeast(Rank.ADMINISTRATOR)
                || caller.isAtLeast(Rank.MANAGER)
                        && caller.rank() != null
                        && caller.rank().isAbove(target.rank());
    }

    /** Codes set passwords: they are issued and shown by administrators, and by those who stand above the account. */
    public static boolean mayHandleCodes(Caller caller, Rank rankOfAccount) {
        return caller.isAtLeast(Rank.ADMINISTRATOR)
                || caller.isAtLeast(Rank.MANAGER)
                        && caller.rank() != null
                        && caller.rank().isAbove(rankOfAccount);
    }

    /** Who can turn off the own second factor proves it; whoever stands above does it for those who lost theirs. */
    public static boolean mayResetSecondFactor(Caller caller, Account target) {
        return !caller.is(target.id()) && mayManageCredentials(caller, target) && target.kind() != AccountKind.SYSTEM;
    }

    /** Mails hold what lets people in. */
    public static boolean maySeeMails(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    /** At the host a password is set without the old one. */
    public static boolean maySetPassword(Caller caller) {
        return caller.isHost();
    }

    public static boolean maySeeProjects(Caller caller) {
        return caller.rank() != null;
    }

    /** What accounts belong to is made and changed by those who look after accounts. */
    public static boolean mayManageProjects(Caller caller) {
        return caller.isAtLeast(Rank.MANAGER);
    }

    public static boolean mayManageLanes(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    /** Whether the account may use every lane, whatever was chosen for it. */
    public static boolean mayUseEveryLane(Account account) {
        return account.rank() == Rank.ADMINISTRATOR;
    }

    /** A key acts for its owner: only the owner makes one, or the host. */
    public static boolean mayCreateKey(Caller caller, AccountId owner) {
        return caller.is(owner) || caller.isHost();
    }

    /** On platforms where administrators make keys for others: for nobody above them, and for the directory itself. */
    public static boolean mayIssueKey(Caller caller, Account owner) {
        boolean self = caller.is(owner.id()) && !caller.isInvited();
        return self || caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    public static boolean maySeeKeys(Caller caller, AccountId owner) {
        return caller.is(owner) || caller.isHost();
    }

    /** A key that is capped ends itself and what is no stronger, so that a weak one in wrong hands cannot lock its owner out. */
    public static boolean mayEndKey(Caller caller, Account owner, Key key) {
        boolean strongEnough = caller.isAtLeast(key.effectiveRank(owner.rank()))
                || caller.actor() instanceof Actor.Person person && person.key().equals(key.id());
        return mayManageCredentials(caller, owner) && (!caller.is(owner.id()) || strongEnough);
    }

    /** What a key is good for is changed with one that is no weaker: nobody lifts a strong key, or ends it, with a weak one. */
    public static boolean mayChangeKey(Caller caller, Key inUse, Key key) {
        return (caller.is(key.account()) || caller.isAtLeast(Rank.ADMINISTRATOR)) && inUse.isCappedNoLowerThan(key);
    }

    public static boolean mayCreateGroup(Caller caller, Policy policy) {
        return caller.isAtLeast(policy.publishersOwnGroups() ? Rank.PUBLISHER : Rank.MANAGER);
    }

    public static boolean mayManageGroup(Caller caller, Group group) {
        if (group.kind() == Group.Kind.SYSTEM) {
            return false;
        }
        return caller.isAtLeast(Rank.ADMINISTRATOR) || group.owner() != null && caller.is(group.owner());
    }

    /** Whoever manages a group removes anybody from it, and everybody may leave. */
    public static boolean mayRemoveMember(Caller caller, Group group, AccountId member) {
        return mayManageGroup(caller, group) || caller.is(member) && group.kind() != Group.Kind.SYSTEM;
    }

    public static boolean mayOwnHoldings(Rank rank) {
        return rank.isAtLeast(Rank.PUBLISHER);
    }

    public static boolean mayCreateHolding(Caller caller) {
        return caller.account() != null && caller.isAtLeast(Rank.PUBLISHER);
    }

    public static boolean maySeeHolding(Caller caller, HoldingView view) {
        return caller.isAtLeast(Rank.ADMINISTRATOR)
                || caller.is(view.holding().owner())
                || isGranted(view.granted(), Grant.Level.READ)
                || caller.rank() != null && view.holding().audience() != Holding.Audience.GRANTED;
    }

    /** Whether the caller sees every holding, whoever owns it. */
    public static boolean maySeeAllHoldings(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    /** Owning or managing something is for those who may own at all, at this moment and with this key. */
    public static boolean mayChangeHolding(Caller caller, HoldingView view) {
        boolean theirs = caller.is(view.holding().owner()) || isGranted(view.granted(), Grant.Level.MANAGE);
        return caller.isAtLeast(Rank.ADMINISTRATOR) || caller.isAtLeast(Rank.PUBLISHER) && theirs;
    }

    public static boolean mayGiveHoldingAway(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    public static boolean maySeeLedger(Caller caller) {
        return caller.isAtLeast(Rank.AUDITOR);
    }

    /** Taking the whole ledger elsewhere. */
    public static boolean mayExportLedger(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    /** What an account did and what was done to it is seen by its owner too, and by nobody who was never let in. */
    public static boolean maySeeHistory(Caller caller, AccountId id) {
        return maySeeLedger(caller) || caller.rank() != null && caller.is(id);
    }

    /** Whether the caller has every right to everything, whatever was given to whom. */
    public static boolean mayDoAll(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    /** Whether rights that go so far are enough; null for none. */
    public static boolean mayUse(Caller caller, Grant.@Nullable Level reached, Grant.Level least) {
        return mayDoAll(caller) || caller.rank() != null && isGranted(reached, least);
    }

    /** Only administrators let the directory itself own something. */
    public static boolean mayPlaceWith(Caller caller, AccountId owner, Grant.@Nullable Level reached) {
        return !owner.equals(WellKnown.SYSTEM) && mayUse(caller, reached, Grant.Level.WRITE) || mayDoAll(caller);
    }

    /** Both ends of a grant see it, and whoever manages what it is on. */
    public static boolean maySeeGrant(Caller caller, Grant grant, Grant.@Nullable Level reached) {
        boolean isParty = grant.party() instanceof Party.OfAccount(var id) && caller.is(id);
        boolean isObject = grant.object() instanceof GrantObject.OnAccount(var id) && caller.is(id);
        return isParty || isObject || mayUse(caller, reached, Grant.Level.MANAGE);
    }

    public static boolean mayDemandAgreements(Caller caller) {
        return caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    public static boolean maySeeSignatures(Caller caller, AccountId account) {
        return caller.is(account) || caller.isAtLeast(Rank.ADMINISTRATOR);
    }

    /** Whether the caller manages accounts, and this one does not stand above him. */
    private static boolean mayManage(Caller caller, Account target) {
        return caller.isAtLeast(Rank.MANAGER) && caller.isAtLeast(target.rank()) && target.kind() != AccountKind.SYSTEM;
    }

    private static boolean isGranted(Grant.@Nullable Level level, Grant.Level least) {
        return level != null && level.compareTo(least) >= 0;
    }
}
