package muster.client.cloudomation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A project, as far as it is about users.
 *
 * @param descriptionIfAny null when there is none
 * @param isReadonly whether it and its users are guarded against changes
 */
public record Project(UUID id, String name, @Nullable String descriptionIfAny, boolean isReadonly, Instant createdAt) {

    static Project of(Fields fields) {
        return new Project(
                Ids.of(fields, "id"),
                fields.text("name"),
                fields.textIfAny("description").orElse(null),
                fields.flag("is_readonly"),
                fields.time("created_at"));
    }

    public Optional<String> description() {
        return Optional.ofNullable(descriptionIfAny);
    }
}
