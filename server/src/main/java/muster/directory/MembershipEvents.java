package muster.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.Transactions.Work;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Event;
import muster.model.Grant;
import muster.model.GrantObject.OnGroup;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Party.OfAccount;

/** Tells of memberships that come and go with something greater, one by one, so that the past of each group is told. */
final class MembershipEvents {
    private MembershipEvents() {}

    private record Membership(AccountId account, GroupId group) {}

    /** @param grants that have ended, or are about to; others than memberships are not told of here */
    static void ended(Work work, List<Grant> grants) {
        record(work, Act.MEMBER_REMOVED, memberships(grants));
    }

    /** In which groups some accounts are, and which they mind, before something that may change that. */
    static Watch watch(Reading reading, List<AccountId> accounts) {
        Map<AccountId, Set<GroupId>> groups = new LinkedHashMap<>();
        accounts.forEach(account -> groups.put(account, groupsOf(reading, account)));
        return new Watch(groups, mindedBy(reading, accounts));
    }

    private static Set<GroupId> groupsOf(Reading reading, AccountId account) {
        return groupsOf(reading.grants().everyOf(new OfAccount(account)));
    }

    private static Map<GroupId, Group> mindedBy(Reading reading, Collection<AccountId> accounts) {
        return reading.groups().findAll(reading.groups().idsOwnedBy(List.copyOf(accounts), Integer.MAX_VALUE));
    }

    /** What was before. */
    record Watch(Map<AccountId, Set<GroupId>> groups, Map<GroupId, Group> minded) {

        /** Tells of each membership that came or went since, and of each group that somebody else minds. */
        void tell(Work work) {
            groups.forEach((account, before) -> {
                Set<GroupId> after = groupsOf(work.writing(), account);
                MembershipEvents.record(work, Act.MEMBER_REMOVED, without(account, before, after));
                MembershipEvents.record(work, Act.MEMBER_ADDED, without(account, after, before));
            });
            Map<GroupId, Group> now = work.writing().groups().findAll(minded.keySet());
            minded.forEach((id, before) -> {
                Group after = now.get(id);
                if (after != null && !Objects.equals(after.owner(), before.owner())) {
                    Groups.recordChange(work, before, after);
                }
            });
        }

        private static List<Membership> without(AccountId account, Set<GroupId> groups, Set<GroupId> others) {
            return groups.stream()
                    .filter(group -> !others.contains(group))
                    .map(group -> new Membership(account, group))
                    .toList();
        }
    }

    static Set<GroupId> groupsOf(List<Grant> grants) {
        return memberships(grants).stream().map(Membership::group).collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Membership> memberships(List<Grant> grants) {
        List<Membership> memberships = new ArrayList<>();
        for (Grant grant : grants) {
            if (grant.isRight()
                    && grant.party() instanceof OfAccount(var account)
                    && grant.object() instanceof OnGroup(var group)) {
                memberships.add(new Membership(account, group));
            }
        }
        return memberships;
    }

    private static void record(Work work, Act act, List<Membership> memberships) {
        Map<GroupId, Group> groups = new LinkedHashMap<>(work.writing()
                .groups()
                .findAll(memberships.stream().map(Membership::group).distinct().toList()));
        for (Membership membership : memberships) {
            Group group = groups.get(membership.group());
            if (group != null && group.kind() == Group.Kind.ROLE) {
                var target = new Event.Target(
                        "group", group.id().toString(), group.name().value());
                work.record(act, target, membership.account(), List.of());
            }
        }
    }
}
