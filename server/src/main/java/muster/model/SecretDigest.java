package muster.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is stored of a random secret: its SHA-256 as hex digits. A secret of 160 random bits needs no slow hash. */
public record SecretDigest(String value) {

    public static SecretDigest of(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new SecretDigest(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * What is stored of a random secret of which clients send nothing but the digest: another digest of that, as whoever reads
     * the first one somewhere could send it.
     */
    public static SecretDigest ofDigest(String digest) {
        return of(digest);
    }

    /** Compares in a time that does not depend on where the two differ. */
    public boolean matches(SecretDigest other) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.US_ASCII), other.value.getBytes(StandardCharsets.US_ASCII));
    }
}
