package muster.client.connect;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * An account as it was when the server told of it. It never changes: what changes the account on the server answers a new one.
 * Two are equal when all that was told is.
 */
public final class User {
    private final Connection connection;
    private final Told told;

    /** What the server tells. */
    private record Told(
            String guid,
            String username,
            String email,
            String firstName,
            String lastName,
            UserRole role,
            Instant createdTime,
            Instant updatedTime,
            @Nullable Instant activeTime,
            boolean confirmed,
            boolean locked,
            @Nullable String externalId) {
        static Told of(Fields fields) {
            return new Told(
                    fields.text("guid"),
                    fields.text("username"),
                    fields.text("email"),
                    fields.text("first_name"),
                    fields.text("last_name"),
                    fields.oneOf("user_role", UserRole::of),
                    fields.time("created_time"),
                    fields.time("updated_time"),
                    fields.timeIfAny("active_time").orElse(null),
                    fields.flag("confirmed"),
                    fields.flag("locked"),
                    fields.textIfAny("external_id").orElse(null));
        }

        /** What an update tells, and the rest as it was. */
        Told with(Fields fields) {
            return new Told(
                    guid,
                    fields.text("username"),
                    fields.text("email"),
                    fields.text("first_name"),
                    fields.text("last_name"),
                    fields.oneOf("user_role", UserRole::of),
                    createdTime,
                    fields.time("updated_time"),
                    activeTime,
                    confirmed,
                    locked,
                    externalId);
        }

        Told withLocked(boolean isLocked) {
            return new Told(
                    guid,
                    username,
                    email,
                    firstName,
                    lastName,
                    role,
                    createdTime,
                    updatedTime,
                    activeTime,
                    confirmed,
                    isLocked,
                    externalId);
        }
    }

    User(Connection connection, Fields fields) {
        this(connection, Told.of(fields));
    }

    private User(Connection connection, Told told) {
        this.connection = connection;
        this.told = told;
    }

    /** Never given to somebody else. */
    public String guid() {
        return told.guid();
    }

    public String username() {
        return told.username();
    }

    /** Empty when it is hidden from the caller. */
    public String email() {
        return told.email();
    }

    /** Empty when there is none. */
    public String firstName() {
        return told.firstName();
    }

    /** Empty when there is none. */
    public String lastName() {
        return told.lastName();
    }

    public UserRole role() {
        return told.role();
    }

    public Instant createdTime() {
        return told.createdTime();
    }

    /** The last change of names, address or role; locking is none. */
    public Instant updatedTime() {
        return told.updatedTime();
    }

    /** Roughly the last activity. */
    public Optional<Instant> activeTime() {
        return Optional.ofNullable(told.activeTime());
    }

    /** False while the address has still to be confirmed. */
    public boolean isConfirmed() {
        return told.confirmed();
    }

    public boolean isLocked() {
        return told.locked();
    }

    /** What an outside provider calls the person, for those who may know. */
    public Optional<String> externalId() {
        return Optional.ofNullable(told.externalId());
    }

    /**
     * Locks the account: no sign-in and no key works until it is unlocked; what the person owns stays.
     *
     * @throws IllegalStateException when this is the caller's own account, before anything is sent; {@link #lock(boolean)} can
     */
    public User lock() {
        return lock(false);
    }

    /**
     * @param force whether the caller's own account may be locked, too. Its key stops working at once, and only somebody else can
     *     unlock it
     */
    public User lock(boolean force) {
        if (!force && new Users(connection).me().guid().equals(guid())) {
            throw new IllegalStateException(
                    "this would lock the account whose key is used; if that is meant, call lock(true)");
        }
        return locked(true);
    }

    /** Unlocks the account; with it everything that worked before works again. */
    public User unlock() {
        return locked(false);
    }

    private User locked(boolean locked) {
        connection.ask(Call.with("POST", path() + "/lock", Map.of("locked", locked)));
        return new User(connection, told.withLocked(locked));
    }

    /** Changes what is given, and nothing else. Administrators may, and people on themselves where the server allows it. */
    public User update(UserChanges changes) {
        return new User(connection, told.with(connection.object(Call.with("PUT", path(), changes.body()), "a user")));
    }

    /** What this person owns. */
    public ContentItems content() {
        return new ContentItems(connection, guid());
    }

    /** The groups that this person is in. */
    public UserGroups groups() {
        return new UserGroups(connection, this);
    }

    private String path() {
        return "/v1/users/" + Call.part(guid());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof User user && told.equals(user.told);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(told.guid());
    }

    @Override
    public String toString() {
        return "User[" + username() + ", " + guid() + "]";
    }
}
