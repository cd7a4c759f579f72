package muster.client.connect;

import java.time.Instant;
import java.util.Optional;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Something that was published, as far as it is about people.
 *
 * @param name of its owner's things no two have the same
 * @param titleIfAny for people to read; null when there is none
 * @param ownerGuid whose it is
 * @param accessType {@code acl} whom it was given, {@code logged_in} who is signed in, {@code all} everybody
 */
public record ContentItem(
        String guid,
        String name,
        @Nullable String titleIfAny,
        String ownerGuid,
        String accessType,
        Instant createdTime,
        Instant lastDeployedTime) {

    static ContentItem of(Fields fields) {
        return new ContentItem(
                fields.text("guid"),
                fields.text("name"),
                fields.textIfAny("title").orElse(null),
                fields.text("owner_guid"),
                fields.text("access_type"),
                fields.time("created_time"),
                fields.time("last_deployed_time"));
    }

    public Optional<String> title() {
        return Optional.ofNullable(titleIfAny);
    }
}
