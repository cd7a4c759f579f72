package muster.model;

/** An e-mail address as somebody wrote it. Case is kept for display and ignored by {@link #key()}. */
public record EmailAddress(String value) {
    public static final int MAXIMUM_LENGTH = 320;

    /**
     * @param text any text: platforms that do not check addresses store what they like; outer blanks are dropped
     * @throws Refused {@link Failure.Malformed} when blank, longer than {@value #MAXIMUM_LENGTH} code points, or holding
     *     control characters
     */
    public static EmailAddress parse(String text) {
        String stripped = text.strip();
        if (TextKey.of(stripped).isEmpty()) {
            throw new Refused(new Failure.Malformed("email", "is blank"));
        }
        TextRules.check("email", stripped, MAXIMUM_LENGTH);
        return new EmailAddress(stripped);
    }

    public TextKey key() {
        return TextKey.of(value);
    }

    /** Whether mail could go there at all; only such an address can be claimed by an account. */
    public boolean isMailable() {
        int at = value.indexOf('@');
        return at > 0
                && at == value.lastIndexOf('@')
                && at < value.length() - 1
                && value.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    @Override
    public String toString() {
        return value;
    }
}
