package muster.model;

/** Whether a person, a program, or the directory itself stands behind an account. */
public enum AccountKind {
    PERSON,
    SERVICE,
    SYSTEM
}
