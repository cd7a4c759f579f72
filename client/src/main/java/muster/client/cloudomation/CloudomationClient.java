package muster.client.cloudomation;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import muster.client.Secret;
import muster.client.wire.Call;

/**
 * A Cloudomation workspace, or a Muster in its place, for somebody who is signed in. It may be used by any number of threads.
 * Nothing is asked before a method says so. Every method that asks throws {@link muster.client.ClientException}: {@code Refused}
 * with the platform's code and sentence ({@code unauthorized} once the session is over), or another one that says what went wrong on
 * the way.
 */
public final class CloudomationClient {
    private final Connection connection;

    CloudomationClient(Connection connection) {
        this.connection = connection;
    }

    /**
     * The same as {@link CloudomationSite#withToken}, which with its options is another way to it.
     *
     * @param server its address, as {@code https://host/path}, with or without {@code /api/latest}
     * @param token of a log-in, or a key of a Muster
     */
    public static CloudomationClient of(URI server, Secret token) {
        return CloudomationSite.at(server).withToken(token);
    }

    /** Who is signed in. */
    public Session session() {
        return Session.of(connection.object(Call.get("/auth/session"), "a session"));
    }

    /** Ends the session, here and on the server. */
    public void logout() {
        connection.ask(new Call("POST", "/auth/logout", null));
    }

    public Users users() {
        return new Users(connection);
    }

    /** The user of this id. */
    public UserHandle user(UUID id) {
        return new UserHandle(connection, RecordPath.byId(Users.KIND, id));
    }

    /**
     * The user of this name, whatever its case.
     *
     * @throws IllegalArgumentException for a name that no path can tell: a blank one, or dots
     */
    public UserHandle user(String name) {
        return new UserHandle(connection, RecordPath.byName(Users.KIND, name));
    }

    /** The user of a record, whatever the name is by now. */
    public UserHandle user(User user) {
        return user(user.id());
    }

    /** The account of whoever is signed in; asks who that is. */
    public OwnAccount own() {
        return new OwnAccount(connection, session().userId());
    }

    public Projects projects() {
        return new Projects(connection);
    }

    /** The roles there are, by rank. */
    public List<Role> roles() {
        return connection.object(Call.get("/role"), "a list").objects("records", "a role").stream()
                .map(Role::of)
                .toList();
    }

    /** The 37 properties that the server declares of users, by name. */
    public List<PropertyInfo> properties() {
        return connection.object(Call.get("/meta/user"), "a table").objects("properties", "a property").stream()
                .map(PropertyInfo::of)
                .toList();
    }

    /** A file to be taken in; nothing is asked yet. */
    public UserImport importing(UserFile file) {
        return new UserImport(connection, file, UserImport.OnConflict.UPDATE);
    }
}
