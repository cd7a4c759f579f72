package muster.client.arvados;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.client.wire.Call;
import muster.client.wire.Fields;

/**
 * Everybody whom the caller may see. Methods that answer a single user take what is to be told of him; nothing for everything.
 * A uuid that is none is an {@link IllegalArgumentException} before anything is sent.
 */
public final class Users {
    private static final String PATH = "/users";

    private final Connection connection;
    private final Resource<User> users;

    Users(Connection connection) {
        this.connection = connection;
        this.users = new Resource<>(connection, PATH, ObjectKind.USER, User::of);
    }

    /**
     * Makes somebody; administrators may.
     *
     * @return the user as the server has made him, whose username may be another than was asked for
     */
    public User create(UserFields fields, Attribute<?>... selected) {
        return write("POST", PATH, Map.of("user", fields.body()), selected);
    }

    /** Whose token this is. */
    public User current(Attribute<?>... selected) {
        return users.get(PATH + "/current", List.of(selected));
    }

    /** The user to whom everything belongs that belongs to nobody else. */
    public User system(Attribute<?>... selected) {
        return users.get(PATH + "/system", List.of(selected));
    }

    /** One whom the caller may not see is refused with 404, as one that nobody is. */
    public User get(String uuid, Attribute<?>... selected) {
        return users.get(users.path(uuid), List.of(selected));
    }

    /** One page. */
    public ListPage<User> list(ListQuery query) {
        return users.page(query);
    }

    /** Everybody who meets these, along the day they were made; see {@link #listAll(ListQuery, ListKey)}. */
    public Stream<User> listAll(Filter... filters) {
        return listAll(ListQuery.ALL.where(filters), ListKey.CREATED_AT);
    }

    /**
     * Everybody, in pages that are asked for as the stream is read. Each page goes on behind the last user, so that nobody is
     * skipped when others come or go meanwhile.
     *
     * @param query without orders and offset; what it selects is completed by the uuid and the key
     * @param key {@link ListKey#UUID} for callers who are no administrators
     */
    public Stream<User> listAll(ListQuery query, ListKey key) {
        return users.all(query, key);
    }

    /** How many meet these. */
    public long count(Filter... filters) {
        return users.count(List.of(filters));
    }

    /**
     * Changes what is given, and nothing else. Of the states the platform undoes silently what others than administrators ask
     * for: look at the answer.
     */
    public User update(String uuid, UserFields fields, Attribute<?>... selected) {
        return write("PUT", users.path(uuid), Map.of("user", fields.body()), selected);
    }

    /** Gives the user another uuid; administrators may. Of older editions: newer ones answer 404. */
    public User updateUuid(String uuid, String newUuid) {
        return write("POST", users.path(uuid) + "/update_uuid", Map.of("new_uuid", Resource.requireUuid(newUuid)));
    }

    /**
     * Removes the user with tokens and permissions; who owns something is refused.
     *
     * @return the user as he was
     */
    public User delete(String uuid) {
        return users.send(Call.delete(users.path(uuid)), List.of());
    }

    /** Invites: into the group of all users. Again, it changes nothing. Nobody becomes active by it. */
    public SetupResult setup(Setup setup) {
        Fields answer = connection.object(Call.with("POST", PATH + "/setup", setup.body()), "what was set up");
        return SetupResult.of(connection, users, answer);
    }

    /** Makes active who is set up and has signed what is to be signed. Others than administrators activate themselves alone. */
    public User activate(String uuid) {
        return write("POST", users.path(uuid) + "/activate", Map.of());
    }

    /** Takes back setting up and activating: no token, group or login is left, nor are prefs. What the user owns stays. */
    public User unsetup(String uuid) {
        return write("POST", users.path(uuid) + "/unsetup", Map.of());
    }

    /**
     * Makes one user of two.
     *
     * @return the old user as he is afterwards
     */
    public User merge(Merge merge) {
        return write("POST", PATH + "/merge", merge.body());
    }

    private User write(String verb, String path, Map<String, ?> body, Attribute<?>... selected) {
        List<Attribute<?>> wanted = List.of(selected);
        return users.send(Call.with(verb, path, Resource.selecting(wanted), body), wanted);
    }
}
