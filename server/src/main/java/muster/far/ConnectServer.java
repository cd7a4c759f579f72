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
import muster.client.connect.ConnectClient;
import muster.client.connect.ContentItem;
import muster.client.connect.Group;
import muster.client.connect.User;
import muster.client.connect.UserRole;
import muster.directory.BroughtThing;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Rank;

/** A Posit Connect server, as one of its administrators sees it. */
final class ConnectServer implements FarServer {
    private static final String DOOR = "connect";
    private static final String CONTENT = "content";

    private final ConnectClient client;

    private ConnectServer(ConnectClient client) {
        this.client = client;
    }

    static FarServer open(FarAddress address, Secret key, ClientOptions options) {
        return new ConnectServer(ConnectClient.of(address.url(), key, options));
    }

    /** Others are told no addresses. */
    @Override
    public String greet() {
        User me = client.me();
        if (me.role() != UserRole.ADMINISTRATOR) {
            throw new FarTrouble("The key belongs to " + me.username()
                    + ", who is no administrator there and so does not see everything.");
        }
        return me.guid();
    }

    @Override
    public FarWriter writer() {
        return new ConnectWriter(client);
    }

    @Override
    public List<FarGroup> groups() {
        return Bounded.most(Bounded.GROUPS, "groups", client.groups().find())
                .map(group -> new FarGroup(group.guid(), group.name(), null))
                .toList();
    }

    /** The platform tells of each group who is in it, and of nobody in which groups. */
    @Override
    public Stream<FarPerson> people() {
        Map<String, List<String>> groups = new HashMap<>();
        Stream<Group> all =
                Bounded.most(Bounded.GROUPS, "groups", client.groups().find());
        Stream<String[]> memberships =
                all.flatMap(group -> group.members().map(member -> new String[] {member.guid(), group.guid()}));
        Bounded.most(Bounded.TIES, "memberships", memberships)
                .forEach(tie ->
                        groups.computeIfAbsent(tie[0], _ -> new ArrayList<>(1)).add(tie[1]));
        Map<String, List<BroughtThing>> things = new HashMap<>();
        client.content()
                .find()
                .forEach(item -> things.computeIfAbsent(item.ownerGuid(), _ -> new ArrayList<>(1))
                        .add(thing(item)));
        return client.users()
                .find()
                .map(user -> person(
                        user,
                        groups.getOrDefault(user.guid(), List.of()),
                        things.getOrDefault(user.guid(), List.of())));
    }

    private static BroughtThing thing(ContentItem item) {
        Holding.Audience audience = switch (item.accessType()) {
            case "all" -> Holding.Audience.EVERYONE;
            case "logged_in" -> Holding.Audience.SIGNED_IN;
            default -> Holding.Audience.GRANTED;
        };
        Map<String, String> document =
                item.title().map(title -> Map.of("title", title)).orElse(Map.of());
        return new BroughtThing(
                HoldingId.parse(item.guid()).orElse(null),
                DOOR,
                CONTENT,
                item.name(),
                audience,
                Documents.text(document));
    }

    @Override
    public boolean isWhole(long told) {
        return client.users().count() == told;
    }

    private static FarPerson person(User user, List<String> groups, List<BroughtThing> things) {
        Set<Rank> fitting = switch (user.role()) {
            case VIEWER -> EnumSet.of(Rank.VIEWER);
            case PUBLISHER -> EnumSet.of(Rank.PUBLISHER, Rank.AUDITOR, Rank.MANAGER);
            case ADMINISTRATOR -> EnumSet.of(Rank.ADMINISTRATOR);
        };
        return FarPerson.called(user.guid(), user.username(), user.email())
                .named(user.firstName(), user.lastName())
                .ranked(fitting.iterator().next(), fitting)
                .activated(user.isConfirmed())
                .standing(user.isLocked() ? FarPerson.Standing.BARRED : FarPerson.Standing.FREE)
                .in(groups)
                .owning(things)
                .build();
    }
}
