package muster.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A password on its way to be hashed or checked. What is kept of it is the lower-case hex SHA-256 of its UTF-8 bytes,
 * because one platform's clients send nothing else, and one credential must serve every door.
 */
public final class Password {
    public static final int MAXIMUM_LENGTH = 128;

    private final String digest;
    private final int length;

    private Password(String digest, int length) {
        this.digest = digest;
        this.length = length;
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
        return new Password(sha256(text), length);
    }

    /** @throws Refused {@link Failure.PasswordRefused} when shorter than so many code points */
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

    /** How many code points the typed text had. */
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
