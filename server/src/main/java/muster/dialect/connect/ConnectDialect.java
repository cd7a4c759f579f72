package muster.dialect.connect;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import muster.dialect.Dialect;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.directory.Identifiers;
import muster.directory.Portrayal;
import muster.directory.SignIns;
import muster.http.Mount;
import muster.http.Routes;
import muster.model.Policy;

/** The Posit Connect door: everything under {@code /__api__}, and the three paths that clients call beside it. */
public final class ConnectDialect implements Dialect {
    private final List<Mount> mounts;
    private final Portrayal portrayal;

    /**
     * @param policy the one that the directory goes by: this door tells clients of it
     * @param identifiers for the names of content that clients leave unnamed
     * @param failures the counter of failed sign-ins that all doors share
     */
    public ConnectDialect(
            Directory directory,
            Policy policy,
            ConnectSettings settings,
            Identifiers identifiers,
            InstantSource clock,
            FailureLimit failures) {
        var keys = new ConnectKeys(directory.keys());
        var userJson = new ConnectUserJson(settings, clock, new OutsideIds(directory.accounts(), settings.provider()));
        var server = new ConnectServerSettings(settings, policy);
        var sessions = new ConnectSessions(directory.logins(), keys, failures, settings, userJson);
        Routes api = new Routes();
        server.addTo(api);
        var queries = new UserQueries(settings, clock);
        addUsers(api, directory, keys, userJson, settings, queries);
        addGroups(api, directory, keys, userJson, settings, policy);
        addContent(api, directory, keys, identifiers);
        new ConnectApiKeys(directory.keys(), keys).addTo(api);
        new ConnectAuditLog(directory.ledger(), keys).addTo(api);
        new ConnectBootstrap(directory.admissions(), failures, clock, settings).addTo(api);
        mounts = mounts(api, server, sessions);
        portrayal = new ConnectPortrayal(
                userJson,
                queries,
                new SignIns(directory.credentials(), directory.secondFactors(), ConnectKeys.DOOR, clock));
    }

    private static void addUsers(
            Routes api,
            Directory directory,
            ConnectKeys keys,
            ConnectUserJson json,
            ConnectSettings settings,
            UserQueries queries) {
        var usernames = new ConnectUsernames(settings);
        var changes = new UserChanges(settings, usernames);
        var bodies = new NewUserBodies(settings, usernames);
        new ConnectUsers(directory.accounts(), keys, json, queries, changes).addTo(api);
        new ConnectNewUsers(directory.admissions(), keys, json, settings, bodies).addTo(api);
    }

    private static void addGroups(
            Routes api,
            Directory directory,
            ConnectKeys keys,
            ConnectUserJson json,
            ConnectSettings settings,
            Policy policy) {
        var door = new GroupDoor(directory.groups(), keys, settings);
        new ConnectGroups(directory.groups(), door, policy).addTo(api);
        new GroupMembers(directory.groups(), door, json).addTo(api);
        new GroupContent(directory.sharing(), directory.groups(), directory.accounts(), door).addTo(api);
    }

    private static void addContent(Routes api, Directory directory, ConnectKeys keys, Identifiers identifiers) {
        new ConnectContent(directory.holdings(), directory.accounts(), keys, identifiers).addTo(api);
        new ContentPermissions(directory.holdings(), directory.sharing(), keys).addTo(api);
    }

    private static List<Mount> mounts(Routes api, ConnectServerSettings server, ConnectSessions sessions) {
        Routes ping = new Routes();
        server.addPingTo(ping);
        Routes login = new Routes();
        sessions.addLoginTo(login);
        Routes logout = new Routes();
        sessions.addLogoutTo(logout);
        return List.of(
                mount("/__api__", api),
                mount("/__ping__", ping),
                mount("/__login__", login),
                mount("/__logout__", logout));
    }

    private static Mount mount(String prefix, Routes routes) {
        return Mount.of(ConnectKeys.DOOR, prefix, routes, new ConnectErrors())
                .withHeadFromGet()
                .withoutTrailingSlash();
    }

    @Override
    public String name() {
        return ConnectKeys.DOOR;
    }

    @Override
    public List<Mount> mounts() {
        return mounts;
    }

    @Override
    public Optional<Portrayal> portrayal() {
        return Optional.of(portrayal);
    }
}
