package muster.directory;

import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Group;
import muster.model.GroupName;

/**
 * What somebody wants to change of a group.
 *
 * @param properties JSON text of what a door keeps with the group
 */
public record GroupChanges(
        Edit<GroupName> name, Edit<AccountId> owner, Edit<String> description, Edit<String> properties) {

    /** @throws muster.model.Refused {@link muster.model.Failure.Malformed} as {@link Group#check} says */
    public GroupChanges {
        Group.check(description.orKeep(null), properties.orKeepValue(Group.NO_PROPERTIES));
    }
}
