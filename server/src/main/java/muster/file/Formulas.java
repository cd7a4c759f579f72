package muster.file;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a value for a formula. What would begin one, also behind blanks, gets an apostrophe in
 * front; so does what looks as if that had been done already, so that taking one away always gives the value back.
 */
final class Formulas {
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("'*[\\s\\h]*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private Formulas() {}

    static String defused(String value) {
        return looksLikeOne(value) ? "'" + value : value;
    }

    static String restored(String cell) {
        return cell.startsWith("'") && looksLikeOne(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** Whether a cell would begin a formula and has no apostrophe that says it is none. */
    static boolean isOne(String cell) {
        return !cell.startsWith("'") && looksLikeOne(cell);
    }

    private static boolean looksLikeOne(String value) {
        return LOOKS_LIKE_ONE.matcher(value).matches();
    }
}
