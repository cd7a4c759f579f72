package muster.model;

import org.jspecify.annotations.Nullable;

/** What an account tells about its person. Null means never given; a door that demands text shows an empty one. */
public record Profile(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String displayName,
        @Nullable String description,
        @Nullable String icon,
        @Nullable String locale) {
    public static final int MAXIMUM_NAME_LENGTH = 255;
    public static final int MAXIMUM_DESCRIPTION_LENGTH = 65_536;
    public static final int MAXIMUM_ICON_LENGTH = 131_072;
    public static final int MAXIMUM_LOCALE_LENGTH = 64;

    public static final Profile EMPTY = new Profile(null, null, null, null, null, null);

    /** @throws Refused {@link Failure.Malformed} for names with control characters and for anything too long */
    public Profile {
        checkLine("given name", givenName, MAXIMUM_NAME_LENGTH);
        checkLine("family name", familyName, MAXIMUM_NAME_LENGTH);
        checkLine("display name", displayName, MAXIMUM_NAME_LENGTH);
        checkLine("locale", locale, MAXIMUM_LOCALE_LENGTH);
        checkFree("description", description, MAXIMUM_DESCRIPTION_LENGTH);
        checkFree("icon", icon, MAXIMUM_ICON_LENGTH);
    }

    public static Profile ofNames(@Nullable String givenName, @Nullable String familyName) {
        return new Profile(givenName, familyName, null, null, null, null);
    }

    private static void checkLine(String field, @Nullable String text, int maximum) {
        if (text != null) {
            TextRules.check(field, text, maximum);
        }
    }

    /** Free text may have line breaks and tabs; what no database can hold is refused there as well. */
    private static void checkFree(String field, @Nullable String text, int maximum) {
        if (text != null) {
            TextRules.checkFree(field, text, maximum);
        }
    }
}
