package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * People taken together, to be given rights as one. Who is in it is told by {@link Grant grants} on it.
 *
 * @param owner who made it and minds it; null for groups of the directory itself
 */
public record Group(
        GroupId id,
        long version,
        Kind kind,
        GroupName name,
        @Nullable AccountId owner,
        @Nullable String description,
        Instant createdAt,
        @Nullable AccountId createdBy,
        Instant modifiedAt,
        @Nullable AccountId modifiedBy) {

    /** Whether people made the group or the directory did. */
    public enum Kind {
        ROLE,
        SYSTEM
    }

    public Group renamed(GroupName changed, Instant now, @Nullable AccountId by) {
        return changed.equals(name) ? this : with(changed, owner, now, by);
    }

    public Group ownedBy(@Nullable AccountId changed, Instant now, @Nullable AccountId by) {
        return java.util.Objects.equals(changed, owner) ? this : with(name, changed, now, by);
    }

    private Group with(GroupName newName, @Nullable AccountId newOwner, Instant now, @Nullable AccountId by) {
        return new Group(id, version + 1, kind, newName, newOwner, description, createdAt, createdBy, now, by);
    }
}
