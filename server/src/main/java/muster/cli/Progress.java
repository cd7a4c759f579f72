package muster.cli;

/** Tells whoever gave a long command how far it has come. */
public interface Progress {
    /** Nobody watches. */
    Progress SILENT = (_, _, _) -> {};

    /**
     * @param what is being done, in a word or two
     * @param done so many of them
     * @param total so many there are; negative while nobody knows
     */
    void at(String what, long done, long total);

    /** Whether whoever gave the command is still there, as far as anybody knows. */
    default boolean isWatched() {
        return true;
    }
}
