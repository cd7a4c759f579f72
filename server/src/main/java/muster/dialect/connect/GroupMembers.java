package muster.dialect.connect;

import muster.dialect.JsonObject;
import muster.directory.Accounts;
import muster.directory.Groups;
import muster.http.Query;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;

/** {@code v1/groups/{guid}/members}: who is in a group. */
final class GroupMembers {
    private final Groups groups;
    private final GroupDoor door;
    private final ConnectUserJson json;

    GroupMembers(Groups groups, GroupDoor door, ConnectUserJson json) {
        this.groups = groups;
        this.door = door;
        this.json = json;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/groups/{guid}/members", "maySeeAccounts", this::list)
                .add("POST", "/v1/groups/{guid}/members", "mayManageGroup", this::add)
                .add("DELETE", "/v1/groups/{guid}/members/{user_guid}", "mayRemoveMember", this::remove);
    }

    /** The R client asks for no page size and takes what comes: as many as may ever come. */
    private Response list(Request request) {
        Caller caller = door.caller(request);
        GroupId id = ConnectIds.group(request);
        Query query = request.query();
        ConnectParameters.Page page = ConnectParameters.page(query, ConnectParameters.MAX_PAGE_SIZE);
        boolean ascending = ConnectParameters.flag(query, "asc_order", true);
        Accounts.Listing found =
                ConnectIds.inPath(() -> groups.members(caller, id, ascending, page.skip(), page.size()));
        return json.page(page.number(), found, caller);
    }

    private Response add(Request request) {
        Caller caller = door.caller(request);
        Group group = door.managed(caller, ConnectIds.group(request), new Failure.MayNotChange("group"));
        String guid = JsonObject.parse(request.body()).requiredText("user_guid");
        groups.addMember(caller, group.id(), ConnectIds.userNamed(guid));
        return Response.empty(204);
    }

    private Response remove(Request request) {
        Caller caller = door.caller(request);
        GroupId id = ConnectIds.group(request);
        AccountId member = ConnectIds.member(request);
        ConnectIds.inPath(() -> groups.get(caller, id));
        groups.removeMember(caller, id, member);
        return Response.empty(204);
    }
}
