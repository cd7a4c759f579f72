package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that accounts can belong to, each to at most one.
 *
 * @param readonly whether it, and every account that belongs to it, is kept from being changed
 */
public record Project(
        ProjectId id,
        long version,
        ProjectName name,
        @Nullable String description,
        boolean readonly,
        Instant createdAt,
        @Nullable AccountId createdBy,
        Instant modifiedAt,
        @Nullable AccountId modifiedBy) {
    public static final int MAXIMUM_DESCRIPTION_LENGTH = 65_536;

    /** @throws Refused {@link Failure.Malformed} for a description that is too long, or that no database can hold */
    public Project {
        if (description != null) {
            TextRules.checkFree("description", description, MAXIMUM_DESCRIPTION_LENGTH);
        }
    }

    /** As accounts that belong to it know it. */
    public AccountProject ofAccounts() {
        return new AccountProject(id, readonly);
    }
}
