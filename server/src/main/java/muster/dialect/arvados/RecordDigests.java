package muster.dialect.arvados;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Tells whether a record came by before, and keeps little of each, however large they are. */
final class RecordDigests {
    /** Enough of a digest that no two differing records share it. */
    private record Digest(long first, long second) {}

    private final Set<Digest> seen = new HashSet<>();

    /** Whether it is the first that looks like this. */
    boolean add(JsonNode record) {
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(record.toString().getBytes(StandardCharsets.UTF_8)));
        return seen.add(new Digest(digest.getLong(), digest.getLong()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
