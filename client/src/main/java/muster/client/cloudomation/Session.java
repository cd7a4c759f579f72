package muster.client.cloudomation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param roles their names with commas between them
 * @param tokenExpiryIfAny until when the token counts; null for a key that does not expire
 */
public record Session(
        UUID userId,
        String userName,
        UUID workspaceId,
        UUID organizationId,
        String roles,
        boolean isTwofaEnabled,
        @Nullable Instant tokenExpiryIfAny) {

    static Session of(Fields fields) {
        return new Session(
                Ids.of(fields, "user_id"),
                fields.text("user_name"),
                Ids.of(fields, "workspace_id"),
                Ids.of(fields, "organization_id"),
                fields.text("roles"),
                fields.flag("is_twofa_enabled"),
                fields.timeIfAny("token_expiry").orElse(null));
    }

    public Optional<Instant> tokenExpiry() {
        return Optional.ofNullable(tokenExpiryIfAny);
    }
}
