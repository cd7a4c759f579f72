package muster.dialect.arvados;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import muster.directory.Condition;
import muster.directory.Directory;
import muster.directory.NewGrant;
import muster.directory.People;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.GrantObject.OnGroup;
import muster.model.Party;
import muster.model.Party.OfAccount;
import muster.model.Party.OfGroup;
import muster.model.Rank;
import muster.model.WellKnown;

/** The {@link SystemLinks} as links that can be found, made and removed like any other. */
final class UserLinks implements LinkSource {
    private static final int BATCH = 1_000;
    private static final Set<SystemLinks.Sort> ALL_SORTS = Set.of(SystemLinks.Sort.values());
    /** Those of which the user is the head. */
    private static final Set<SystemLinks.Sort> ON_USERS = Set.of(SystemLinks.Sort.MANAGED, SystemLinks.Sort.SHOWN);

    private final Directory directory;
    private final LinkEnds ends;
    private final SystemLinks links;
    private final GrantLinks grants;
    private final String systemGroup;
    private final String allUsers;

    UserLinks(Directory directory, LinkEnds ends, SystemLinks links, GrantLinks grants, String cluster) {
        this.directory = directory;
        this.ends = ends;
        this.links = links;
        this.grants = grants;
        this.systemGroup = ArvadosUuid.systemGroup(cluster).toString();
        this.allUsers = ArvadosUuid.allUsers(cluster).toString();
    }

    @Override
    public Optional<LinkJson> find(Caller caller, String uuid) {
        return links.find(uuid)
                .filter(named -> maySee(caller, named.sort(), named.account()))
                .flatMap(named -> account(caller, named.account()).flatMap(it -> links.one(named.sort(), it)));
    }

    private Optional<Account> account(Caller caller, AccountId id) {
        return LinkEnds.ifThere(() -> directory.people().find(caller, id)).map(People.Sight::account);
    }

    /** Either end sees a link, and whoever manages its head. */
    private boolean maySee(Caller caller, SystemLinks.Sort sort, AccountId account) {
        boolean isEnd = caller.is(account) || caller.isAtLeast(Rank.ADMINISTRATOR);
        return isEnd
                || sort != SystemLinks.Sort.MEMBER
                        && !caller.isInvited()
                        && directory.rights().managedAccounts(caller).contains(account);
    }

    @Override
    public void list(Caller caller, LinkNarrowing narrowing, Consumer<LinkJson> found) {
        if (!narrowing.mayHaveClass(LinkJson.PERMISSION)) {
            return;
        }
        Optional<Set<String>> users = users(narrowing);
        if (!caller.isAtLeast(Rank.ADMINISTRATOR)) {
            listVisible(caller, found);
        } else if (users.isPresent()) {
            users.get().stream()
                    .flatMap(uuid -> ends.ids().account(uuid).stream())
                    .flatMap(id -> account(caller, id).stream())
                    .forEach(account -> links.of(List.of(account), ALL_SORTS).forEach(found));
        } else {
            walk(caller, walk(narrowing), found);
        }
    }

    /** The users whose links are wanted; empty when it may be those of all. */
    private Optional<Set<String>> users(LinkNarrowing narrowing) {
        Set<String> heads = narrowing.heads();
        Set<String> tails = narrowing.tails();
        if (heads != null && !heads.contains(allUsers)) {
            return Optional.of(heads);
        }
        boolean someTails = tails != null && !tails.contains(allUsers) && !tails.contains(systemGroup);
        return someTails && tails != null ? Optional.of(tails) : Optional.empty();
    }

    /** Which links of which users, when it may be those of all. */
    private record Walk(Condition condition, Set<SystemLinks.Sort> sorts) {}

    private Walk walk(LinkNarrowing narrowing) {
        if (narrowing.heads() != null) {
            boolean alone = narrowing.heads().equals(Set.of(allUsers));
            return alone
                    ? new Walk(new Condition.IsInAllUsers(), Set.of(SystemLinks.Sort.MEMBER))
                    : new Walk(Condition.EVERYTHING, ALL_SORTS);
        }
        if (Set.of(allUsers).equals(narrowing.tails())) {
            return new Walk(new Condition.IsShownToAll(), Set.of(SystemLinks.Sort.SHOWN));
        }
        boolean managed = Set.of(systemGroup).equals(narrowing.tails());
        return new Walk(Condition.EVERYTHING, managed ? Set.of(SystemLinks.Sort.MANAGED) : ALL_SORTS);
    }

    private void walk(Caller caller, Walk walk, Consumer<LinkJson> found) {
        long seen = 0;
        List<Account> batch;
        do {
            batch = directory.people().list(caller, walk.condition(), List.of(), seen, BATCH, false).people().stream()
                    .map(People.Sight::account)
                    .toList();
            links.of(batch, walk.sorts()).forEach(found);
            seen += batch.size();
        } while (batch.size() == BATCH);
    }

    private void listVisible(Caller caller, Consumer<LinkJson> found) {
        Set<AccountId> visible = new HashSet<>();
        AccountId self = caller.account();
        if (self != null) {
            visible.add(self);
        }
        if (!caller.isInvited()) {
            visible.addAll(directory.rights().managedAccounts(caller));
        }
        for (AccountId id : visible) {
            Set<SystemLinks.Sort> sorts = caller.is(id) ? ALL_SORTS : ON_USERS;
            account(caller, id)
                    .ifPresent(account -> links.of(List.of(account), sorts).forEach(found));
        }
    }

    /** Between a user and a group of which accounts tell by themselves what it may do. */
    @Override
    public boolean isFor(LinkWish wish) {
        boolean isRight = wish.isPermission() && !GrantLinks.CAN_LOGIN.equals(wish.name());
        if (!isRight || wish.tail() == null || wish.head() == null) {
            return false;
        }
        boolean toGroup =
                ends.ids().account(wish.tail()).isPresent() && wish.head().equals(allUsers);
        boolean ofGroup = ends.ids().account(wish.head()).isPresent()
                && (wish.tail().equals(allUsers) || wish.tail().equals(systemGroup));
        return toGroup || ofGroup;
    }

    @Override
    public LinkJson create(Caller caller, LinkWish wish) {
        NewGrant wanted = grants.wanted(caller, wish);
        SystemLinks.Named named = named(wanted.party(), wanted.object());
        directory.rights().give(caller, wanted);
        return account(caller, named.account())
                .flatMap(account -> links.one(named.sort(), account))
                .orElseThrow(() -> ArvadosRefusal.invalid("users are not visible to each other on this cluster"));
    }

    private static SystemLinks.Named named(Party party, GrantObject object) {
        if (party instanceof OfAccount(var member)) {
            return new SystemLinks.Named(SystemLinks.Sort.MEMBER, member);
        }
        boolean all = party.equals(new OfGroup(WellKnown.ALL_USERS));
        if (object instanceof OnAccount(var id)) {
            return new SystemLinks.Named(all ? SystemLinks.Sort.SHOWN : SystemLinks.Sort.MANAGED, id);
        }
        throw new IllegalStateException("no account tells of a right of " + party + " to " + object);
    }

    @Override
    public LinkJson change(Caller caller, LinkJson present, LinkWish wish) {
        if (wish.differsFrom(present)) {
            throw ArvadosRefusal.invalid("This link follows from what its user is, and cannot be changed");
        }
        return present;
    }

    @Override
    public void remove(Caller caller, LinkJson present) {
        SystemLinks.Named named = links.find(present.uuid()).orElseThrow(ArvadosRefusal::notFound);
        Party party = switch (named.sort()) {
            case MANAGED -> new OfGroup(WellKnown.SYSTEM_GROUP);
            case MEMBER -> new OfAccount(named.account());
            case SHOWN -> new OfGroup(WellKnown.ALL_USERS);
        };
        GrantObject object = named.sort() == SystemLinks.Sort.MEMBER
                ? new OnGroup(WellKnown.ALL_USERS)
                : new OnAccount(named.account());
        directory.rights().withdraw(caller, party, object, Grant.RIGHT);
    }
}
