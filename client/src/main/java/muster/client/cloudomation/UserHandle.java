package muster.client.cloudomation;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import muster.client.wire.Call;
import muster.client.wire.Reply;

/**
 * One user on the server, named by id or by the name of now. Making one asks nothing. What is refused: somebody who is not there
 * ({@code not_found}), a caller who may not ({@code forbidden}), and for changes a user in the trash ({@code in_trash}) and a
 * guarded one ({@code read_only}).
 */
public final class UserHandle {
    private static final String USER = "a user";

    private final Connection connection;
    private final RecordPath path;

    UserHandle(Connection connection, RecordPath path) {
        this.connection = connection;
        this.path = path;
    }

    /** The user, who does not lie in the trash. */
    public User get() {
        return read(path.query(), UserProperties.ALL);
    }

    /** The user, in the trash or not. */
    public User getAlsoDeleted() {
        return read(path.query().and("allow_deleted", true), UserProperties.ALL);
    }

    /** Only these properties, and the id. */
    public User select(Property<?> first, Property<?>... others) {
        Set<Property<?>> selected = Property.set(first, others);
        return read(path.query().and("select", UserQuery.names(selected)), selected);
    }

    private User read(Call.Query query, Collection<Property<?>> selected) {
        return told(connection.ask(Call.get(path.path(), query)), selected);
    }

    private static User told(Reply reply, Collection<Property<?>> selected) {
        return User.of(
                reply.object(USER), selected, reply.headers().firstValue("ETag").orElse(null));
    }

    /** Changes what is given, whatever the user is like by now. */
    public User update(UserChanges changes) {
        return update(changes, Map.of());
    }

    /**
     * Changes what is given, unless somebody has changed the user since: then it is refused ({@code precondition_failed}).
     *
     * @param seen as {@link #get()} answered it
     * @throws IllegalArgumentException when it has no ETag, as users out of lists have none
     */
    public User updateIfUnchanged(User seen, UserChanges changes) {
        return update(changes, ifUnchanged(seen));
    }

    private User update(UserChanges changes, Map<String, String> heads) {
        Call call = Call.with("PATCH", path.path(), path.query(), changes.body());
        return told(connection.ask(call, heads), UserProperties.ALL);
    }

    private static Map<String, String> ifUnchanged(User seen) {
        return Map.of(
                "If-Match",
                seen.etag().orElseThrow(() -> new IllegalArgumentException("a user out of a list has no ETag")));
    }

    public User enable() {
        return update(UserChanges.changing().enabled(true).build());
    }

    /** Ends all sessions; no log-in until it is enabled. Nobody does that to the own account. */
    public User disable() {
        return update(UserChanges.changing().enabled(false).build());
    }

    /** Retires the account: no log-in, and not in usual lists. */
    public User archive() {
        return update(UserChanges.changing().archived(true).build());
    }

    public User unarchive() {
        return update(UserChanges.changing().archived(false).build());
    }

    /** Shows it on top, to the caller alone. */
    public User pin() {
        return update(UserChanges.changing().pinned(true).build());
    }

    public User unpin() {
        return update(UserChanges.changing().pinned(false).build());
    }

    /** Marks it as open, for the caller alone. */
    public User open() {
        return update(UserChanges.changing().opened(true).build());
    }

    public User close() {
        return update(UserChanges.changing().opened(false).build());
    }

    /** Puts it into the trash, and ends its sessions. What lies there already stays there. */
    public void delete() {
        connection.ask(Call.delete(path.with("")));
    }

    /** The same unless somebody has changed the user since; see {@link #updateIfUnchanged}. */
    public void deleteIfUnchanged(User seen) {
        connection.ask(Call.delete(path.with("")), ifUnchanged(seen));
    }

    /** Removes it for good, in the trash or not. The name and the address are free then. */
    public void deletePermanently() {
        connection.ask(Call.delete(path.with("", path.query().and("permanently", true))));
    }

    /** Takes it out of the trash as it was. */
    public User restore() {
        return told(act("/restore", Map.of()), UserProperties.ALL);
    }

    /** Mails an invitation, and voids a former one; refused for who is active already ({@code already_activated}). */
    public void invite() {
        act("/invite", Map.of());
    }

    /** @param validFor a second to 30 days */
    public void invite(Duration validFor) {
        act("/invite", Map.of("valid_for_seconds", validFor.toSeconds()));
    }

    /** Lets somebody log in again whom too many tries have locked out. */
    public void unlock() {
        act("/unlock", Map.of());
    }

    /**
     * Takes the second factor away and ends the sessions, for who has lost it; not for oneself. Where it is off that is refused
     * ({@code not_enabled}).
     */
    public void resetTwofa() {
        act("/twofa/reset", Map.of());
    }

    /** Forgets an address that was not confirmed; refused when there is none ({@code nothing_pending}). */
    public void cancelEmailChange() {
        act("/cancel_email_change", Map.of());
    }

    /** The user as a file that {@link CloudomationClient#importing} takes. Who may not read all of it is refused. */
    public UserFile export(UserFile.Format format) {
        return UserFile.exported(connection, path.path(), path.query(), format);
    }

    private Reply act(String action, Map<String, Object> body) {
        return connection.ask(Call.with("POST", path.with(action), body));
    }

    @Override
    public String toString() {
        return "UserHandle[" + path.path() + "]";
    }
}
