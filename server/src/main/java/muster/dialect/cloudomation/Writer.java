package muster.dialect.cloudomation;

/** Who writes a property, and how. */
enum Writer {
    SERVER("by the server only"),
    ACTION("by an action only"),
    SERVER_OR_ACTION("by the server, or by an action"),
    ADMINISTRATORS("by administrators"),
    ADMINISTRATORS_AND_SELF("by administrators, and by the user on its own record"),
    /** The user itself takes an action for it. */
    ADMINISTRATORS_OR_ACTION("by administrators; by the user with an action"),
    EACH_VIEWER("by each viewer, for that viewer alone");

    private final String words;

    Writer(String words) {
        this.words = words;
    }

    /** For people who read the table. */
    String words() {
        return words;
    }

    /** Whether it may stand in the body of a new record. */
    boolean isGivenAtCreation() {
        return switch (this) {
            case ADMINISTRATORS, ADMINISTRATORS_AND_SELF, ADMINISTRATORS_OR_ACTION -> true;
            case SERVER, ACTION, SERVER_OR_ACTION, EACH_VIEWER -> false;
        };
    }

    /** Whether it may stand in the body of a change, if not everybody's. */
    boolean isChanged() {
        return isGivenAtCreation() || this == EACH_VIEWER;
    }
}
