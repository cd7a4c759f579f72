package muster.dialect.arvados;

import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The attributes with which every record begins. Source: Arvados API, common resource fields. */
final class CommonFields {
    /** What nobody writes, and clients send back with the rest of a record that they have read. */
    static final Set<String> SENT_BACK = Set.of(
            "kind", "etag", "href", "created_at", "modified_at", "modified_by_user_uuid", "modified_by_client_uuid");

    private CommonFields() {}

    static Columns columns(String resource) {
        return Columns.of(resource)
                .withComputed("kind", "href", "etag")
                .with(Columns.Type.UUID, "uuid", "owner_uuid")
                .with(Columns.Type.TIME, "created_at")
                .with(Columns.Type.UUID, "modified_by_client_uuid", "modified_by_user_uuid")
                .with(Columns.Type.TIME, "modified_at");
    }

    static Schema schema(String name, String uuidType) {
        return Schema.of(name, uuidType)
                .with(Schema.Type.TEXT, "kind", "href", "etag", "owner_uuid")
                .with(Schema.Type.TIME, "created_at")
                .with(Schema.Type.TEXT, "modified_by_client_uuid", "modified_by_user_uuid")
                .with(Schema.Type.TIME, "modified_at");
    }

    /** Who made a record, and when it was made and changed. */
    record Stamps(String owner, Instant createdAt, String modifiedBy, Instant modifiedAt) {}

    static ObjectNode begin(String kind, String resource, String uuid, String etag, Stamps stamps) {
        ObjectNode record = ArvadosJson.object();
        record.put("kind", kind);
        record.put("href", "/" + resource + "/" + uuid);
        record.put("etag", etag);
        record.put("uuid", uuid);
        record.put("owner_uuid", stamps.owner());
        ArvadosJson.put(record, "created_at", stamps.createdAt());
        record.putNull("modified_by_client_uuid");
        record.put("modified_by_user_uuid", stamps.modifiedBy());
        ArvadosJson.put(record, "modified_at", stamps.modifiedAt());
        return record;
    }

    /** Another one for each version of each record. */
    static String etag(long number, long version) {
        return Long.toUnsignedString(number * 31 + version, Character.MAX_RADIX);
    }
}
