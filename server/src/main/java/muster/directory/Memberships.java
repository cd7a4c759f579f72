package muster.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Party;
import muster.model.Refused;

/** In which groups that people made these accounts are, all at one look. */
final class Memberships {
    /** Beyond it a slice of accounts is told in no file. */
    private static final int MOST = 200_000;

    private Memberships() {}

    /**
     * Their groups by name; an account in none is left out.
     *
     * @throws Refused {@link Failure.ReachTooWide}
     */
    static Map<AccountId, List<Group>> of(Reading reading, Collection<AccountId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Party> parties =
                ids.stream().<Party>map(Party.OfAccount::new).distinct().toList();
        List<Grant> grants = reading.grants().rightsOf(parties, GrantReader.Aim.ACCOUNTS_AND_GROUPS, Level.READ, MOST);
        Authority.require(grants.size() < MOST, new Failure.ReachTooWide());
        Map<AccountId, Set<GroupId>> groupIds = new HashMap<>();
        Set<GroupId> all = new HashSet<>();
        for (Grant grant : grants) {
            if (grant.party() instanceof Party.OfAccount(var member)
                    && grant.object() instanceof GrantObject.OnGroup(var group)) {
                groupIds.computeIfAbsent(member, _ -> new HashSet<>()).add(group);
                all.add(group);
            }
        }
        Map<GroupId, Group> groups = reading.groups().findAll(all);
        Map<AccountId, List<Group>> found = new HashMap<>();
        groupIds.forEach((member, its) -> found.put(member, byName(groups, its)));
        return found;
    }

    private static List<Group> byName(Map<GroupId, Group> groups, Set<GroupId> ids) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(groups.get(id)).stream())
                .filter(group -> group.kind() == Group.Kind.ROLE)
                .sorted(Comparator.comparing(group -> group.name().key().value()))
                .toList();
    }
}
