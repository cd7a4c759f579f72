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
        RAGGED("The line has %s values and not as many as there are columns.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    /** One plain English sentence. */
    public String sentence() {
        return kind.sentence.formatted(detail);
    }
}
