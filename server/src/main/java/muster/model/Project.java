package muster.model;

import java.time.Instant;
import java.util.Objects;
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

    /**
     * With these changes, and later than before; this very record when nothing differs.
     *
     * @throws Refused {@link Failure.Malformed} as for a new one
     */
    public Project with(ProjectChanges changes, Instant now, @Nullable AccountId by) {
        Instant next = modifiedAt.plusNanos(1_000);
        Project changed = new Project(
                id,
                version + 1,
                changes.name().orKeepValue(name),
                changes.description().orKeep(description),
                changes.readonly().orKeepValue(readonly),
                createdAt,
                createdBy,
                now.isAfter(next) ? now : next,
                by);
        boolean same = changed.name.equals(name)
                && Objects.equals(changed.description, description)
                && changed.readonly == readonly;
        return same ? this : changed;
    }

    /** As accounts that belong to it know it. */
    public AccountProject ofAccounts() {
        return new AccountProject(id, readonly);
    }
}
