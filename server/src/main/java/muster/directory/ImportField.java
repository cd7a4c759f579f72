package muster.directory;

/** What a file can say of an account in one text; of groups and lanes it says several. */
public enum ImportField {
    /** The account's own id. Names the account and changes nothing. */
    ID,
    /** What the file's source calls the account. Finds it, and is remembered with it; counts only where a source is given. */
    EXTERNAL_ID,
    USERNAME,
    /** The primary address. */
    EMAIL,
    GIVEN_NAME,
    FAMILY_NAME,
    DISPLAY_NAME,
    DESCRIPTION,
    /** A rank's name, in any case. */
    RANK,
    /**
     * {@code active}, {@code disabled} or {@code suspended}, {@code archived}, {@code trashed} or {@code removed}, in any case.
     * Another word for a state may stand there as long as it is what the account is.
     */
    STATE,
    /** A time as ISO 8601 has it, with its zone, or a day, which begins in UTC. Cleared for never. */
    EXPIRES_AT,
    /** The name of a project that there is. Cleared for none. */
    PROJECT
}
