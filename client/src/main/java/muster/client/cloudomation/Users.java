package muster.client.cloudomation;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import muster.client.wire.Call;

/** Everybody in the workspace. */
public final class Users {
    static final String KIND = "user";

    private static final String PATH = "/user";

    private final Connection connection;

    Users(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes somebody, and has an invitation mailed; who manages users may. What is wrong with which field is in
     * {@link muster.client.ClientException.Refused#fields}.
     */
    public User create(NewUser somebody) {
        Call.Query query = new Call.Query().and("send_invitation", somebody.isInvited() ? null : false);
        return User.of(connection.object(Call.with("POST", PATH, query, somebody.body()), "a user"));
    }

    /**
     * Whom the query is about, in pages that are asked for as the stream is read. Who is made, renamed or removed meanwhile may be
     * missed or come twice. A query that cannot be answered, or asks for what the caller may not read, is refused
     * ({@code bad_query}).
     */
    public Stream<User> list(UserQuery query) {
        Set<Property<?>> selected = query.selected();
        Collection<Property<?>> expected = selected.isEmpty() ? UserProperties.ALL : selected;
        return connection.list(
                PATH, query::query, query.pageSize(), "a user", fields -> User.of(fields, expected, null));
    }

    /** Everybody but who is archived or lies in the trash, by name. */
    public Stream<User> list() {
        return list(UserQuery.ALL);
    }

    /** The first of those. */
    public Optional<User> findFirst(UserQuery query) {
        return list(query.withPageSize(1)).findFirst();
    }

    /** How many the query is about. */
    public long count(UserQuery query) {
        return connection.total(PATH, query.query());
    }

    /** All whom the query is about as a file, by name; its order, selection and pages do not count. */
    public UserFile export(UserQuery query, UserFile.Format format) {
        UserQuery all = new UserQuery(
                query.filter(),
                query.sought(),
                UserQuery.ALL.orders(),
                Set.of(),
                query.hasArchived(),
                query.trash(),
                query.pageSize());
        return UserFile.exported(connection, PATH, all.query(), format);
    }
}
