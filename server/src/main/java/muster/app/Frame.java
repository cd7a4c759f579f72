package muster.app;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * One piece of what a command and whoever gave it tell each other over the socket: a letter for its kind, four bytes for
 * its length, and its bytes. Only whole pieces are read, so that what broke off is never taken for what ended.
 */
final class Frame {
    /** A longer piece is parted by whoever writes it, and refused by whoever reads it. */
    static final int MOST_BYTES = 1 << 16;

    private static final int HEAD_BYTES = 5;

    /** What a piece is. */
    enum Kind {
        /** A part of the file; an empty one is its end. */
        FILE('f'),
        OUT('o'),
        ERR('e'),
        PROGRESS('p'),
        QUESTION('q'),
        /** {@code y}, or anything else for no. */
        REPLY('r'),
        /** The exit code in digits; nothing comes after it. */
        EXIT('x');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    private final Kind kind;
    private final byte[] bytes;

    private Frame(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    Kind kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** In one call, so that two who write do not mix their pieces. */
    static void write(OutputStream out, Kind kind, byte[] bytes, int from, int length) throws IOException {
        ByteBuffer whole = ByteBuffer.allocate(HEAD_BYTES + length);
        whole.put((byte) kind.letter).putInt(length).put(bytes, from, length);
        out.write(whole.array());
    }

    static void write(OutputStream out, Kind kind, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        do {
            int length = Math.min(MOST_BYTES, bytes.length - from);
            write(out, kind, bytes, from, length);
            from += length;
        } while (from < bytes.length);
    }

    /**
     * @throws EOFException when the other side ends before the frame does
     * @throws IOException when it is none
     */
    static Frame read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int letter = data.readUnsignedByte();
        int length = data.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("A frame of " + length + " bytes");
        }
        Kind kind = Stream.of(Kind.values())
                .filter(known -> known.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IOException("A frame of kind " + letter));
        byte[] bytes = new byte[length];
        data.readFully(bytes);
        return new Frame(kind, bytes);
    }
}
