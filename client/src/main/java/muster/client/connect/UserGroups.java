package muster.client.connect;

import java.util.stream.Stream;

/** The groups of one person. The platform knows members of groups alone, so that finding them asks for the members of each. */
public final class UserGroups {
    private final Groups groups;
    private final User user;

    UserGroups(Connection connection, User user) {
        this.groups = new Groups(connection);
        this.user = user;
    }

    /** One request for the groups, and one or more for the members of each. */
    public Stream<Group> find() {
        return groups.find()
                .filter(group ->
                        group.members().anyMatch(member -> member.guid().equals(user.guid())));
    }

    public void add(Group group) {
        group.add(user);
    }

    /** @param guid of a group */
    public void add(String guid) {
        groups.get(guid).add(user);
    }

    public void remove(Group group) {
        group.remove(user);
    }

    /** @param guid of a group */
    public void remove(String guid) {
        groups.get(guid).remove(user);
    }
}
