package muster.dialect.arvados;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How a link looks. Source: Arvados API, links. */
record LinkJson(
        String uuid,
        String etag,
        String owner,
        Instant createdAt,
        String modifiedBy,
        Instant modifiedAt,
        String linkClass,
        String name,
        @Nullable String tail,
        @Nullable String head,
        ObjectNode properties) {
    static final String KIND = "arvados#link";
    static final String PERMISSION = "permission";

    private static final Map<String, String> KINDS = Map.of(
            ArvadosUuid.USER, "arvados#user",
            ArvadosUuid.GROUP, "arvados#group",
            ArvadosUuid.LINK, KIND,
            ArvadosUuid.COLLECTION, "arvados#collection",
            ArvadosUuid.TOKEN, "arvados#apiClientAuthorization",
            ArvadosUuid.VIRTUAL_MACHINE, "arvados#virtualMachine",
            ArvadosUuid.AUTHORIZED_KEY, "arvados#authorizedKey");

    /** What kind of object a uuid names; null for none. */
    static @Nullable String kind(@Nullable String uuid) {
        return uuid == null
                ? null
                : ArvadosUuid.parse(uuid)
                        .map(parsed -> KINDS.get(parsed.type()))
                        .orElse(null);
    }

    ObjectNode json() {
        ObjectNode json = ArvadosJson.object();
        json.put("kind", KIND);
        json.put("href", "/links/" + uuid);
        json.put("etag", etag);
        json.put("uuid", uuid);
        json.put("owner_uuid", owner);
        ArvadosJson.put(json, "created_at", createdAt);
        json.putNull("modified_by_client_uuid");
        json.put("modified_by_user_uuid", modifiedBy);
        ArvadosJson.put(json, "modified_at", modifiedAt);
        json.put("link_class", linkClass);
        json.put("name", name);
        json.put("tail_uuid", tail);
        json.put("tail_kind", kind(tail));
        json.put("head_uuid", head);
        json.put("head_kind", kind(head));
        json.set("properties", properties);
        return json;
    }
}
