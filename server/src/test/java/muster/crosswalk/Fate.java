package muster.crosswalk;

/** What becomes of a credential when its account is ended. */
enum Fate {
    /** It works at no door from the next request on, and never again. */
    ENDS("end"),

    /** It works at no door from the next request on, and again once the account may act. */
    PAUSES("pause"),

    GOES_ON("go on");

    private final String word;

    Fate(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
