package muster.dialect.connect;

import java.util.List;
import muster.dialect.JsonObject;
import muster.directory.Holdings;
import muster.directory.Sharing;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Caller;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.HoldingId;
import muster.model.HoldingView;
import muster.model.Party;

/** {@code v1/content/{guid}/permissions}: who else may view or manage an item. Its owner does not stand in the list. */
final class ContentPermissions {
    private final Holdings holdings;
    private final Sharing sharing;
    private final ConnectKeys keys;

    ContentPermissions(Holdings holdings, Sharing sharing, ConnectKeys keys) {
        this.holdings = holdings;
        this.sharing = sharing;
        this.keys = keys;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/content/{guid}/permissions", "mayChangeHolding", this::list)
                .add("POST", "/v1/content/{guid}/permissions", "mayChangeHolding", this::give)
                .add("GET", "/v1/content/{guid}/permissions/{id}", "mayChangeHolding", this::get)
                .add("PUT", "/v1/content/{guid}/permissions/{id}", "mayChangeHolding", this::change)
                .add("DELETE", "/v1/content/{guid}/permissions/{id}", "mayChangeHolding", this::withdraw);
    }

    private Response list(Request request) {
        Caller caller = keys.caller(request);
        HoldingId content = ConnectIds.content(request);
        List<Grant> grants = sharing.list(caller, ConnectContent.CONTENT, content);
        return ConnectJson.array(grants, (json, grant) -> ConnectJson.permission(json, content, grant));
    }

    /** Somebody who has a permission already gets the new role, as newer servers do it. */
    private Response give(Request request) {
        Caller caller = keys.caller(request);
        HoldingId content = ConnectIds.content(request);
        HoldingView view = managed(caller, content);
        JsonObject body = JsonObject.parse(request.body());
        Party party = party(body);
        Grant.Level level = ContentRoles.level(body.requiredText("role"));
        if (party.equals(new Party.OfAccount(view.holding().owner()))) {
            throw new ConnectRefusal(ConnectCode.USER_HAS_PERMISSION, "This user owns the item already.");
        }
        return answer(content, sharing.give(caller, ConnectContent.CONTENT, content, party, level));
    }

    private Response get(Request request) {
        Caller caller = keys.caller(request);
        HoldingId content = ConnectIds.content(request);
        GrantId id = ConnectIds.permission(request);
        return answer(content, sharing.get(caller, ConnectContent.CONTENT, content, id));
    }

    private Response change(Request request) {
        Caller caller = keys.caller(request);
        HoldingId content = ConnectIds.content(request);
        GrantId id = ConnectIds.permission(request);
        managed(caller, content);
        sharing.get(caller, ConnectContent.CONTENT, content, id);
        Grant.Level level = ContentRoles.level(JsonObject.parse(request.body()).requiredText("role"));
        return answer(content, sharing.change(caller, ConnectContent.CONTENT, content, id, level));
    }

    private Response withdraw(Request request) {
        Caller caller = keys.caller(request);
        HoldingId content = ConnectIds.content(request);
        sharing.withdraw(caller, ConnectContent.CONTENT, content, ConnectIds.permission(request));
        return Response.empty(204);
    }

    private HoldingView managed(Caller caller, HoldingId content) {
        HoldingView view = holdings.get(caller, ConnectContent.CONTENT, content);
        ConnectContent.requireMayChange(caller, view);
        return view;
    }

    private static Party party(JsonObject body) {
        String type = body.requiredText("principal_type");
        String guid = body.requiredText("principal_guid");
        return switch (type) {
            case "user" -> new Party.OfAccount(ConnectIds.userNamed(guid));
            case "group" -> new Party.OfGroup(ConnectIds.groupNamed(guid));
            default ->
                throw new ConnectRefusal(
                        ConnectCode.UNKNOWN_PRINCIPAL_TYPE, "The principal type must be user or group.");
        };
    }

    private static Response answer(HoldingId content, Grant grant) {
        return ConnectJson.answer(200, json -> ConnectJson.permission(json, content, grant));
    }
}
