package muster.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;

/**
 * The text of a file, which is UTF-8 and nothing else. A byte order mark is dropped. What comes before a broken sequence
 * is still read, so that the fault is told with its line.
 */
final class StrictText extends Reader {
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int PIECE = 1 << 13;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE).flip();
    private final CharBuffer chars = CharBuffer.allocate(PIECE).flip();
    private boolean begun;
    private boolean ended;
    private boolean broken;
    private long line = 1;
    private char last;

    StrictText(InputStream in) {
        this.in = in;
    }

    /** In which what comes next stands, as an editor counts lines. */
    long line() {
        return line;
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (broken) {
                throw new UnsoundFile(Kind.NOT_UTF8, line, "");
            }
            if (ended) {
                return -1;
            }
            decode();
        }
        int taken = Math.min(length, chars.remaining());
        chars.get(to, from, taken);
        for (int i = from; i < from + taken; i++) {
            count(to[i]);
        }
        return taken;
    }

    private void count(char letter) {
        boolean endsLine = letter == '\n' && last != '\r' || letter == '\r';
        line += endsLine ? 1 : 0;
        last = letter;
    }

    private void decode() throws IOException {
        fill();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        chars.flip();
        broken = result.isError();
        dropMark();
        stopAtZero();
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void dropMark() {
        if (!begun && chars.hasRemaining()) {
            begun = true;
            if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    /** A zero character in text means that it is UTF-16, or no text at all. */
    private void stopAtZero() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            if (chars.get(i) == '\0') {
                chars.limit(i);
                broken = true;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
