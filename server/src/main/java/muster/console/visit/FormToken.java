package muster.console.visit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every form carries, so that no other site can send one in somebody's name. It is made of the cookie's secret, which other
 * sites can make a browser send but cannot read; so nothing need be kept, and it is over when the session is.
 */
final class FormToken {
    /** The form's field. */
    static final String FIELD = "form_token";

    private static final byte[] PURPOSE = "muster console form".getBytes(StandardCharsets.UTF_8);
    private static final int BYTES = 18;

    private FormToken() {}

    /** @param secret of the session's cookie, or of the visitor's */
    static String of(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(PURPOSE);
            byte[] whole = digest.digest(secret.getBytes(StandardCharsets.UTF_8));
            byte[] part = Arrays.copyOf(whole, BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(part);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Compared in a time that tells nothing. */
    static boolean equal(@Nullable String sent, String wanted) {
        byte[] sentBytes = Objects.requireNonNullElse(sent, "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(sentBytes, wanted.getBytes(StandardCharsets.UTF_8));
    }
}
