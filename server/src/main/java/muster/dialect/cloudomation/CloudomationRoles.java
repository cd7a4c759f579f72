package muster.dialect.cloudomation;

import muster.model.Rank;

/** The platform's four role words and our five ranks: who owns content is like everybody here. */
final class CloudomationRoles {
    private CloudomationRoles() {}

    static String word(Rank rank) {
        return switch (rank) {
            case VIEWER, PUBLISHER -> "default";
            case AUDITOR -> "user-auditor";
            case MANAGER -> "workspace-admin";
            case ADMINISTRATOR -> "organization-admin";
        };
    }
}
