package muster.dialect.connect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.directory.Accounts;
import muster.directory.Groups;
import muster.directory.Sharing;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.Party;
import muster.model.Permissions;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * {@code v1/experimental/groups/{guid}/content}: what a group may see, for administrators. The shape is that of connectapi's
 * recorded replies: the owner is the "author" and leads the list of permissions.
 */
final class GroupContent {
    private static final int BATCH = 100;

    private final Sharing sharing;
    private final Groups groups;
    private final Accounts accounts;
    private final GroupDoor door;

    GroupContent(Sharing sharing, Groups groups, Accounts accounts, GroupDoor door) {
        this.sharing = sharing;
        this.groups = groups;
        this.accounts = accounts;
        this.door = door;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/experimental/groups/{guid}/content", "maySeeAllHoldings", this::list);
    }

    private Response list(Request request) {
        Caller caller = door.caller(request);
        GroupId id = ConnectIds.group(request);
        if (!Permissions.maySeeAllHoldings(caller)) {
            throw new Refused(new Failure.NotPermitted());
        }
        ConnectIds.inPath(() -> groups.get(caller, id));
        return ConnectJson.streamedArray(json -> {
            List<Sharing.Shared> waiting = new ArrayList<>(BATCH);
            Map<GroupId, String> groupNames = new HashMap<>();
            sharing.forEachSharedWith(caller, ConnectContent.CONTENT, id, shared -> {
                waiting.add(shared);
                if (waiting.size() == BATCH) {
                    write(json, caller, waiting, groupNames);
                }
            });
            write(json, caller, waiting, groupNames);
        });
    }

    private void write(
            JsonGenerator json, Caller caller, List<Sharing.Shared> waiting, Map<GroupId, String> groupNames) {
        Map<AccountId, Account> people = accounts.getAll(caller, people(waiting));
        for (Sharing.Shared shared : waiting) {
            Holding item = shared.holding();
            json.writeStartObject();
            json.writeStringProperty("content_guid", item.id().toString());
            json.writeStringProperty("content_name", item.name());
            json.writeStringProperty("content_title", title(item));
            json.writeStringProperty("access_type", ContentRoles.accessType(item.audience()));
            json.writeArrayPropertyStart("permissions");
            principal(json, item.owner().toString(), username(people.get(item.owner())), "author", "user");
            shared.grants().forEach(grant -> permission(json, caller, grant, people, groupNames));
            json.writeEndArray();
            json.writeEndObject();
        }
        waiting.clear();
    }

    private static Set<AccountId> people(List<Sharing.Shared> waiting) {
        Set<AccountId> ids = new HashSet<>();
        for (Sharing.Shared shared : waiting) {
            ids.add(shared.holding().owner());
            for (Grant grant : shared.grants()) {
                if (grant.party() instanceof Party.OfAccount(var id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private void permission(
            JsonGenerator json,
            Caller caller,
            Grant grant,
            Map<AccountId, Account> people,
            Map<GroupId, String> groupNames) {
        String role = ContentRoles.experimentalWord(grant.level());
        switch (grant.party()) {
            case Party.OfAccount(var id) -> principal(json, id.toString(), username(people.get(id)), role, "user");
            case Party.OfGroup(var id) -> {
                String name = groupNames.computeIfAbsent(
                        id, unknown -> groups.get(caller, unknown).name().value());
                principal(json, id.toString(), name, role, "group");
            }
        }
    }

    private static void principal(JsonGenerator json, String guid, String name, String role, String type) {
        json.writeStartObject();
        json.writeStringProperty("principal_guid", guid);
        json.writeStringProperty("principal_name", name);
        json.writeStringProperty("principal_role", role);
        json.writeStringProperty("principal_type", type);
        json.writeEndObject();
    }

    private static String username(@Nullable Account account) {
        return account == null ? "" : ConnectUserJson.username(account);
    }

    /** The R client reads a text in every item. */
    private static String title(Holding item) {
        JsonNode title = ContentFields.parse(item.document()).get("title");
        return title == null || !title.isString() ? item.name() : title.stringValue();
    }
}
