package muster.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code Cookie} headers leniently: what is not a pair is skipped, never a failure. */
final class Cookies {
    private Cookies() {}

    /** Of two cookies with one name the first counts, because browsers send the closer path first. */
    static Map<String, String> parse(List<String> lines) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String line : lines) {
            int start = 0;
            while (start < line.length()) {
                int semicolon = line.indexOf(';', start);
                int end = semicolon < 0 ? line.length() : semicolon;
                int equals = line.indexOf('=', start);
                if (equals > start && equals < end) {
                    String value = line.substring(equals + 1, end).trim();
                    cookies.putIfAbsent(line.substring(start, equals).trim(), unquoted(value));
                }
                start = end + 1;
            }
        }
        return cookies;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
