package muster.client.cloudomation;

/** Who may act at the platform; a user is a {@code USER}. */
public enum IdentityType {
    EXECUTION,
    GIT_CONFIG,
    SCHEDULE,
    SYNC_CONFIG,
    USER,
    WEBHOOK,
    WORKSPACE
}
