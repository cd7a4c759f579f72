package muster.cli;

import java.util.List;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Refused;

/** How people name a group on the command line: by its name, or its id. */
final class GroupReference {
    private GroupReference() {}

    /** @throws Refused when there is no such group */
    static Group resolve(Desk desk, String text) {
        var groups = desk.directory().groups();
        GroupId id = GroupId.parse(text).orElse(null);
        if (id != null) {
            return groups.get(desk.caller(), id);
        }
        GroupName name = GroupName.parse(text);
        // An exact match comes first.
        List<Group> found = groups.list(desk.caller(), name.value(), true, 0, 1).groups();
        return found.stream()
                .filter(group -> group.name().key().equals(name.key()))
                .findFirst()
                .orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
    }
}
