package muster.directory;

/**
 * Why a file cannot be read without guessing.
 *
 * @param line where, counted from 1; 0 where it is about the whole file
 * @param detail a name or number that the kind speaks of; empty where it speaks of none
 */
public record TableFault(Kind kind, long line, String detail) {

    /** What is wrong. */
    public enum Kind {
        /** The detail says how many mebibytes are read. */
        TOO_LARGE("The file is larger than %s MiB."),
        /** The detail says how many rows are read. */
        TOO_MANY_ROWS("The file has more than %s rows."),
        NOT_UTF8("This is not text in UTF-8."),
        EMPTY("The file has no line with the names of the columns."),
        /** Which of them parts the columns. */
        TWO_SEPARATORS("The first line has commas and semicolons."),
        UNKNOWN_COLUMN("There is no column named %s."),
        REPEATED_COLUMN("The column %s is there twice."),
        /** No column tells whom a row is about. */
        NOBODY_NAMED("There is no column id, username or email."),
        OPEN_QUOTE("A quotation mark is never closed."),
        STRAY_QUOTE("A quotation mark stands inside a value; it must be doubled, and the value quoted."),
        /** The detail says how many values the line has. */
        RAGGED("The line has %s values and not as many as there are columns."),
        UNKNOWN_FIELD("There is no field named %s."),
        /** The detail names the field. */
        WRONG_KIND("The field %s takes another kind of value."),
        /** The detail names what is missing. */
        MISSING("There is no %s."),
        REPEATED_KEY("A key stands twice in one place."),
        OUT_OF_ORDER("%s stands too late in the file."),
        /** The detail says how many characters are read. */
        TOO_LONG("This is longer than %s characters."),
        TOO_DEEP("The file is nested too deeply."),
        NOT_JSON("This is no JSON object that ends in its line."),
        NOT_JSON_RECORDS("This is no well-formed JSON."),
        NOT_YAML("This is no well-formed YAML."),
        NOT_LDIF("This is no well-formed LDIF."),
        /** The detail names what it is, in words that are the same in every language. */
        NOT_UNDERSTOOD("What stands here is not understood: %s."),
        NO_LINE_END("The last line has no end; the file may have been cut off."),
        CUT_OFF(
                "The last line has no end; a table that is declared complete must have one, because it may have been cut off."),
        NO_END_MARK(
                "A file that says that it is complete ends with a line of three dots; this one may have been cut off."),
        UNKNOWN_FORMAT("Neither the name nor the content of the file tells of which kind it is."),
        /** The detail names both. */
        OTHER_FORMAT("The name of the file says one kind and its content another: %s.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    /** One plain English sentence. */
    public String sentence() {
        return kind.sentence.formatted(detail);
    }

    /** The sentence, with the line in front where there is one. */
    public String told() {
        return line == 0 ? sentence() : "Line " + line + ": " + sentence();
    }
}
