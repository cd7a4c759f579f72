package muster.directory;

import org.jspecify.annotations.Nullable;

/**
 * Of what a file names all there shall be, so that what it lacks goes.
 *
 * @param people what becomes of accounts that are linked to the file's source and not in the file; null to leave them alone
 * @param groups whether groups that people made go when the file lacks them
 * @param lanes whether lanes go when the file lacks them
 * @param agreements whether agreements need not be signed any more when the file lacks them
 */
public record Completeness(@Nullable Absent people, boolean groups, boolean lanes, boolean agreements) {
    public static final Completeness NONE = new Completeness(null, false, false, false);

    /** What becomes of an account. */
    public enum Absent {
        /** It is disabled. */
        SUSPEND,
        /** It goes to the trash. */
        REMOVE
    }

    public static Completeness ofPeople(Absent absent) {
        return new Completeness(absent, false, false, false);
    }
}
