package muster.directory;

import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Group;
import muster.model.GroupName;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change of a group.
 *
 * @param properties JSON text of what a door keeps with the group
 * @param expectedVersion the version that whoever wants this has looked at; null for any
 */
public record GroupChanges(
        Edit<GroupName> name,
        Edit<AccountId> owner,
        Edit<String> description,
        Edit<String> properties,
        @Nullable Long expectedVersion) {

    /** Changes of whatever version there is. */
    public GroupChanges(
            Edit<GroupName> name, Edit<AccountId> owner, Edit<String> description, Edit<String> properties) {
        this(name, owner, description, properties, null);
    }

    /** @throws muster.model.Refused {@link muster.model.Failure.Malformed} as {@link Group#check} says */
    public GroupChanges {
        Group.check(description.orKeep(null), properties.orKeepValue(Group.NO_PROPERTIES));
    }
}
