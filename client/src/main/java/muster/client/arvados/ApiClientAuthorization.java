package muster.client.arvados;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.client.Secret;
import muster.client.wire.Fields;

/**
 * A token as it was when the server told of it.
 *
 * @param ownerUuid whose it is
 * @param secret empty where the server does not tell it
 * @param scopes {@code all}, or what alone it opens: a verb and a path each
 * @param expiresAt empty for never
 * @param lastUsedAt empty for never, or when that is not kept
 */
public record ApiClientAuthorization(
        String uuid,
        String ownerUuid,
        Optional<Secret> secret,
        List<String> scopes,
        Optional<Instant> expiresAt,
        Instant createdAt,
        Optional<Instant> lastUsedAt) {
    public ApiClientAuthorization {
        scopes = List.copyOf(scopes);
    }

    static ApiClientAuthorization of(Fields fields, boolean isWhole) {
        return new ApiClientAuthorization(
                fields.text("uuid"),
                fields.text("owner_uuid"),
                fields.textIfAny("api_token").filter(text -> !text.isBlank()).map(text -> secret(fields, text)),
                fields.texts("scopes"),
                fields.timeIfAny("expires_at"),
                fields.time("created_at"),
                fields.timeIfAny("last_used_at"));
    }

    private static Secret secret(Fields fields, String text) {
        try {
            return Secret.of(text);
        } catch (IllegalArgumentException unfit) {
            throw fields.misunderstood("api_token", "a token");
        }
    }

    /** The long form, which tells clusters whose it is. */
    public Optional<Secret> token() {
        return secret.map(text -> Secret.of("v2/" + uuid + "/" + text.reveal()));
    }
}
