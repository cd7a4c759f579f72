package muster.model;

import java.time.Instant;
import java.util.Objects;
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

    /** The group with that name and owner; this very record when nothing differs. */
    public Group with(GroupName newName, @Nullable AccountId newOwner, Instant now, @Nullable AccountId by) {
        boolean same = newName.equals(name) && Objects.equals(newOwner, owner);
        return same
                ? this
                : new Group(id, version + 1, kind, newName, newOwner, description, createdAt, createdBy, now, by);
    }
}
