package muster.model;

/**
 * A name that one account has in the whole directory. Spelling is kept; {@link #key()} decides who has it.
 * Doors add their own, stricter form when they write a name.
 */
public record Username(String value) {
    public static final int MAXIMUM_LENGTH = 255;

    /**
     * @param text any text with at least one visible character; outer blanks are dropped
     * @throws Refused {@link Failure.Malformed} when blank, longer than {@value #MAXIMUM_LENGTH} code points, or holding
     *     control characters
     */
    public static Username parse(String text) {
        String stripped = text.strip();
        if (TextKey.of(stripped).isEmpty()) {
            throw new Refused(new Failure.Malformed("username", "is blank"));
        }
        TextRules.check("username", stripped, MAXIMUM_LENGTH);
        return new Username(stripped);
    }

    public TextKey key() {
        return TextKey.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
