package muster.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * How the ledger tells of texts of doors, which may be a million characters long. It keeps every change for good, so of a long
 * text it keeps what proves which one it was.
 */
final class LedgerTexts {
    /** In characters of Java; more than people write into preferences by hand. */
    static final int LONGEST = 4_096;

    static final String DIGEST_PREFIX = "sha256:";

    private LedgerTexts() {}

    static FieldChange change(String field, @Nullable String before, @Nullable String after) {
        return new FieldChange(field, told(before), told(after));
    }

    private static @Nullable String told(@Nullable String text) {
        return text == null || text.length() <= LONGEST
                ? text
                : DIGEST_PREFIX + digest(text) + " (" + text.length() + " characters)";
    }

    /** What tells one text from every other. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
