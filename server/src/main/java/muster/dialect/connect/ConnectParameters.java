package muster.dialect.connect;

import java.util.regex.Pattern;
import muster.http.Query;
import org.jspecify.annotations.Nullable;

/** Query parameters as the clients write them. Parameters that nobody asks for are ignored, as on the platform. */
final class ConnectParameters {
    private static final int USUAL_PAGE_SIZE = 20;
    static final int MAX_PAGE_SIZE = 500;
    /** Whole numbers of more digits are beyond every range. */
    private static final int MAX_DIGITS = 10;

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");

    private ConnectParameters() {}

    /** One page of a list, counted from 1. */
    record Page(int number, int size) {
        long skip() {
            return (number - 1L) * size;
        }
    }

    static Page page(Query query) {
        return page(query, USUAL_PAGE_SIZE);
    }

    static Page page(Query query, int usualSize) {
        int number = whole(query, "page_number", 1, 1, Integer.MAX_VALUE);
        int size = whole(query, "page_size", usualSize, 1, MAX_PAGE_SIZE);
        return new Page(number, size);
    }

    static int limit(Query query) {
        return whole(query, "limit", USUAL_PAGE_SIZE, 1, MAX_PAGE_SIZE);
    }

    /** Python writes True, people write true, older scripts 1. */
    static boolean flag(Query query, String name, boolean usual) {
        String text = query.first(name);
        if (text == null || text.isEmpty()) {
            return usual;
        }
        return switch (text) {
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            default ->
                throw new ConnectRefusal(
                        ConnectCode.INVALID_PARAMETER, "The parameter " + name + " must be true or false.");
        };
    }

    /** The first value; null when it is left out or empty. */
    static @Nullable String text(Query query, String name) {
        String text = query.first(name);
        return text == null || text.isEmpty() ? null : text;
    }

    private static int whole(Query query, String name, int usual, int least, int most) {
        String text = query.first(name);
        if (text == null) {
            return usual;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new ConnectRefusal(
                    ConnectCode.INVALID_PARAMETER, "The parameter " + name + " must be a whole number.");
        }
        String digits = LEADING_ZEROS.matcher(text).replaceFirst("");
        long value = digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        if (value < least || value > most) {
            throw new ConnectRefusal(
                    ConnectCode.OUT_OF_RANGE,
                    "The parameter " + name + " must be between " + least + " and " + most + ".");
        }
        return (int) value;
    }
}
