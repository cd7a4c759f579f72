package muster.mail;

import java.util.ArrayList;
import java.util.List;
import muster.directory.LetterWords;
import org.jspecify.annotations.Nullable;

/** One mail being put together, as plain text and as the same text with marks. Whatever stands in it is escaped. */
final class LetterPage {
    private static final int WIDTH = 72;
    /** Stands for a blank at which no line ends. */
    private static final char UNBROKEN = '\u00A0';

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            </head>
            <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 36em; margin: 1.5em">
            """;
    private static final String FOOT = """
            </body>
            </html>
            """;

    /** A paragraph, or a link if it has a target. */
    private record Part(String text, @Nullable String target) {}

    private final List<Part> parts = new ArrayList<>();
    private String subject = "";

    LetterPage(String name) {
        say("Hello " + unbroken(name) + ",");
    }

    /** A name as it stands in a paragraph, so that no part of it gets a line of its own, as links have. */
    static String unbroken(String name) {
        return oneLine(name).replace(' ', UNBROKEN);
    }

    LetterPage about(String wanted) {
        subject = oneLine(wanted);
        return this;
    }

    LetterPage say(String paragraph) {
        parts.add(new Part(oneLine(paragraph), null));
        return this;
    }

    LetterPage link(String target, String label) {
        parts.add(new Part(label, target));
        return this;
    }

    LetterWords.Words words() {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder(HEAD);
        for (Part part : parts) {
            text.append(part.target() == null ? wrapped(part.text()) : part.target())
                    .append("\n\n");
            html.append("<p>").append(marked(part)).append("</p>\n");
        }
        return new LetterWords.Words(
                subject,
                text.toString().stripTrailing() + "\n",
                html.append(FOOT).toString());
    }

    private static String marked(Part part) {
        String text = escaped(part.text().replace(UNBROKEN, ' '));
        return part.target() == null ? text : "<a href=\"" + escaped(part.target()) + "\"><b>" + text + "</b></a>";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** In lines of at most 72 characters, unless a word is longer. */
    private static String wrapped(String paragraph) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : paragraph.split(" +")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                lines.append('\n');
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word.replace(UNBROKEN, ' '));
            column += word.length();
        }
        return lines.toString();
    }
}
