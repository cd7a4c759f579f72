package muster.model;

/** What becomes of a username that is wanted for a new account. */
public enum UsernameRule {
    /** Somebody else having it is an error. */
    MUST_BE_FREE,
    /** When somebody has it, the smallest number from 2 on that makes it free is appended. */
    NUMBERED_WHEN_TAKEN,
    /** A number is appended in any case: the bare name is kept for something else. */
    ALWAYS_NUMBERED
}
