package muster.client.cryosparc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.client.ClientException.Misunderstood;
import muster.client.Secret;
import muster.client.wire.Fields;
import muster.client.wire.Pages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The accounts, by the functions of {@code api.users}. Where somebody is named, the id or an address does. A refusal is 401 for who
 * is not signed in, 403 for who may not, 404 for somebody who is not there.
 */
public final class Users {
    private static final String USER = "a user";

    private final Connection connection;

    Users(Connection connection) {
        this.connection = connection;
    }

    /** Whether an administrator is there; everybody may ask. */
    public boolean adminExists() {
        JsonNode told = connection.json(Asking.of("users.admin_exists"));
        if (!told.isBoolean()) {
            throw new Misunderstood("the server sent something else where true or false should be");
        }
        return told.booleanValue();
    }

    /** Everybody, for administrators. The platform has no pages: one request, when the first element is read. */
    public Stream<User> find() {
        return listed(null);
    }

    /** Everybody of this role. */
    public Stream<User> find(Role role) {
        return listed(role);
    }

    private Stream<User> listed(@Nullable Role role) {
        return Pages.stream(only -> {
            JsonNode list = connection.json(Asking.of("users.find").with("role", word(role)));
            return new Pages.Page<>(
                    Fields.objects(list, USER).stream().map(User::of).toList(), true);
        });
    }

    /**
     * Makes somebody; administrators may. An address or username that is taken is refused with 409, one that is none with 422.
     *
     * @return the account; without a password it has a {@code registerToken}, which goes to the person
     */
    public User create(NewUser somebody) {
        Asking asking = Asking.of("users.create")
                .with("email", somebody.email())
                .with("username", somebody.username())
                .with("first_name", somebody.firstName())
                .with("last_name", somebody.lastName())
                .with("role", somebody.role().word());
        somebody.password().ifPresentOrElse(password -> asking.body(Passwords.body(password)), asking::emptyBody);
        return user(asking);
    }

    /** How many there are; who is signed in may ask. */
    public long count() {
        return counted(null);
    }

    /** How many of this role there are. */
    public long count(Role role) {
        return counted(role);
    }

    private long counted(@Nullable Role role) {
        JsonNode told = connection.json(Asking.of("users.count").with("role", word(role)));
        if (!told.isIntegralNumber() || !told.canConvertToLong()) {
            throw new Misunderstood("the server sent something else where a whole number should be");
        }
        return told.longValue();
    }

    private static @Nullable String word(@Nullable Role role) {
        return role == null ? null : role.word();
    }

    /** A table for people: username, address, whether administrator, id. */
    public String table() {
        return connection.text(Asking.of("users.table"));
    }

    /** Who asks. */
    public User me() {
        return user(Asking.of("users.me"));
    }

    /** Oneself, or anybody for administrators. */
    public User findOne(String userId) {
        return user(Asking.of("users.find_one", userId));
    }

    /** Changes names and address; one's own, or anybody's for administrators. What is taken is refused with 409. */
    public User update(String userId, UserChanges changes) {
        return user(Asking.of("users.update", userId)
                .with("email", changes.email().orElse(null))
                .with("username", changes.username().orElse(null))
                .with("first_name", changes.firstName().orElse(null))
                .with("last_name", changes.lastName().orElse(null)));
    }

    /** Administrators may; the last one of them is refused with 409. */
    public void delete(String userId) {
        connection.ask(Asking.of("users.delete", userId));
    }

    public Role getRole(String userId) {
        JsonNode told = connection.json(Asking.of("users.get_role", userId));
        return Optional.of(told)
                .filter(JsonNode::isString)
                .flatMap(word -> Role.of(word.stringValue()))
                .orElseThrow(() -> new Misunderstood("the server sent something else where a role should be"));
    }

    /** Administrators may. All tokens of the person end. The last administrator is refused with 409. */
    public User setRole(String userId, Role role) {
        return user(Asking.of("users.set_role", userId).body(role.word()));
    }

    /** Asks for a code to set another password with, which administrators see then. Never tells whether there is such a person. */
    public void requestResetPassword(String userId) {
        connection.ask(Asking.of("users.request_reset_password", userId));
    }

    /**
     * Sets the first password. Not asked again by itself, as a code is good once.
     *
     * @param token the code; any that is not good is refused with the same 400
     * @param password leaves this program as its digest
     */
    public void register(String userId, Secret token, Secret password) {
        connection.ask(Asking.of("users.register", userId)
                .with("token", token.reveal())
                .body(Passwords.body(password)));
    }

    /** Sets another password; the sessions of the person end. The rest is as {@link #register} has it. */
    public void resetPassword(String userId, Secret token, Secret password) {
        connection.ask(Asking.of("users.reset_password", userId)
                .with("token", token.reveal())
                .body(Passwords.body(password)));
    }

    /** One of one's own state variables: a text, number, truth, list or map; empty for null and for what nobody set. */
    public Optional<Object> getMyStateVar(String key) {
        return value(Asking.of("users.get_my_state_var", key));
    }

    /** The same of somebody: oneself, or anybody for administrators. */
    public Optional<Object> getStateVar(String userId, String key) {
        return value(Asking.of("users.get_state_var", userId, key));
    }

    private Optional<Object> value(Asking asking) {
        return Optional.ofNullable(Values.of(connection.json(asking)));
    }

    /**
     * @param value a text, number, truth, null or time, one of this package's values, or lists and maps of them; what does not fit a
     *     known variable is refused with 422
     * @throws IllegalArgumentException for anything else
     */
    public User setStateVar(String userId, String key, @Nullable Object value) {
        return user(Asking.of("users.set_state_var", userId, key).body(value));
    }

    /** A known variable reads as its default again; it is no error when nobody set it. */
    public User unsetStateVar(String userId, String key) {
        return user(Asking.of("users.unset_state_var", userId, key));
    }

    /** The names of the lanes where one may queue. */
    public List<String> getMyLanes() {
        return names(Asking.of("users.get_my_lanes"));
    }

    public List<String> getLanes(String userId) {
        return names(Asking.of("users.get_lanes", userId));
    }

    private List<String> names(Asking asking) {
        JsonNode list = connection.json(asking);
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw new Misunderstood("the server sent something else where a list of lanes should be");
        }
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    /** Administrators may. No lane is one way to say it; a lane that is not there is refused with 422. */
    public User setLanes(String userId, List<String> lanes) {
        return user(Asking.of("users.set_lanes", userId).body(lanes));
    }

    public FileBrowserSettings getMyFileBrowserSettings() {
        return settings(Asking.of("users.get_my_file_browser_settings"));
    }

    public FileBrowserSettings getFileBrowserSettings(String userId) {
        return settings(Asking.of("users.get_file_browser_settings", userId));
    }

    private FileBrowserSettings settings(Asking asking) {
        return FileBrowserSettings.of(connection.object(asking, "file-browser settings"));
    }

    /** Replaces all of them; administrators may. */
    public User setFileBrowserSettings(String userId, FileBrowserSettings settings) {
        return user(Asking.of("users.set_file_browser_settings", userId).body(settings));
    }

    private User user(Asking asking) {
        return User.of(connection.object(asking, USER));
    }
}
