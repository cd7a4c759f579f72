package muster.dialect.arvados;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.model.Key;
import org.jspecify.annotations.Nullable;

/** What a client wants a token to be. Attributes that nobody writes but clients send back are dropped. */
final class TokenAttributes {
    /** Among them those of older versions, which login-sync still sends. */
    private static final Set<String> SENT_BACK = Set.of(
            "kind",
            "etag",
            "href",
            "created_at",
            "created_by_ip_address",
            "last_used_at",
            "last_used_by_ip_address",
            "modified_at",
            "modified_by_user_uuid",
            "modified_by_client_uuid",
            "api_client_id",
            "default_owner_uuid",
            "user_id");

    private static final String SCOPES = "scopes";
    private static final String EXPIRES_AT = "expires_at";
    private static final Set<String> KNOWN = Set.of("uuid", "owner_uuid", TokenSchema.SECRET, SCOPES, EXPIRES_AT);

    private static final List<String> ALL = List.of(Key.EVERYTHING);
    private static final int MOST_SCOPES = 200;
    private static final int LONGEST_SCOPE = 500;

    private final Attributes values;

    private TokenAttributes(Attributes values) {
        this.values = values;
    }

    static TokenAttributes of(Attributes sent) {
        Attributes values = sent.without(SENT_BACK);
        values.requireKnown(KNOWN, TokenSchema.NAME);
        return new TokenAttributes(values);
    }

    @Nullable
    String uuid() {
        return filled("uuid");
    }

    /** The uuid of the user for whom the token is; null for the caller. */
    @Nullable
    String owner() {
        return filled("owner_uuid");
    }

    @Nullable
    String secret() {
        return filled(TokenSchema.SECRET);
    }

    boolean hasScopes() {
        return values.has(SCOPES);
    }

    List<String> scopes() {
        return scopes(values.texts(SCOPES));
    }

    boolean hasExpiry() {
        return values.has(EXPIRES_AT);
    }

    /** Null for never. */
    @Nullable
    Instant expiresAt() {
        return values.time(EXPIRES_AT);
    }

    /** @param sent null for everything */
    static List<String> scopes(@Nullable List<String> sent) {
        if (sent == null || sent.contains(Key.EVERYTHING)) {
            return ALL;
        }
        if (sent.size() > MOST_SCOPES || sent.stream().anyMatch(scope -> scope.length() > LONGEST_SCOPE)) {
            throw ArvadosRefusal.invalid(
                    "scopes: there may be " + MOST_SCOPES + " of them, of " + LONGEST_SCOPE + " characters at most.");
        }
        return sent;
    }

    private @Nullable String filled(String name) {
        String text = values.text(name);
        return text == null || text.isEmpty() ? null : text;
    }
}
