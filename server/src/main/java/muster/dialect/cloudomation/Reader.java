package muster.dialect.cloudomation;

/** Who reads a property. */
enum Reader {
    /** Every signed-in member. */
    ALL("all"),
    /** The user itself, and whoever may read private fields. */
    PRIVATE("priv"),
    /** In no answer of any kind. */
    NEVER("never");

    private final String word;

    Reader(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
