package muster.crosswalk;

import java.util.Locale;

/** A way into the directory: where acts are done, and where accounts are looked at. */
enum Column {
    CONNECT("Connect"),
    ARVADOS("Arvados"),
    CRYOSPARC("CryoSPARC"),
    CLOUDOMATION("Cloudomation"),
    OWN_API("Own API"),
    CONSOLE("Console"),
    COMMAND_LINE("Command line");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The column that a table names, in small letters. */
    static Column named(String word) {
        for (Column column : values()) {
            if (column.title.toLowerCase(Locale.ROOT).equals(word)) {
                return column;
            }
        }
        throw new IllegalArgumentException("no column is called " + word);
    }
}
