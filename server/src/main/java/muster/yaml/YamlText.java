package muster.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes texts as values of YAML so that readers of every version find the very same text again: bare only where nobody can take it for
 * a boolean, a number, a date or nothing.
 */
public final class YamlText {
    /** Words, with single blanks between them. Digits come in front only in ids, which have hyphens where numbers have none. */
    private static final Pattern BARE =
            Pattern.compile("[A-Za-z][A-Za-z0-9._/@-]*(?: [A-Za-z0-9][A-Za-z0-9._/@-]*){0,200}");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> WORDS_OF_ANY_VERSION =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private YamlText() {}

    /** @return without a line end in it, to stand behind a name or a hyphen */
    public static String of(String text) {
        if (isBare(text)) {
            return text;
        }
        return text.codePoints().allMatch(YamlText::isPlain) ? "'" + text.replace("'", "''") + "'" : quoted(text);
    }

    private static boolean isBare(String text) {
        return ID.matcher(text).matches()
                || BARE.matcher(text).matches() && !WORDS_OF_ANY_VERSION.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether it stands for itself between single quotes, within one line, for every reader. */
    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** In double quotes, whatever it is. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
        text.codePoints().forEach(codePoint -> {
            switch (codePoint) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, codePoint);
            }
        });
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int codePoint) {
        if (isPlain(codePoint)) {
            quoted.appendCodePoint(codePoint);
        } else if (Character.isBmpCodePoint(codePoint)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04X", codePoint));
        } else {
            quoted.append(String.format(Locale.ROOT, "\\U%08X", codePoint));
        }
    }
}
