package muster.client.arvados;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import muster.client.wire.Fields;

/**
 * A group as it was when the server told of it.
 *
 * @param description empty for none
 * @param properties texts, numbers, booleans, nulls, lists and maps, which cannot be changed
 * @param isTrashed whether it is about to be removed
 */
public record Group(
        String uuid,
        String ownerUuid,
        String name,
        GroupClass groupClass,
        Optional<String> description,
        Map<String, Object> properties,
        boolean isTrashed,
        Instant createdAt,
        Instant modifiedAt) {
    static Group of(Fields fields, boolean isWhole) {
        return new Group(
                fields.text("uuid"),
                fields.text("owner_uuid"),
                fields.text("name"),
                fields.oneOf("group_class", GroupClass::of),
                fields.textIfAny("description"),
                JsonValues.object(fields, "properties"),
                fields.flag("is_trashed"),
                fields.time("created_at"),
                fields.time("modified_at"));
    }
}
