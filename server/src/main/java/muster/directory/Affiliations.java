package muster.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.Duplicates.Affiliation;
import muster.directory.Duplicates.Affiliation.Kind;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Email;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Party;
import muster.model.Project;

/** Where people of one name belong together otherwise: a mail domain, a project, a group that people made. */
final class Affiliations {
    /** Beyond that many memberships on a page, groups count as far as they were looked at. */
    private static final int MOST_MEMBERSHIPS = 5_000;

    private final Map<AccountId, Set<GroupId>> memberships;
    private final Map<GroupId, Group> groups;
    private final Reading reading;

    private Affiliations(Reading reading, Map<AccountId, Set<GroupId>> memberships, Map<GroupId, Group> groups) {
        this.reading = reading;
        this.memberships = memberships;
        this.groups = groups;
    }

    /** Looks up at once what these accounts belong to. */
    static Affiliations of(Reading reading, Collection<AccountEntry> accounts) {
        List<Party> parties = accounts.stream()
                .map(entry -> entry.account().id())
                .distinct()
                .<Party>map(Party.OfAccount::new)
                .toList();
        Map<AccountId, Set<GroupId>> memberships = new HashMap<>();
        if (!parties.isEmpty()) {
            reading.grants()
                    .rightsOf(parties, GrantReader.Aim.ACCOUNTS_AND_GROUPS, Grant.Level.READ, MOST_MEMBERSHIPS)
                    .forEach(grant -> keep(memberships, grant));
        }
        Set<GroupId> all = memberships.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return new Affiliations(reading, memberships, reading.groups().findAll(all));
    }

    private static void keep(Map<AccountId, Set<GroupId>> memberships, Grant grant) {
        if (grant.party() instanceof Party.OfAccount(var member)
                && grant.object() instanceof GrantObject.OnGroup(var group)) {
            memberships.computeIfAbsent(member, _ -> new java.util.HashSet<>()).add(group);
        }
    }

    /** What at least two of these accounts share. */
    List<Affiliation> sharedBy(List<AccountEntry> entries) {
        List<Account> accounts = entries.stream().map(AccountEntry::account).toList();
        List<Affiliation> shared = new ArrayList<>();
        twice(accounts, account -> domain(account).stream())
                .forEach(domain -> shared.add(new Affiliation(Kind.DOMAIN, domain)));
        twice(accounts, account -> Stream.ofNullable(account.project()).map(project -> project.id()))
                .forEach(id -> reading.projects()
                        .find(id)
                        .map(Project::name)
                        .ifPresent(name -> shared.add(new Affiliation(Kind.PROJECT, name.value()))));
        twice(accounts, account -> memberships.getOrDefault(account.id(), Set.of()).stream())
                .map(groups::get)
                .filter(Objects::nonNull)
                .filter(group -> group.kind() == Group.Kind.ROLE)
                .forEach(group ->
                        shared.add(new Affiliation(Kind.GROUP, group.name().value())));
        return shared;
    }

    private static <T> Stream<T> twice(List<Account> accounts, Function<Account, Stream<T>> belongings) {
        Map<String, T> byText = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Account account : accounts) {
            belongings.apply(account).forEach(each -> {
                byText.put(each.toString(), each);
                counts.merge(each.toString(), 1, Integer::sum);
            });
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > 1)
                .map(count -> Objects.requireNonNull(byText.get(count.getKey())));
    }

    private static Optional<String> domain(Account account) {
        Email primary = account.primaryEmail();
        if (primary == null || !primary.address().isMailable()) {
            return Optional.empty();
        }
        String key = primary.address().key().value();
        return Optional.of(key.substring(key.indexOf('@') + 1));
    }
}
