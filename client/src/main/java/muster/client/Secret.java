package muster.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A key, token or password. It never prints itself; {@link #reveal} is the only way to it. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * @param value not blank, and without line breaks, as it goes into heads
     * @throws IllegalArgumentException otherwise, with a sentence that does not tell the value
     */
    public static Secret of(String value) {
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a secret is not blank and has no control characters");
        }
        return new Secret(value);
    }

    /** The secret itself, to be handed to whoever needs it and kept nowhere. */
    public String reveal() {
        return value;
    }

    /** Takes as long whatever differs. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
