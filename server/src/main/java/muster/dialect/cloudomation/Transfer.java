package muster.dialect.cloudomation;

/** Whether a property goes out with exports and comes in with imports. */
enum Transfer {
    NEITHER("neither"),
    BOTH("both"),
    EXPORT_ONLY("export only");

    private final String words;

    Transfer(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
