package muster.client.cloudomation;

/** Records that are resources; a user is a {@code USER}. */
public enum ResourceType {
    CONNECTOR,
    FILE,
    FLOW,
    GIT_CONFIG,
    OAUTH,
    ORGANIZATION,
    PLUGIN,
    PROJECT,
    ROLE,
    SCHEDULE,
    SCHEDULER,
    SCHEMA,
    SEARCH,
    SETTING,
    SYNC_CONFIG,
    TAG,
    USER,
    VAULT_CONFIG,
    WEBHOOK,
    WORKSPACE,
    WRAPPER,
    RESOURCE_WRAPPER
}
