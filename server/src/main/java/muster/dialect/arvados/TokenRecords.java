package muster.dialect.arvados;

import java.util.Objects;
import muster.model.AccountId;
import muster.model.Key;
import muster.model.KeySecret;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How keys look as tokens. Source: Arvados API, api_client_authorizations. */
final class TokenRecords {
    private static final int ETAG_BASE = 36;

    private final ArvadosIds ids;
    private final TokenUuids uuids;

    TokenRecords(ArvadosIds ids, TokenUuids uuids) {
        this.ids = ids;
        this.uuids = uuids;
    }

    String owner(AccountId account) {
        return ids.of(account);
    }

    String uuid(Key key) {
        return uuids.of(key.id()).toString();
    }

    ObjectNode of(Key key, @Nullable KeySecret secret) {
        return of(key, owner(key.account()), secret);
    }

    /**
     * @param owner the uuid of the key's account
     * @param secret where the caller knows it anyway; null elsewhere, because it is not kept
     */
    ObjectNode of(Key key, String owner, @Nullable KeySecret secret) {
        ObjectNode record = ArvadosJson.object();
        record.put("kind", TokenSchema.KIND);
        record.put("uuid", uuid(key));
        record.put("etag", etag(key));
        record.put("owner_uuid", owner);
        record.put(TokenSchema.SECRET, secret == null ? null : secret.reveal());
        record.set("scopes", ArvadosJson.texts(key.scopes()));
        ArvadosJson.put(record, "expires_at", key.expiresAt());
        ArvadosJson.put(record, "created_at", key.createdAt());
        record.putNull("created_by_ip_address");
        ArvadosJson.put(record, "last_used_at", key.lastUsedAt());
        record.putNull("last_used_by_ip_address");
        record.putNull("modified_at");
        record.putNull("modified_by_user_uuid");
        return record;
    }

    /** Another one after each change; keys have no version. */
    private static String etag(Key key) {
        int hash = Objects.hash(key.id().value(), key.account().toString(), key.scopes(), key.expiresAt());
        return Integer.toUnsignedString(hash, ETAG_BASE);
    }
}
