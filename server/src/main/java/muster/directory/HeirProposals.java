package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import muster.directory.ProposedHeir.Kind;
import muster.directory.ProposedHeir.Reason;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Grant;
import muster.model.Group;
import muster.model.Party;
import muster.model.Rank;

/** Who might take over from somebody who leaves, and why. */
final class HeirProposals {
    private static final int MOST = 8;
    private static final int GROUPS_LOOKED_AT = 50;
    private static final int MEMBERS_LOOKED_AT = 50;

    private final Reading reading;
    private final Account leaver;
    private final Instant now;
    private final Map<AccountId, Map<Kind, Integer>> found = new HashMap<>();

    HeirProposals(Reading reading, Account leaver, Instant now) {
        this.reading = reading;
        this.leaver = leaver;
        this.now = now;
    }

    /**
     * The fittest first, at most a few.
     *
     * @param onThings others' rights to manage what the account owns
     * @param onGroups others' rights to manage groups that it minds
     * @param memberOf groups that the account is in or minds
     */
    List<ProposedHeir> of(List<Grant> onThings, List<Grant> onGroups, List<Group> memberOf) {
        count(Kind.MANAGES_THINGS, onThings);
        count(Kind.MANAGES_GROUPS, onGroups);
        memberOf.stream().limit(GROUPS_LOOKED_AT).forEach(this::countLeaders);
        AccountId maker = leaver.stamps().createdBy();
        if (maker != null) {
            add(Kind.MADE_ACCOUNT, maker);
        }
        Set<AccountId> fit = HeirRules.fit(reading, found.keySet(), leaver.id(), now);
        Map<AccountId, Account> accounts = reading.accounts().findAll(fit);
        return accounts.values().stream()
                .filter(account -> account.life().expiresAt() == null)
                .map(account -> new ProposedHeir(account, reasons(found.getOrDefault(account.id(), Map.of()))))
                .sorted(byReasons())
                .limit(MOST)
                .toList();
    }

    private void count(Kind kind, List<Grant> grants) {
        for (Grant grant : grants) {
            if (grant.party() instanceof Party.OfAccount(var id)) {
                add(kind, id);
            }
        }
    }

    private void countLeaders(Group group) {
        var leads = new Condition.HasRank(Set.of(Rank.MANAGER, Rank.ADMINISTRATOR));
        var both = Condition.allOf(List.of(new Condition.IsMemberOf(group.id()), leads));
        reading.accounts()
                .list(new AccountQuery(both, List.of()), PageStart.FIRST, MEMBERS_LOOKED_AT, now)
                .entries()
                .forEach(entry -> add(Kind.SHARES_GROUPS, entry.account().id()));
    }

    private void add(Kind kind, AccountId id) {
        found.computeIfAbsent(id, _ -> new EnumMap<>(Kind.class)).merge(kind, 1, Integer::sum);
    }

    private static List<Reason> reasons(Map<Kind, Integer> counts) {
        List<Reason> reasons = new ArrayList<>();
        Stream.of(Kind.values())
                .filter(counts::containsKey)
                .forEach(kind -> reasons.add(new Reason(kind, counts.getOrDefault(kind, 0))));
        return reasons;
    }

    private static Comparator<ProposedHeir> byReasons() {
        return Comparator.<ProposedHeir, Kind>comparing(
                        heir -> heir.reasons().getFirst().kind())
                .thenComparing(heir -> -heir.reasons().getFirst().count())
                .thenComparing(heir -> -heir.reasons().size())
                .thenComparing(heir -> heir.account().id().toString());
    }
}
