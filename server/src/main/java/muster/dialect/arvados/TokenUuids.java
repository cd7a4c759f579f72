package muster.dialect.arvados;

import java.util.Optional;
import muster.model.KeyId;

/** Names a key as a token of the platform. */
final class TokenUuids {
    private final NumberedUuids uuids;

    TokenUuids(String cluster) {
        uuids = new NumberedUuids(cluster, ArvadosUuid.TOKEN);
    }

    ArvadosUuid of(KeyId key) {
        return uuids.of(key.value());
    }

    /** The key of this name; empty for what names none of ours, whether there is such a key or not. */
    Optional<KeyId> key(String uuid) {
        return uuids.number(uuid).map(KeyId::new);
    }
}
