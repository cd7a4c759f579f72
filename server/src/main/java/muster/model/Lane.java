package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * Where work can be queued on a platform; people may be kept to some of them.
 *
 * @param name unique
 * @param title what people are shown
 */
public record Lane(
        String name, Kind kind, String title, @Nullable String description) {
    public static final int MAXIMUM_NAME_LENGTH = 64;
    public static final int MAXIMUM_TITLE_LENGTH = 255;
    public static final int MAXIMUM_DESCRIPTION_LENGTH = 4_096;

    /** What stands behind a lane. */
    public enum Kind {
        /** Single machines. */
        NODE,
        /** A cluster with a scheduler of its own. */
        CLUSTER
    }

    /** @throws Refused {@link Failure.Malformed} when the name is blank, or a text too long or holding control characters */
    public Lane {
        if (name.isBlank()) {
            throw new Refused(new Failure.Malformed("lane", "has no name"));
        }
        TextRules.check("lane", name, MAXIMUM_NAME_LENGTH);
        TextRules.check("lane title", title, MAXIMUM_TITLE_LENGTH);
        if (description != null) {
            TextRules.checkFree("lane description", description, MAXIMUM_DESCRIPTION_LENGTH);
        }
    }
}
