package muster.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts as values of YAML which no reader of any version takes for anything else: bare only where they are plain words. */
final class YamlText {
    private static final Pattern BARE = Pattern.compile("[A-Za-z][A-Za-z0-9._@-]{0,200}");
    private static final Set<String> WORDS_OF_ANY_VERSION =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private YamlText() {}

    static String of(String text) {
        boolean isBare = BARE.matcher(text).matches() && !WORDS_OF_ANY_VERSION.contains(text.toLowerCase(Locale.ROOT));
        return isBare ? text : quoted(text);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, letter);
            }
        });
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int letter) {
        if (isVisible(letter)) {
            quoted.appendCodePoint(letter);
        } else if (Character.isBmpCodePoint(letter)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04X", letter));
        } else {
            quoted.append(String.format(Locale.ROOT, "\\U%08X", letter));
        }
    }

    private static boolean isVisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
