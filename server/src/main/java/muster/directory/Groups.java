package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** What can be done with groups and who is in them. */
public final class Groups {
    private final Transactions transactions;
    private final Policy policy;
    private final Accounts accounts;
    private final WireNames names;

    public Groups(Transactions transactions, Policy policy, Accounts accounts, WireNames names) {
        this.transactions = transactions;
        this.policy = policy;
        this.accounts = accounts;
        this.names = names;
    }

    /** A list's page, and how many there are on all pages. */
    public record Listing(List<Group> groups, long total) {}

    /** Makes a group that belongs to the caller. */
    public Group create(Caller caller, GroupName name) {
        return create(caller, NewGroup.of(name));
    }

    /** @throws Refused {@link Failure.GroupNameTaken}; what is missing or forbidden about who shall manage it */
    public Group create(Caller caller, NewGroup wanted) {
        requireMayCreate(caller);
        return transactions.write(caller, work -> create(work, wanted));
    }

    /** @throws Refused {@link Failure.NotPermitted} for whoever may make no group */
    public void requireMayCreate(Caller caller) {
        require(Permissions.mayCreateGroup(caller, policy), new Failure.NotPermitted());
    }

    /** The same within something greater. */
    Group create(Transactions.Work asked, NewGroup wanted) {
        Transactions.Work work = Receivers.held(asked, minder(asked.caller(), wanted.minding()));
        require(Permissions.mayCreateGroup(work.caller(), policy), new Failure.NotPermitted());
        Group group = added(work, wanted);
        if (wanted.minding() instanceof NewGroup.Minding.ByParty(var manager)) {
            Rights.giveFirst(work, manager, group);
        }
        return group;
    }

    private static @Nullable AccountId minder(Caller maker, NewGroup.Minding minding) {
        return switch (minding) {
            case NewGroup.Minding.ByMaker _ -> maker.account();
            case NewGroup.Minding.ByParty(var manager) -> Receivers.account(manager);
            case NewGroup.Minding.ByNobody _ -> null;
        };
    }

    private Group added(Transactions.Work work, NewGroup wanted) {
        Writing writing = work.writing();
        GroupId id = new GroupId(work.identifiers().uuid());
        names.give(writing, WireNaming.Thing.GROUP, id, List.of());
        GroupName name = wanted.name() == null
                ? GroupName.parse(names.first(writing, WireNaming.Thing.GROUP, id))
                : wanted.name();
        AccountId by = work.caller().account();
        AccountId owner = wanted.minding() instanceof NewGroup.Minding.ByMaker ? by : null;
        Instant now = work.now();
        Group group = new Group(
                id, 1, Group.Kind.ROLE, name, owner, wanted.description(), wanted.properties(), now, by, now, by);
        writing.groups().add(group);
        record(work, Act.GROUP_CREATED, group, null, GroupDifferences.ofNew(group));
        return group;
    }

    public Group get(Caller caller, GroupId id) {
        require(Permissions.maySeeAccounts(caller), new Failure.MayNotView("group"));
        return transactions.read(reading -> found(reading, id));
    }

    /** @param prefix of the name, in any case; empty for all groups */
    public Listing list(Caller caller, String prefix, boolean ascending, long skip, int limit) {
        require(Permissions.maySeeAccounts(caller), new Failure.MayNotView("group"));
        String folded = TextKey.fold(prefix);
        return transactions.read(reading -> {
            long total = reading.groups().count(folded);
            List<Group> page = skip >= total ? List.of() : reading.groups().list(folded, ascending, skip, limit);
            return new Listing(page, total);
        });
    }

    /** Some groups of a list, and the mark with which to ask for those after them; empty at the end. */
    public record Page(List<Group> groups, Optional<String> next) {
        public Page {
            groups = List.copyOf(groups);
        }
    }

    /**
     * The groups that people made, by name.
     *
     * @param prefix of the name, in any case; empty for all groups
     * @param mark of the page before; null for the first page
     * @throws Refused {@link Failure.MayNotView}; {@link Failure.Malformed} for a mark of another list, or a page size out of bounds
     */
    public Page page(Caller caller, String prefix, @Nullable String mark, int limit) {
        require(Permissions.maySeeAccounts(caller), new Failure.MayNotView("group"));
        Roster.requireLimit(limit);
        String folded = TextKey.fold(prefix);
        String question = "groups\n" + folded;
        PageMark after = RosterMarks.parseSingle(question, mark);
        return transactions.read(reading -> {
            List<Group> found = reading.groups().listByName(folded, after, limit + 1);
            List<Group> shown = found.subList(0, Math.min(limit, found.size()));
            boolean more = found.size() > limit;
            return new Page(
                    shown,
                    more
                            ? Optional.of(
                                    RosterMarks.text(question, reading.groups().placeOf(shown.getLast())))
                            : Optional.empty());
        });
    }

    /** Some members of a group in the order of their making, and the mark with which to ask for those after them; empty at the end. */
    public record MemberPage(List<AccountEntry> members, Optional<String> next) {
        public MemberPage {
            members = List.copyOf(members);
        }
    }

    /** @throws Refused as {@link #page} does, and {@link Failure.NoSuchGroup} */
    public MemberPage memberPage(Caller caller, GroupId id, @Nullable String mark, int limit) {
        get(caller, id);
        Roster.requireLimit(limit);
        String question = "members\n" + id;
        PageMark after = RosterMarks.parseSingle(question, mark);
        List<AccountEntry> found =
                accounts.listAfter(caller, new AccountQuery(new Condition.IsMemberOf(id), List.of()), after, limit + 1);
        List<AccountEntry> shown = found.subList(0, Math.min(limit, found.size()));
        if (found.size() <= limit) {
            return new MemberPage(shown, Optional.empty());
        }
        PageMark end = new PageMark(List.of(shown.getLast().account().id().toString()));
        return new MemberPage(shown, Optional.of(RosterMarks.text(question, end)));
    }

    /**
     * At most so many of the groups to which rights of the caller lead ({@link Reach}), the directory's own too, in the order of
     * making, after that one; null begins. Administrators see all.
     */
    public List<Group> listReached(Caller caller, @Nullable GroupId after, int limit) {
        return transactions.read(reading -> Standing.of(reading, caller)
                .span(Span.Extent.ACCOUNTS_AND_GROUPS, Level.READ)
                .map(span -> reading.groups().findAll(span.groups(Level.READ)).values().stream()
                        .filter(group -> after == null || group.id().toString().compareTo(after.toString()) > 0)
                        .sorted(Comparator.comparing(group -> group.id().toString()))
                        .limit(limit)
                        .toList())
                .orElseGet(() -> reading.groups().listAfter(after, limit)));
    }

    /** Those of these groups to which rights lead the caller, the directory's own too. */
    public List<Group> listReached(Caller caller, Collection<GroupId> ids) {
        return transactions.read(reading -> {
            Standing standing = Standing.of(reading, caller);
            return reading.groups().findAll(ids).values().stream()
                    .filter(group -> standing.has(Grant.Level.READ, new GrantObject.OnGroup(group.id())))
                    .toList();
        });
    }

    /** Renames a group or gives it to another owner; fields that are kept stay. */
    public Group change(Caller caller, GroupId id, Edit<GroupName> name, Edit<AccountId> owner) {
        return change(caller, id, new GroupChanges(name, owner, Edit.keep(), Edit.keep()));
    }

    /**
     * @throws Refused {@link Failure.GroupNameTaken}, {@link Failure.NoSuchGroup}, {@link Failure.MayNotChange},
     *     {@link Failure.ChangedMeanwhile}
     */
    public Group change(Caller caller, GroupId id, GroupChanges changes) {
        return transactions.write(caller, work -> change(work, id, changes));
    }

    /** The same within something greater. */
    static Group change(Transactions.Work asked, GroupId id, GroupChanges changes) {
        Transactions.Work work = Receivers.held(asked, changes.owner().orKeep(null));
        Writing writing = work.writing();
        Caller fresh = work.caller();
        Group before = lockedManaged(writing, fresh, id, new Failure.MayNotChange("group"));
        requireVersion(before, changes.expectedVersion());
        if (changes.owner() instanceof Edit.Set<AccountId>(var wanted)) {
            requireListed(writing, wanted);
        }
        Group after = before.with(
                changes.name().orKeepValue(before.name()),
                changes.owner().orKeep(before.owner()),
                changes.description().orKeep(before.description()),
                changes.properties().orKeepValue(before.properties()),
                work.now(),
                fresh.account());
        if (after.equals(before)) {
            return before;
        }
        writing.groups().save(after);
        recordChange(work, before, after);
        return after;
    }

    /** Removes the group, who was in it and what it was granted; the people stay. */
    public void remove(Caller caller, GroupId id) {
        remove(caller, id, null);
    }

    /**
     * The same, unless somebody has changed the group meanwhile.
     *
     * @param version that the caller has looked at; null for any
     * @throws Refused also {@link Failure.ChangedMeanwhile}
     */
    public void remove(Caller caller, GroupId id, @Nullable Long version) {
        transactions.write(caller, work -> remove(work, id, version));
    }

    /** The same within something greater. */
    static Group remove(Transactions.Work work, GroupId id, @Nullable Long version) {
        Writing writing = work.writing();
        Group group = lockedManaged(writing, work.caller(), id, new Failure.MayNotRemove("group"));
        requireVersion(group, version);
        MembershipEvents.ended(work, writing.grants().everyOn(new GrantObject.OnGroup(id)));
        writing.groups().remove(id);
        record(work, Act.GROUP_REMOVED, group, null, GroupDifferences.ofRemoved(group));
        return group;
    }

    /** One page of who is in the group, ordered by name. */
    public Accounts.Listing members(Caller caller, GroupId id, boolean ascending, long skip, int limit) {
        get(caller, id);
        var query = new AccountQuery(new Condition.IsMemberOf(id), AccountQuery.byName(ascending));
        return accounts.list(caller, query, skip, limit);
    }

    /** The groups that people made of which an account is a member itself, by name. */
    public List<Group> ofMember(Caller caller, AccountId member) {
        require(Permissions.maySeePrivateFields(caller, member), new Failure.MayNotView("account"));
        return transactions.read(
                reading -> Memberships.of(reading, List.of(member)).getOrDefault(member, List.of()));
    }

    /** @throws Refused {@link Failure.AlreadyAMember}, {@link Failure.NoSuchAccount} */
    public void addMember(Caller caller, GroupId id, AccountId member) {
        transactions.write(caller, work -> addMember(Receivers.held(work, member), id, member));
    }

    /** The same within something greater, which has locked the account. */
    static Grant addMember(Transactions.Work work, GroupId id, AccountId member) {
        Writing writing = work.writing();
        Caller fresh = work.caller();
        Group group = lockedManaged(writing, fresh, id, new Failure.MayNotChange("group"));
        requireListed(writing, member);
        Grant membership = Grant.right(
                new GrantId(work.identifiers().number()),
                new Party.OfAccount(member),
                new GrantObject.OnGroup(id),
                Grant.Level.WRITE,
                work.now(),
                fresh.account());
        require(writing.grants().add(membership), new Failure.AlreadyAMember());
        record(work, Act.MEMBER_ADDED, group, member, List.of());
        return membership;
    }

    /** @throws Refused {@link Failure.NotAMember} */
    public void removeMember(Caller caller, GroupId id, AccountId member) {
        transactions.write(caller, work -> removeMember(work, id, member));
    }

    /** The same within something greater. */
    static Grant removeMember(Transactions.Work work, GroupId id, AccountId member) {
        Writing writing = work.writing();
        Group group = lockedIfSeen(writing, id);
        require(Permissions.mayRemoveMember(work.caller(), group, member), new Failure.MayNotRemove("member"));
        Grant membership = writing.grants()
                .find(new Party.OfAccount(member), new GrantObject.OnGroup(id))
                .orElseThrow(() -> new Refused(new Failure.NotAMember()));
        writing.grants().remove(membership.id());
        record(work, Act.MEMBER_REMOVED, group, member, List.of());
        return membership;
    }

    private static void requireVersion(Group present, @Nullable Long expected) {
        boolean same = expected == null || expected == present.version();
        require(same, new Failure.ChangedMeanwhile(AccountSaving.CHANGED_MEANWHILE, present.version()));
    }

    private static Group found(Reading reading, GroupId id) {
        return reading.groups()
                .find(id)
                .filter(group -> group.kind() == Group.Kind.ROLE)
                .orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
    }

    private static Group lockedIfSeen(Writing writing, GroupId id) {
        return writing.groups()
                .lock(id)
                .filter(group -> group.kind() == Group.Kind.ROLE)
                .orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
    }

    private static Group lockedManaged(Writing writing, Caller caller, GroupId id, Failure otherwise) {
        Group group = lockedIfSeen(writing, id);
        require(isManaged(writing, caller, group), otherwise);
        return group;
    }

    private static boolean isManaged(Reading reading, Caller caller, Group group) {
        return Permissions.mayManageGroup(caller, group)
                || caller.rank() != null
                        && Standing.of(reading, caller).has(Grant.Level.MANAGE, new GrantObject.OnGroup(group.id()));
    }

    /** @throws Refused {@link Failure.NoSuchGroup}, {@link Failure.MayNotChange} for whoever may change nothing of the group */
    public void requireMayChange(Caller caller, GroupId id) {
        transactions.read(reading -> {
            Caller fresh = Authority.fresh(reading, caller, transactions.now());
            Group group = reading.groups()
                    .find(id)
                    .filter(each -> each.kind() == Group.Kind.ROLE)
                    .orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
            require(isManaged(reading, fresh, group), new Failure.MayNotChange("group"));
            return group;
        });
    }

    private static void requireListed(Reading reading, AccountId id) {
        boolean there = reading.accounts().find(id).filter(Account::isListed).isPresent();
        require(there, new Failure.NoSuchAccount());
    }

    static void recordChange(Transactions.Work work, Group before, Group after) {
        record(work, Act.GROUP_CHANGED, after, null, GroupDifferences.between(before, after));
    }

    private static void record(
            Transactions.Work work, Act act, Group group, @Nullable AccountId member, List<FieldChange> fields) {
        var target =
                new Event.Target("group", group.id().toString(), group.name().value());
        work.record(act, target, member, fields);
    }
}
