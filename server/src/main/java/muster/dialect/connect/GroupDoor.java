package muster.dialect.connect;

import muster.directory.Groups;
import muster.http.Request;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.Permissions;
import muster.model.Refused;

/** What every group endpoint asks first: who calls, whether groups are served at all, whose group it is. */
final class GroupDoor {
    private final Groups groups;
    private final ConnectKeys keys;
    private final ConnectSettings settings;

    GroupDoor(Groups groups, ConnectKeys keys, ConnectSettings settings) {
        this.groups = groups;
        this.keys = keys;
        this.settings = settings;
    }

    Caller caller(Request request) {
        Caller caller = keys.caller(request);
        if (!settings.userGroups()) {
            throw new ConnectRefusal(ConnectCode.WRONG_PROVIDER, "Groups are switched off on this server.");
        }
        return caller;
    }

    /** The group of a path, for those who mind it: who may not, hears so before the body is looked at. */
    Group managed(Caller caller, GroupId id, Failure otherwise) {
        Group group = ConnectIds.inPath(() -> groups.get(caller, id));
        if (!Permissions.mayManageGroup(caller, group)) {
            throw new Refused(otherwise);
        }
        return group;
    }
}
