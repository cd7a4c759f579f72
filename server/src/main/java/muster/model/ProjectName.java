package muster.model;

/** The name of a project; unique in the directory by its {@link #key()}. */
public record ProjectName(String value) {
    public static final int MAXIMUM_LENGTH = 128;

    /**
     * @throws Refused {@link Failure.Malformed} when blank, longer than {@value #MAXIMUM_LENGTH} code points, or holding
     *     control characters
     */
    public static ProjectName parse(String text) {
        if (TextKey.of(text).isEmpty()) {
            throw new Refused(new Failure.Malformed("name", "is blank"));
        }
        TextRules.check("name", text, MAXIMUM_LENGTH);
        return new ProjectName(text);
    }

    public TextKey key() {
        return TextKey.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
