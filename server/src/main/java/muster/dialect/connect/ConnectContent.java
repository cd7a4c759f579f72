package muster.dialect.connect;

import java.util.List;
import java.util.regex.Pattern;
import muster.dialect.JsonObject;
import muster.directory.Accounts;
import muster.directory.HoldingChanges;
import muster.directory.Holdings;
import muster.directory.Identifiers;
import muster.http.Query;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.HoldingView;
import muster.model.Permissions;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code v1/content}: what people own, without what it is made of. */
final class ConnectContent {
    static final Holdings.Sort CONTENT = new Holdings.Sort(ConnectKeys.DOOR, "content");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{3,64}");

    private final Holdings holdings;
    private final Accounts accounts;
    private final ConnectKeys keys;
    private final Identifiers identifiers;

    ConnectContent(Holdings holdings, Accounts accounts, ConnectKeys keys, Identifiers identifiers) {
        this.holdings = holdings;
        this.accounts = accounts;
        this.keys = keys;
        this.identifiers = identifiers;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/content", "maySeeHolding", this::list)
                .add("POST", "/v1/content", "mayCreateHolding", this::create)
                .add("GET", "/v1/content/{guid}", "maySeeHolding", this::get)
                .add("PATCH", "/v1/content/{guid}", "mayChangeHolding", this::update)
                .add("DELETE", "/v1/content/{guid}", "mayChangeHolding", this::remove);
    }

    /** A bare array, however long: the platform does not page it. */
    private Response list(Request request) {
        Caller caller = keys.caller(request);
        Query query = request.query();
        AccountId owner = ConnectIds.userNamedIfAny(ConnectParameters.text(query, "owner_guid"));
        String name = ConnectParameters.text(query, "name");
        ContentIncludes includes = ContentIncludes.parse(ConnectParameters.text(query, "include"));
        String baseUrl = request.baseUrl();
        return ConnectJson.streamedArray(json -> {
            ContentList list = new ContentList(accounts, caller, baseUrl, includes, json);
            holdings.forEach(caller, CONTENT, owner, name, list::add);
            list.writeWaiting();
        });
    }

    private Response create(Request request) {
        Caller caller = keys.caller(request);
        if (!Permissions.mayCreateHolding(caller)) {
            throw new Refused(new Failure.NotPermitted());
        }
        JsonObject body = JsonObject.parse(request.body());
        String name = body.text("name");
        Holding.Audience audience = audience(body);
        ObjectNode fields = fields(body, caller);
        HoldingView made = holdings.create(
                caller,
                CONTENT,
                name == null ? identifiers.uuid().toString() : name(name),
                audience == null ? Holding.Audience.GRANTED : audience,
                ContentFields.text(fields));
        return answer(made, caller, request, null);
    }

    private Response get(Request request) {
        Caller caller = keys.caller(request);
        HoldingId id = ConnectIds.content(request);
        HoldingView view = holdings.get(caller, CONTENT, id);
        ContentIncludes includes = ContentIncludes.parse(ConnectParameters.text(request.query(), "include"));
        AccountId owner = view.holding().owner();
        Account shown =
                includes.owner() ? accounts.getAll(caller, List.of(owner)).get(owner) : null;
        return answer(view, caller, request, shown);
    }

    private Response update(Request request) {
        Caller caller = keys.caller(request);
        HoldingId id = ConnectIds.content(request);
        requireMayChange(caller, holdings.get(caller, CONTENT, id));
        JsonObject body = JsonObject.parse(request.body());
        ObjectNode fields = fields(body, caller);
        String name = body.text("name");
        AccountId owner = ConnectIds.userNamedIfAny(body.text("owner_guid"));
        HoldingChanges changes = new HoldingChanges(
                Edit.ofNullable(owner),
                name == null ? Edit.keep() : Edit.set(name(name)),
                Edit.ofNullable(audience(body)),
                document -> fields.isEmpty() ? document : ContentFields.merged(document, fields));
        return answer(holdings.change(caller, CONTENT, id, changes), caller, request, null);
    }

    private Response remove(Request request) {
        Caller caller = keys.caller(request);
        holdings.remove(caller, CONTENT, ConnectIds.content(request));
        return Response.empty(204);
    }

    static void requireMayChange(Caller caller, HoldingView view) {
        if (!Permissions.mayChangeHolding(caller, view)) {
            throw new Refused(new Failure.MayNotChange("item"));
        }
    }

    private static Response answer(HoldingView view, Caller caller, Request request, @Nullable Account owner) {
        String baseUrl = request.baseUrl();
        return ConnectJson.answer(200, json -> ContentJson.item(json, view, caller, baseUrl, owner));
    }

    /** The account of the system under which content runs is for administrators to choose. */
    private static ObjectNode fields(JsonObject body, Caller caller) {
        ObjectNode fields = ContentFields.read(body);
        if (fields.has("run_as") && !caller.isAtLeast(Rank.ADMINISTRATOR)) {
            throw new Refused(new Failure.MayNotChange("field"));
        }
        return fields;
    }

    private static Holding.@Nullable Audience audience(JsonObject body) {
        String accessType = body.text("access_type");
        return accessType == null ? null : ContentRoles.audience(accessType);
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new ConnectRefusal(
                    ConnectCode.CONTENT_NAME,
                    "A content name has 3 to 64 characters: letters, digits, '.', '_' and '-'.");
        }
        return text;
    }
}
