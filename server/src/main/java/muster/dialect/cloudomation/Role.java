package muster.dialect.cloudomation;

import java.util.Arrays;
import java.util.Optional;
import muster.model.Rank;

/** The platform's four roles, ascending. Who owns content is like everybody here. */
enum Role {
    DEFAULT("default", Rank.VIEWER),
    USER_AUDITOR("user-auditor", Rank.AUDITOR),
    WORKSPACE_ADMIN("workspace-admin", Rank.MANAGER),
    ORGANIZATION_ADMIN("organization-admin", Rank.ADMINISTRATOR);

    private final String word;
    private final Rank rank;

    Role(String word, Rank rank) {
        this.word = word;
        this.rank = rank;
    }

    static Role of(Rank rank) {
        return switch (rank) {
            case VIEWER, PUBLISHER -> DEFAULT;
            case AUDITOR -> USER_AUDITOR;
            case MANAGER -> WORKSPACE_ADMIN;
            case ADMINISTRATOR -> ORGANIZATION_ADMIN;
        };
    }

    static Optional<Role> titled(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    /** The lowest rank that shows this word. */
    Rank rank() {
        return rank;
    }
}
