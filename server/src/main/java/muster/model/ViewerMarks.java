package muster.model;

/** What one account has marked of another one's record, for its own eyes. */
public record ViewerMarks(boolean pinned, boolean opened) {
    public static final ViewerMarks NONE = new ViewerMarks(false, false);
}
