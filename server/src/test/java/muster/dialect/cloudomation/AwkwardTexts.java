package muster.dialect.cloudomation;

import java.util.List;
import java.util.Random;

/** Texts that files lose, change or take for something else. */
final class AwkwardTexts {
    static final List<String> LIST = List.of(
            "",
            " ",
            "no",
            "y",
            "NULL",
            "~",
            "1e3",
            "0o7",
            "0x1F",
            ".inf",
            "=",
            "<<",
            "2026-01-01",
            "2026-01-01T09:15:00Z",
            "12:30:45",
            "- list",
            "? key",
            "key: value",
            "# comment",
            "text # comment",
            "--- ",
            "---\nuser: x",
            "...\n",
            "{}",
            "[]",
            "&a",
            "*a",
            "!!int 1",
            "%TAG",
            "'",
            "''",
            "\"",
            "\\",
            "\\n",
            " leading",
            "trailing ",
            "trailing\n",
            "\n\nleading",
            "a\n\nb\n",
            "a\r\nb",
            "a\rb",
            "\ttab\t",
            "nel\u0085",
            "ls\u2028ps\u2029",
            "bom\ufeff",
            "del\u007f",
            "c1\u0080",
            "bell\u0007",
            "escape\u001b[0m",
            "Ångström Šđ שלום مرحبا 日本",
            "🧪 👩‍🔬",
            "\u202eesrever",
            "a\u0301",
            "nonbreaking\u00a0blank",
            "x".repeat(5_000),
            "word ".repeat(500));

    private static final String PIECES = "ab 19.:-?,[]{}#&*!|>'\"%@`\\~<=\n\r\t\u0085\u2028\u00a0é日";

    private AwkwardTexts() {}

    /** @param longest how many pieces at most */
    static String any(Random chance, int longest) {
        StringBuilder text = new StringBuilder();
        int length = chance.nextInt(longest);
        for (int i = 0; i < length; i++) {
            if (chance.nextInt(20) == 0) {
                text.appendCodePoint(0x1f600 + chance.nextInt(64));
            } else {
                text.append(PIECES.charAt(chance.nextInt(PIECES.length())));
            }
        }
        return text.toString();
    }
}
