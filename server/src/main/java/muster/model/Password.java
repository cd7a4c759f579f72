package muster.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A password on its way to be hashed or checked. What is kept of it is the lower-case hex SHA-256 of its UTF-8 bytes,
 * because one platform's clients send nothing else, and one credential must serve every door.
 */
public final class Password {
    public static final int MAXIMUM_LENGTH = 128;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String DIGEST_OF_NOTHING = sha256("");

    private final String digest;
    private final int length;
    private final @Nullable String typed;

    private Password(String digest, int length, @Nullable String typed) {
        this.digest = digest;
        this.length = length;
        this.typed = typed;
    }

    /**
     * @param text exactly as the person typed it
     * @throws Refused {@link Failure.PasswordRefused} when empty, longer than {@value #MAXIMUM_LENGTH} code points, or not text at all
     */
    public static Password ofText(String text) {
        int length = text.codePointCount(0, text.length());
        if (length == 0) {
            throw new Refused(new Failure.PasswordRefused("The password is empty."));
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            // Half a pair has no UTF-8 form; the encoder would put a question mark, and two passwords would be one.
            throw new Refused(new Failure.PasswordRefused("The password contains half a character."));
        }
        if (length > MAXIMUM_LENGTH) {
            throw new Refused(
                    new Failure.PasswordRefused("The password has more than " + MAXIMUM_LENGTH + " characters."));
        }
        return new Password(sha256(text), length, text);
    }

    /**
     * A password of which the client tells nothing but its digest.
     *
     * @param hex the SHA-256 of its UTF-8 bytes
     * @throws Refused {@link Failure.PasswordRefused} when it is anything but 64 hexadecimal digits, or the digest of no password at all
     */
    public static Password ofDigest(String hex) {
        if (!DIGEST.matcher(hex).matches()) {
            throw new Refused(
                    new Failure.PasswordRefused("The password must be given as its SHA-256, 64 hexadecimal digits."));
        }
        String digest = hex.toLowerCase(Locale.ROOT);
        if (digest.equals(DIGEST_OF_NOTHING)) {
            throw new Refused(new Failure.PasswordRefused("The password is empty."));
        }
        return new Password(digest, 0, null);
    }

    /** @throws Refused {@link Failure.PasswordRefused} when it is not known to have so many code points */
    public Password atLeast(int minimumLength) {
        if (length < minimumLength) {
            throw new Refused(
                    new Failure.PasswordRefused("The password has fewer than " + minimumLength + " characters."));
        }
        return this;
    }

    /** Sixty-four lower-case hexadecimal digits. As good as the password itself: for the hash function only. */
    public String digest() {
        return digest;
    }

    /** The text itself, for hashes that were made of it elsewhere; null when only the digest is known. */
    public @Nullable String typed() {
        return typed;
    }

    /** How many code points the typed text had; 0 when that is not known. */
    public int length() {
        return length;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
