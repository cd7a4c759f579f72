package muster.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import muster.directory.TableFault;
import org.jspecify.annotations.Nullable;

/**
 * A file as text, if it is one, and by what its columns are parted.
 *
 * @param fault why it cannot be read; null if it can
 */
record CsvText(String text, char separator, @Nullable TableFault fault) {

    static CsvText of(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), decoded, true);
        decoded.flip();
        String text = decoded.toString();
        // A zero character in text means that it is UTF-16, or no text at all.
        int zero = text.indexOf('\0');
        if (result.isError() || zero >= 0) {
            int end = zero >= 0 ? zero : text.length();
            return unsound(TableFault.Kind.NOT_UTF8, lineAt(text, end));
        }
        return parted(text.isEmpty() || text.charAt(0) != CsvTables.BYTE_ORDER_MARK ? text : text.substring(1));
    }

    /** The names of columns have neither character in them, so that the first line tells which one is meant. */
    private static CsvText parted(String text) {
        String head = text.lines().findFirst().orElse("");
        boolean commas = head.indexOf(',') >= 0;
        boolean semicolons = head.indexOf(';') >= 0;
        if (head.isBlank()) {
            return unsound(TableFault.Kind.EMPTY, 1);
        }
        if (commas && semicolons) {
            return unsound(TableFault.Kind.TWO_SEPARATORS, 1);
        }
        char separator = semicolons ? ';' : ',';
        return new CsvText(text, separator, strayQuote(text, separator).orElse(null));
    }

    private static CsvText unsound(TableFault.Kind kind, long line) {
        return new CsvText("", ',', new TableFault(kind, line, ""));
    }

    private enum At {
        START,
        BARE,
        QUOTED,
        CLOSED
    }

    /** A quotation mark where none may be moves everything after it into another column, or out of sight. */
    private static Optional<TableFault> strayQuote(String text, char separator) {
        At at = At.START;
        int opened = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean ends = letter == separator || letter == '\n' || letter == '\r';
            if (letter == '"') {
                if (at == At.BARE) {
                    return Optional.of(new TableFault(TableFault.Kind.STRAY_QUOTE, lineAt(text, i), ""));
                }
                opened = at == At.START ? i : opened;
                at = at == At.QUOTED ? At.CLOSED : At.QUOTED;
            } else if (at == At.CLOSED && !ends) {
                return Optional.of(new TableFault(TableFault.Kind.STRAY_QUOTE, lineAt(text, i), ""));
            } else if (at != At.QUOTED) {
                at = ends ? At.START : At.BARE;
            }
        }
        return at == At.QUOTED
                ? Optional.of(new TableFault(TableFault.Kind.OPEN_QUOTE, lineAt(text, opened), ""))
                : Optional.empty();
    }

    private static long lineAt(String text, int end) {
        long line = 1;
        for (int i = 0; i < end; i++) {
            boolean old = text.charAt(i) == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n');
            line += old || text.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }
}
