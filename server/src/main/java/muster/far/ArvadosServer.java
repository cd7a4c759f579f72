package muster.far;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.client.arvados.ArvadosClient;
import muster.client.arvados.Filter;
import muster.client.arvados.Group;
import muster.client.arvados.GroupClass;
import muster.client.arvados.GroupColumns;
import muster.client.arvados.Link;
import muster.client.arvados.User;
import muster.directory.BroughtThing;
import muster.model.Holding;
import muster.model.Rank;
import muster.model.WireName;

/** An Arvados cluster, as one of its administrators sees it. */
final class ArvadosServer implements FarServer {
    /** How uuids of the platform's own accounts and groups end. */
    private static final Set<String> ITS_OWN = Set.of("000000000000000", "anonymouspublic", "fffffffffffffff");

    private static final Filter ROLES = GroupColumns.GROUP_CLASS.eq(GroupClass.ROLE.word());
    private static final Filter PROJECTS = GroupColumns.GROUP_CLASS.eq(GroupClass.PROJECT.word());
    private static final String DOOR = "arvados";
    private static final String USER = "tpzed";

    private final ArvadosClient client;

    private ArvadosServer(ArvadosClient client) {
        this.client = client;
    }

    static FarServer open(FarAddress address, Secret token, ClientOptions options) {
        return new ArvadosServer(ArvadosClient.of(address.url(), token, options));
    }

    @Override
    public String greet() {
        User me = client.users().current();
        if (!me.isAdmin() || !me.isActive()) {
            throw new FarTrouble("The token belongs to " + me.username().orElse(me.uuid())
                    + ", who is no active administrator there and so does not see everything.");
        }
        return me.uuid();
    }

    @Override
    public FarWriter writer() {
        return new ArvadosWriter(client);
    }

    @Override
    public List<FarGroup> groups() {
        return Bounded.most(Bounded.GROUPS, "groups", client.groups().listAll(ROLES))
                .filter(group -> !isItsOwn(group.uuid()) && !group.isTrashed())
                .map(group -> new FarGroup(
                        group.uuid(), group.name(), group.description().orElse(null)))
                .toList();
    }

    /** Of each group by itself: a server with many refuses to list all links at once. */
    @Override
    public Stream<FarPerson> people() {
        Map<String, List<String>> groups = new HashMap<>();
        Stream<Link> memberships =
                groups().stream().flatMap(group -> client.links().membersOf(group.id()));
        Bounded.most(Bounded.TIES, "memberships", memberships)
                .forEach(link -> groups.computeIfAbsent(link.tailUuid().orElseThrow(), _ -> new ArrayList<>(1))
                        .add(link.headUuid().orElseThrow()));
        Map<String, List<BroughtThing>> projects = new HashMap<>();
        Bounded.most(Bounded.TIES, "projects", client.groups().listAll(PROJECTS))
                .filter(project -> !project.isTrashed())
                .forEach(project -> projects.computeIfAbsent(project.ownerUuid(), _ -> new ArrayList<>(1))
                        .add(thing(project)));
        return client.users()
                .listAll()
                .filter(user -> !isItsOwn(user.uuid()))
                .map(user -> person(
                        user,
                        groups.getOrDefault(user.uuid(), List.of()),
                        projects.getOrDefault(user.uuid(), List.of())));
    }

    /** What lies in another project is not the person's own. */
    private static BroughtThing thing(Group project) {
        Map<String, Object> document = new HashMap<>();
        project.description().ifPresent(text -> document.put("description", text));
        if (!project.properties().isEmpty()) {
            document.put("properties", project.properties());
        }
        return new BroughtThing(
                null, DOOR, "project", project.name(), Holding.Audience.GRANTED, Documents.text(document));
    }

    private static boolean isItsOwn(String uuid) {
        return ITS_OWN.stream().anyMatch(uuid::endsWith);
    }

    /** The walk goes on behind the last one that was told, and so loses nobody. */
    @Override
    public boolean isWhole(long told) {
        return true;
    }

    /**
     * Who is not active may have been set up a moment ago or be gone for good: the platform does not tell the two apart, and
     * nobody who is gone is to be let in again.
     */
    private static FarPerson person(User user, List<String> groups, List<BroughtThing> projects) {
        Set<Rank> fitting =
                user.isAdmin() ? EnumSet.of(Rank.ADMINISTRATOR) : EnumSet.complementOf(EnumSet.of(Rank.ADMINISTRATOR));
        return FarPerson.called(
                        user.uuid(), user.username().orElse(null), user.email().orElse(null))
                .named(user.firstName().orElse(null), user.lastName().orElse(null))
                .ranked(user.isAdmin() ? Rank.ADMINISTRATOR : null, fitting)
                .activated(user.isActive())
                .standing(user.isActive() ? FarPerson.Standing.FREE : FarPerson.Standing.BARRED)
                .in(groups)
                .owning(projects)
                .alsoNamed(new WireName(DOOR, USER, user.uuid()))
                .build();
    }
}
