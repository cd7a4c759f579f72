package muster.model;

/** The name of a role group; unique in the directory by its {@link #key()}. */
public record GroupName(String value) {
    public static final int MAXIMUM_LENGTH = 4096;

    /**
     * @throws Refused {@link Failure.Malformed} when blank, longer than {@value #MAXIMUM_LENGTH} code points, or holding
     *     control characters
     */
    public static GroupName parse(String text) {
        if (TextKey.of(text).isEmpty()) {
            throw new Refused(new Failure.Malformed("group name", "is blank"));
        }
        TextRules.check("group name", text, MAXIMUM_LENGTH);
        return new GroupName(text);
    }

    public TextKey key() {
        return TextKey.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
