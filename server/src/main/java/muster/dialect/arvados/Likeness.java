package muster.dialect.arvados;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether texts are like a pattern: {@code %} is any run, {@code _} one character, a backslash takes that away. Goes back to
 * the last run only, so that no pattern takes long.
 */
final class Likeness {
    private static final int RUN = -1;
    private static final int ONE = -2;

    private final int[] pattern;
    private final boolean ignoringCase;

    Likeness(String pattern, boolean ignoringCase) {
        this.ignoringCase = ignoringCase;
        this.pattern = compiled(folded(pattern));
    }

    private static int[] compiled(String pattern) {
        int[] points = pattern.codePoints().toArray();
        int[] compiled = new int[points.length];
        int length = 0;
        for (int i = 0; i < points.length; i++) {
            boolean escapes = points[i] == '\\' && i + 1 < points.length;
            if (escapes) {
                compiled[length++] = points[++i];
            } else if (points[i] == '%') {
                compiled[length++] = RUN;
            } else {
                compiled[length++] = points[i] == '_' ? ONE : points[i];
            }
        }
        return Arrays.copyOf(compiled, length);
    }

    boolean isMetBy(String text) {
        int[] points = folded(text).codePoints().toArray();
        int at = 0;
        int wanted = 0;
        int afterRun = -1;
        int runEnd = 0;
        while (at < points.length) {
            if (wanted < pattern.length && pattern[wanted] == RUN) {
                afterRun = ++wanted;
                runEnd = at;
            } else if (wanted < pattern.length && (pattern[wanted] == ONE || pattern[wanted] == points[at])) {
                wanted++;
                at++;
            } else if (afterRun >= 0) {
                wanted = afterRun;
                at = ++runEnd;
            } else {
                return false;
            }
        }
        while (wanted < pattern.length && pattern[wanted] == RUN) {
            wanted++;
        }
        return wanted == pattern.length;
    }

    private String folded(String text) {
        return ignoringCase ? text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : text;
    }
}
