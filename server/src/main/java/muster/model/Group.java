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

    public static final int MAXIMUM_DESCRIPTION_LENGTH = 1 << 16;
    public static final int MAXIMUM_PROPERTIES_LENGTH = 1 << 16;

    /** What properties are when there are none. */
    public static final String NO_PROPERTIES = "{}";

    /**
     * Checks what somebody wants to say of a group, and what a door wants to keep of it.
     *
     * @throws Refused {@link Failure.Malformed} when a text is too long, or no database can hold it
     */
    public static void check(@Nullable String description, String properties) {
        if (description != null) {
            TextRules.checkFree("description", description, MAXIMUM_DESCRIPTION_LENGTH);
        }
        TextRules.checkFree("properties", properties, MAXIMUM_PROPERTIES_LENGTH);
    }

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
