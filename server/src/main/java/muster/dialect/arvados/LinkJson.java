package muster.dialect.arvados;

import java.time.Instant;
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
        @Nullable String linkClass,
        @Nullable String name,
        @Nullable String tail,
        @Nullable String head,
        ObjectNode properties) {
    static final String KIND = "arvados#link";
    static final String PERMISSION = "permission";

    /** What kind of object a uuid names; null for none. */
    static @Nullable String kind(@Nullable String uuid) {
        return uuid == null ? null : Kinds.ofUuid(uuid).orElse(null);
    }

    /** Whether it is a right or a login, which are governed by rules of their own. */
    boolean isPermission() {
        return PERMISSION.equals(linkClass);
    }

    ObjectNode json() {
        var stamps = new CommonFields.Stamps(owner, createdAt, modifiedBy, modifiedAt);
        ObjectNode json = CommonFields.begin(KIND, ArvadosLinks.RESOURCE, uuid, etag, stamps);
        json.put("link_class", linkClass);
        json.put("name", name);
        json.put("tail_uuid", tail);
        json.put("tail_kind", kind(tail));
        json.put("head_uuid", head);
        json.put("head_kind", kind(head));
        json.set(Properties.NAME, properties);
        return json;
    }
}
