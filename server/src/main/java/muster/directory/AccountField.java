package muster.directory;

/** What lists of accounts can be searched and ordered by. Text is compared folded, by {@link muster.model.TextKey}. */
public enum AccountField {
    ID,
    USERNAME,
    GIVEN_NAME,
    FAMILY_NAME,
    /** The primary address. */
    EMAIL,
    RANK,
    CREATED_AT,
    /** Null until the account was first active. */
    LAST_ACTIVITY,
    /** Null unless the account expires. */
    EXPIRES_AT
}
