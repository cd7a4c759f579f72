package muster.client.connect;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/** A group as it was when the server told of it. Two are equal when they are the same group with the same name and owner. */
public final class Group {
    private final Connection connection;
    private final Told told;

    private record Told(String guid, String name, @Nullable String ownerGuid) {}

    Group(Connection connection, Fields fields) {
        this.connection = connection;
        this.told = new Told(
                fields.text("guid"),
                fields.text("name"),
                fields.textIfAny("owner_guid").orElse(null));
    }

    public String guid() {
        return told.guid();
    }

    public String name() {
        return told.name();
    }

    /** Who made it; empty for one that an outside provider keeps. */
    public Optional<String> ownerGuid() {
        return Optional.ofNullable(told.ownerGuid());
    }

    /** How many people are in it. */
    public long countMembers() {
        return connection.total(membersPath(), new Call.Query());
    }

    /** Who is in it, by first and last name, in pages that are asked for as the stream is read. */
    public Stream<User> members() {
        return connection.list(membersPath(), Call.Query::new, "a member", fields -> new User(connection, fields));
    }

    /** Takes somebody in; who is in it already is refused. */
    public void add(User user) {
        connection.ask(Call.with("POST", membersPath(), Map.of("user_guid", user.guid())));
    }

    /** Lets somebody go; who is not in it is refused. */
    public void remove(User user) {
        connection.ask(Call.delete(membersPath() + "/" + Call.part(user.guid())));
    }

    /** Gives it another name. */
    public Group rename(String name) {
        return new Group(connection, connection.object(Call.with("POST", path(), Map.of("name", name)), "a group"));
    }

    /** Removes the group, with what it was allowed, and nobody who was in it. */
    public void delete() {
        connection.ask(Call.delete(path()));
    }

    private String path() {
        return Groups.PATH + "/" + Call.part(guid());
    }

    private String membersPath() {
        return path() + "/members";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Group group && told.equals(group.told);
    }

    @Override
    public int hashCode() {
        return told.hashCode();
    }

    @Override
    public String toString() {
        return "Group[" + name() + ", " + guid() + "]";
    }
}
