package muster.client.cloudomation;

/** What records there are at the platform; a user is a {@code USER}. */
public enum RecordType {
    CONNECTOR,
    FILE,
    FLOW,
    GIT_CONFIG,
    IDENTITY,
    OAUTH,
    ORGANIZATION,
    PLUGIN,
    PROJECT,
    RESOURCE,
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
    RESOURCE_WRAPPER,
    EXECUTION,
    MESSAGE,
    PROCESS
}
