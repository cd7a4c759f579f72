package muster.cli;

import muster.model.Key;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keys as the command line shows them: never the secret, but for the one time when it is made. */
final class KeyPrinter {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private KeyPrinter() {}

    static ObjectNode object(Key key) {
        return JSON.createObjectNode()
                .put("id", key.id().toString())
                .put("label", key.label())
                .put("rank_cap", key.rankCap() == null ? null : AccountPrinter.word(key.rankCap()))
                .put("ends_with", key.tail())
                .put("created_at", key.createdAt().toString())
                .put(
                        "expires_at",
                        key.expiresAt() == null ? null : key.expiresAt().toString())
                .put(
                        "last_used_at",
                        key.lastUsedAt() == null ? null : key.lastUsedAt().toString());
    }
}
