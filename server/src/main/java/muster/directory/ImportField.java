package muster.directory;

/** What a file can say of an account in one text; of groups it says several. */
public enum ImportField {
    /** The account's own id. Names the account and changes nothing. */
    ID,
    USERNAME,
    /** The primary address. */
    EMAIL,
    GIVEN_NAME,
    FAMILY_NAME,
    DISPLAY_NAME,
    DESCRIPTION,
    /** A rank's name, in any case. */
    RANK
}
