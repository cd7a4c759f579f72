package muster.directory;

/** By what a row's account was found: the strongest that the row gives. */
public enum ImportMatch {
    ID("id"),
    /** What the source of the file calls the account. */
    EXTERNAL_ID("external id"),
    USERNAME("username"),
    /** The address is one that the account claims. */
    EMAIL("e-mail address");

    private final String word;

    ImportMatch(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
