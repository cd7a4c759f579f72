package muster.dialect.connect;

import muster.dialect.JsonObject;
import muster.directory.Groups;
import muster.http.Query;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Permissions;
import muster.model.Policy;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code v1/groups}. {@link GroupMembers} is about who is in them. */
final class ConnectGroups {
    private final Groups groups;
    private final GroupDoor door;
    private final Policy policy;

    ConnectGroups(Groups groups, GroupDoor door, Policy policy) {
        this.groups = groups;
        this.door = door;
        this.policy = policy;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/groups", "maySeeAccounts", this::list)
                .add("POST", "/v1/groups", "mayCreateGroup", this::create)
                .add("PUT", "/v1/groups", "publisher or administrator", this::createByTicket)
                .add("GET", "/v1/groups/remote", "publisher or administrator", this::searchRemote)
                .add("GET", "/v1/groups/{guid}", "maySeeAccounts", this::get)
                // Older clients write with POST, newer ones with PATCH.
                .add("POST", "/v1/groups/{guid}", "mayManageGroup", this::update)
                .add("PATCH", "/v1/groups/{guid}", "mayManageGroup", this::update)
                .add("DELETE", "/v1/groups/{guid}", "mayManageGroup", this::remove);
    }

    private Response list(Request request) {
        Caller caller = door.caller(request);
        Query query = request.query();
        ConnectParameters.Page page = ConnectParameters.page(query);
        boolean ascending = ConnectParameters.flag(query, "asc_order", true);
        String prefix = ConnectParameters.text(query, "prefix");
        Groups.Listing found = groups.list(caller, prefix == null ? "" : prefix, ascending, page.skip(), page.size());
        return ConnectJson.page(page.number(), found.total(), found.groups(), ConnectJson::group);
    }

    private Response create(Request request) {
        Caller caller = door.caller(request);
        require(Permissions.mayCreateGroup(caller, policy));
        JsonObject body = JsonObject.parse(request.body());
        GroupName name = name(body.text("name"));
        return answer(groups.create(caller, name));
    }

    private Response createByTicket(Request request) {
        require(door.caller(request).isAtLeast(Rank.PUBLISHER));
        throw new ConnectRefusal(ConnectCode.WANTS_POST, "Groups are made by POST on this server.");
    }

    private Response searchRemote(Request request) {
        require(door.caller(request).isAtLeast(Rank.PUBLISHER));
        throw new ConnectRefusal(ConnectCode.WRONG_PROVIDER, "There is no outside directory of groups to search.");
    }

    private Response get(Request request) {
        Caller caller = door.caller(request);
        GroupId id = ConnectIds.group(request);
        return answer(ConnectIds.inPath(() -> groups.get(caller, id)));
    }

    private Response update(Request request) {
        Caller caller = door.caller(request);
        Group group = door.managed(caller, ConnectIds.group(request), new Failure.MayNotChange("group"));
        JsonObject body = JsonObject.parse(request.body());
        String name = body.text("name");
        AccountId owner = ConnectIds.userNamedIfAny(body.text("owner_guid"));
        Edit<GroupName> rename = name == null ? Edit.keep() : Edit.set(name(name));
        return answer(groups.change(caller, group.id(), rename, Edit.ofNullable(owner)));
    }

    private Response remove(Request request) {
        Caller caller = door.caller(request);
        Group group = door.managed(caller, ConnectIds.group(request), new Failure.MayNotRemove("group"));
        groups.remove(caller, group.id());
        return Response.empty(204);
    }

    private static Response answer(Group group) {
        return ConnectJson.answer(200, json -> ConnectJson.group(json, group));
    }

    private static GroupName name(@Nullable String text) {
        return GroupName.parse(text == null ? "" : text);
    }

    private static void require(boolean permitted) {
        if (!permitted) {
            throw new Refused(new Failure.NotPermitted());
        }
    }
}
