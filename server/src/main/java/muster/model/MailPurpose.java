package muster.model;

/** What a mail is about. */
public enum MailPurpose {
    /** Somebody was invited; with a link to set the first password. */
    INVITATION,
    ACTIVATED,
    /** To the new address, with a link that proves it. */
    EMAIL_CHANGE,
    /** To the old address, before anything has changed. */
    EMAIL_CHANGE_NOTICE,
    EMAIL_CHANGED,
    /** To the present address: the wished one is not to be had. */
    EMAIL_CHANGE_REFUSED,
    PASSWORD_CHANGED,
    SECOND_FACTOR_ON,
    SECOND_FACTOR_OFF,
    /** Wrong passwords locked the account out; with a link to set another one. */
    LOCKED_OUT,
    /** With a link to set another password. */
    RECOVERY,
    RECOVERED,
    /** To heirs and to whoever answers for it: somebody has left, and what there was to hand over is handed over. */
    OFF_BOARDED
}
