package muster.client.connect;

import java.util.Optional;
import java.util.stream.Stream;
import muster.client.wire.Call;

/** Everybody whom the caller may see. */
public final class Users {
    private static final String PATH = "/v1/users";
    private static final String USER = "a user";

    private final Connection connection;

    Users(Connection connection) {
        this.connection = connection;
    }

    /** How many there are. One request. */
    public long count() {
        return connection.total(PATH, new Call.Query());
    }

    /**
     * Makes somebody; administrators may.
     *
     * @return the account as the server has made it
     */
    public User create(NewUser somebody) {
        return new User(connection, connection.object(Call.with("POST", PATH, somebody.body()), USER));
    }

    /**
     * Finds people, in pages of 500 that are asked for as the stream is read. Without a prefix they come by first and last name;
     * with one, the most similar come first. Who is made or renamed meanwhile may be missed or come twice.
     */
    public Stream<User> find(UserFilter filter) {
        return connection.list(PATH, filter::query, USER, fields -> new User(connection, fields));
    }

    /** Everybody. */
    public Stream<User> find() {
        return find(UserFilter.ANYBODY);
    }

    /** The first of those. */
    public Optional<User> findOne(UserFilter filter) {
        return connection.first(PATH, filter.query(), USER, fields -> new User(connection, fields));
    }

    /**
     * @param guid of an account
     * @return the account; one that nobody has is refused
     */
    public User get(String guid) {
        return new User(connection, connection.object(Call.get(PATH + "/" + Call.part(guid)), USER));
    }

    User me() {
        return new User(connection, connection.object(Call.get("/v1/user"), USER));
    }
}
