package muster.client.cloudomation;

import muster.client.wire.Fields;

/**
 * A role.
 *
 * @param rank the higher, the more; a user's rank is that of the highest role
 */
public record Role(String name, long rank) {
    /** What everybody has: sees the workspace, manages nobody. */
    public static final String DEFAULT = "default";
    /** Sees everything about everybody. */
    public static final String USER_AUDITOR = "user-auditor";
    /** Manages users up to the own rank. */
    public static final String WORKSPACE_ADMIN = "workspace-admin";
    /** Manages everybody, and removes for good. */
    public static final String ORGANIZATION_ADMIN = "organization-admin";

    static Role of(Fields fields) {
        return new Role(fields.text("name"), fields.number("rank"));
    }
}
