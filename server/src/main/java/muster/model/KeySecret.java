package muster.model;

/** The secret of a key. It is told once, to whoever made the key, and never prints itself. */
public final class KeySecret {
    public static final int MINIMUM_LENGTH = 32;
    public static final int MAXIMUM_LENGTH = 256;
    private static final int TAIL_LENGTH = 4;

    private final String text;

    private KeySecret(String text) {
        this.text = text;
    }

    /** A secret as some client presented it, whatever it looks like. */
    public static KeySecret presented(String text) {
        return new KeySecret(text);
    }

    /**
     * A secret that somebody chose for a new key.
     *
     * @throws Refused {@link Failure.Malformed} unless it is {@value #MINIMUM_LENGTH} to {@value #MAXIMUM_LENGTH} letters,
     *     digits, hyphens and underscores
     */
    public static KeySecret chosen(String text) {
        boolean plain = text.chars()
                .allMatch(c ->
                        c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_');
        if (!plain || text.length() < MINIMUM_LENGTH || text.length() > MAXIMUM_LENGTH) {
            throw new Refused(new Failure.Malformed(
                    "key secret",
                    "needs " + MINIMUM_LENGTH + " to " + MAXIMUM_LENGTH + " letters, digits, hyphens or underscores"));
        }
        return new KeySecret(text);
    }

    /** The secret itself, to be told to its owner. */
    public String reveal() {
        return text;
    }

    public SecretDigest digest() {
        return SecretDigest.of(text);
    }

    /** The last characters, by which a person recognizes a key in a list. */
    public String tail() {
        return text.substring(Math.max(0, text.length() - TAIL_LENGTH));
    }

    @Override
    public String toString() {
        return "KeySecret[hidden]";
    }
}
