package muster.file;

import java.io.IOException;
import java.io.Reader;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import org.jspecify.annotations.Nullable;

/** Reads a text line by line, whatever ends its lines, and no line of any length. */
final class LineReader {
    static final int LONGEST = 1 << 20;

    private static final int PIECE = 1 << 13;

    private final Reader text;
    private final char[] piece = new char[PIECE];
    private int at;
    private int end;
    private long line;
    private boolean endedByReturn;
    private boolean whole = true;

    LineReader(Reader text) {
        this.text = text;
    }

    /** The number of the line that was read last, counted from 1. */
    long line() {
        return line;
    }

    /** Whether the line that was read last has an end. */
    boolean isWhole() {
        return whole;
    }

    /**
     * The next line without its end.
     *
     * @return null after the last one
     */
    @Nullable
    String next() throws IOException {
        StringBuilder next = new StringBuilder();
        line++;
        whole = false;
        while (fill()) {
            if (endedByReturn && piece[at] == '\n') {
                at++;
                endedByReturn = false;
                continue;
            }
            endedByReturn = false;
            int start = at;
            while (at < end && piece[at] != '\n' && piece[at] != '\r') {
                at++;
            }
            next.append(piece, start, at - start);
            if (next.length() > LONGEST) {
                throw new UnsoundFile(Kind.TOO_LONG, line, String.valueOf(LONGEST));
            }
            if (at < end) {
                endedByReturn = piece[at] == '\r';
                at++;
                whole = true;
                return next.toString();
            }
        }
        return next.isEmpty() ? null : next.toString();
    }

    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        int read = text.read(piece, 0, PIECE);
        at = 0;
        end = Math.max(read, 0);
        return read > 0;
    }
}
