package muster.dialect.arvados;

import java.util.Optional;
import muster.model.KeyId;

/** Names a key as a token of the platform: a key's number fits into a uuid, so nothing need be stored. */
final class TokenUuids {
    private static final int BASE = 36;
    private static final int BODY_LENGTH = 15;
    /** The greatest number of 63 bits needs no more digits. */
    private static final int MOST_DIGITS = 13;

    private final String cluster;

    TokenUuids(String cluster) {
        this.cluster = cluster;
    }

    ArvadosUuid of(KeyId key) {
        String digits = Long.toString(key.value(), BASE);
        return new ArvadosUuid(cluster, ArvadosUuid.TOKEN, "0".repeat(BODY_LENGTH - digits.length()) + digits);
    }

    /** The key of this name; empty for what names none of ours, whether there is such a key or not. */
    Optional<KeyId> key(String uuid) {
        return ArvadosUuid.parse(uuid, ArvadosUuid.TOKEN)
                .filter(token -> token.prefix().equals(cluster))
                .map(ArvadosUuid::body)
                .filter(body -> body.startsWith("0".repeat(BODY_LENGTH - MOST_DIGITS)))
                .flatMap(TokenUuids::number);
    }

    private static Optional<KeyId> number(String digits) {
        try {
            return Optional.of(new KeyId(Long.parseLong(digits, BASE)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
