package muster.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * People taken together, to be given rights as one. Who is in it is told by {@link Grant grants} on it.
 *
 * @param owner who made it and minds it; null for groups that nobody owns, such as those of the directory itself
 * @param properties JSON text of what a door keeps with the group
 */
public record Group(
        GroupId id,
        long version,
        Kind kind,
        GroupName name,
        @Nullable AccountId owner,
        @Nullable String description,
        String properties,
        Instant createdAt,
        @Nullable AccountId createdBy,
        Instant modifiedAt,
        @Nullable AccountId modifiedBy) {

    /** Whether people made the group or the directory did. */
    public enum Kind {
        ROLE,
        SYSTEM
    }

    /** What properties are when there are none. */
    public static final String NO_PROPERTIES = "{}";

    /** The group as changed; this very record when nothing differs. */
    public Group with(
            GroupName newName,
            @Nullable AccountId newOwner,
            @Nullable String newDescription,
            String newProperties,
            Instant now,
            @Nullable AccountId by) {
        boolean same = newName.equals(name)
                && Objects.equals(newOwner, owner)
                && Objects.equals(newDescription, description)
                && newProperties.equals(properties);
        return same
                ? this
                : new Group(
                        id,
                        version + 1,
                        kind,
                        newName,
                        newOwner,
                        newDescription,
                        newProperties,
                        createdAt,
                        createdBy,
                        now,
                        by);
    }
}
