package muster.cli;

import java.util.List;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Refused;

/** How people name a group on the command line: by its name. */
final class GroupReference {
    private GroupReference() {}

    /** @throws Refused when there is no such group */
    static GroupId resolve(Desk desk, String text) {
        GroupName name = GroupName.parse(text);
        List<Group> found =
                desk.directory().groups().list(desk.caller(), text, true, 0, 1).groups();
        return found.stream()
                .filter(group -> group.name().key().equals(name.key()))
                .findFirst()
                .map(Group::id)
                .orElseThrow(() -> new Refused(new Failure.NoSuchGroup()));
    }
}
