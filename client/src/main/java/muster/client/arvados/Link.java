package muster.client.arvados;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import muster.client.wire.Fields;

/**
 * What joins two things, as it was when the server told of it.
 *
 * @param linkClass {@code permission}, {@code signature} and others
 * @param tailUuid of a permission, who has it; empty when there is nothing
 * @param headUuid of a permission, to what; empty when there is nothing
 * @param properties texts, numbers, booleans, nulls, lists and maps, which cannot be changed
 */
public record Link(
        String uuid,
        String ownerUuid,
        Optional<String> linkClass,
        Optional<String> name,
        Optional<String> tailUuid,
        Optional<String> headUuid,
        Map<String, Object> properties,
        Instant createdAt,
        Instant modifiedAt) {
    static final String PERMISSION = "permission";

    static Link of(Fields fields, boolean isWhole) {
        return new Link(
                fields.text("uuid"),
                fields.text("owner_uuid"),
                fields.textIfAny("link_class"),
                fields.textIfAny("name"),
                fields.textIfAny("tail_uuid"),
                fields.textIfAny("head_uuid"),
                JsonValues.object(fields, "properties"),
                fields.time("created_at"),
                fields.time("modified_at"));
    }

    /** What it permits; empty for links of other classes, and for a permission that this version does not know. */
    public Optional<PermissionLevel> permission() {
        return linkClass.filter(PERMISSION::equals).flatMap(permits -> name).flatMap(PermissionLevel::of);
    }
}
