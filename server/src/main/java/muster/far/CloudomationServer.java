package muster.far;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.client.cloudomation.CloudomationClient;
import muster.client.cloudomation.CloudomationSite;
import muster.client.cloudomation.Login;
import muster.client.cloudomation.Role;
import muster.client.cloudomation.Session;
import muster.client.cloudomation.User;
import muster.client.cloudomation.UserQuery;
import muster.model.Rank;

/** A Cloudomation workspace, as one of its managers or administrators sees it. */
final class CloudomationServer implements FarServer {
    private static final List<String> SEES_EVERYBODY =
            List.of(Role.USER_AUDITOR, Role.WORKSPACE_ADMIN, Role.ORGANIZATION_ADMIN);

    private static final UserQuery EVERYBODY = UserQuery.ALL.allowArchived();

    private final CloudomationClient client;

    private CloudomationServer(CloudomationClient client) {
        this.client = client;
    }

    static FarServer open(FarAddress address, FarLogin login, ClientOptions options) {
        CloudomationSite site = CloudomationSite.at(address.url(), options);
        if (login.user() == null) {
            return new CloudomationServer(site.withToken(login.secret()));
        }
        Secret otp = login.otp();
        Login begun = site.login(login.user(), login.secret());
        return new CloudomationServer(begun.with(() -> {
                    if (otp == null) {
                        throw new FarTrouble("A code of the second factor is needed; --otp takes it.");
                    }
                    return otp;
                })
                .client());
    }

    @Override
    public String greet() {
        Session me = client.session();
        if (Stream.of(me.roles().split(",")).map(String::strip).noneMatch(SEES_EVERYBODY::contains)) {
            throw new FarTrouble(me.userName() + " has no role there that sees everything about everybody.");
        }
        return me.userId().toString();
    }

    @Override
    public FarWriter writer() {
        return new CloudomationWriter(client);
    }

    @Override
    public List<FarGroup> groups() {
        return List.of();
    }

    @Override
    public Stream<FarPerson> people() {
        Map<UUID, String> projects = new HashMap<>();
        client.projects().list().forEach(project -> projects.put(project.id(), project.name()));
        return client.users().list(EVERYBODY).map(user -> person(user, projects));
    }

    @Override
    public boolean isWhole(long told) {
        return client.users().count(EVERYBODY) == told;
    }

    private static FarPerson person(User user, Map<UUID, String> projects) {
        Set<Rank> fitting = fitting(user.roles());
        boolean isUsual = fitting.contains(Rank.VIEWER);
        String email = user.email().or(user::pendingEmail).orElse(null);
        return FarPerson.called(user.id().toString(), user.name(), email)
                .described(user.description().orElse(null))
                .ranked(isUsual ? null : fitting.iterator().next(), fitting)
                .activated(user.isActivated())
                .standing(standing(user))
                .ofProject(user.projectId().map(projects::get).orElse(null))
                .build();
    }

    private static Set<Rank> fitting(Set<String> roles) {
        if (roles.contains(Role.ORGANIZATION_ADMIN)) {
            return EnumSet.of(Rank.ADMINISTRATOR);
        }
        if (roles.contains(Role.WORKSPACE_ADMIN)) {
            return EnumSet.of(Rank.MANAGER);
        }
        return roles.contains(Role.USER_AUDITOR) ? EnumSet.of(Rank.AUDITOR) : EnumSet.of(Rank.VIEWER, Rank.PUBLISHER);
    }

    private static FarPerson.Standing standing(User user) {
        if (!user.isEnabled()) {
            return FarPerson.Standing.BARRED;
        }
        return user.isArchived() ? FarPerson.Standing.ARCHIVED : FarPerson.Standing.FREE;
    }
}
