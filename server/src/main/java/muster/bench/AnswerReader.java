package muster.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one HTTP/1.1 answer after the other from a connection. It understands what the measured server sends, which is a
 * {@code Content-Length}, or chunks where an answer is long, and refuses the rest: a full client would cost more than some
 * of the requests that it measures.
 */
final class AnswerReader {
    private static final int LONGEST_HEAD_IN_BYTES = 16 * 1024;
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CHUNKED = "\r\ntransfer-encoding: chunked\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEXADECIMAL = 16;

    private final ReadableByteChannel channel;
    private final byte[] bytes = new byte[64 * 1024];
    private int begin;
    private int end;

    AnswerReader(ReadableByteChannel channel) {
        this.channel = channel;
    }

    Answer next() throws IOException {
        int head = readHead();
        int status = number(begin + "HTTP/1.1 ".length());
        if (find(CHUNKED, head) >= 0) {
            begin = head;
            return new Answer(status, readChunks());
        }
        int length = bodyLength(status, head);
        begin = head;
        return new Answer(status, readBody(length));
    }

    /** @return where the body begins */
    private int readHead() throws IOException {
        int looked = begin;
        while (true) {
            for (int at = looked; at + 3 < end; at++) {
                if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                    return at + 4;
                }
            }
            int seen = Math.max(0, end - begin - 3);
            if (end - begin > LONGEST_HEAD_IN_BYTES) {
                throw new IOException("the head of an answer is longer than " + LONGEST_HEAD_IN_BYTES + " bytes");
            }
            makeRoom();
            fill();
            looked = begin + seen;
        }
    }

    private void makeRoom() {
        if (begin > 0) {
            System.arraycopy(bytes, begin, bytes, 0, end - begin);
            end -= begin;
            begin = 0;
        }
    }

    private void fill() throws IOException {
        int count = channel.read(ByteBuffer.wrap(bytes, end, bytes.length - end));
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        end += count;
    }

    private int bodyLength(int status, int head) throws IOException {
        int field = find(LENGTH, head);
        if (field >= 0) {
            int digit = field + LENGTH.length;
            while (bytes[digit] == ' ') {
                digit++;
            }
            return number(digit);
        }
        if (status == 204 || status == 304) {
            return 0;
        }
        throw new IOException("an answer without Content-Length: " + headText(head));
    }

    /** @return where in the head this stands, in whatever case; negative when it does not */
    private int find(byte[] wanted, int head) {
        for (int at = begin; at + wanted.length <= head; at++) {
            if (isAt(at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isAt(int at, byte[] wanted) {
        for (int index = 0; index < wanted.length; index++) {
            byte each = bytes[at + index];
            int lower = each >= 'A' && each <= 'Z' ? each + ('a' - 'A') : each;
            if (lower != wanted[index]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from) throws IOException {
        int value = 0;
        int at = from;
        for (; at < end && bytes[at] >= '0' && bytes[at] <= '9' && at < from + 9; at++) {
            value = 10 * value + bytes[at] - '0';
        }
        if (at == from) {
            throw new IOException("this is no HTTP answer: " + headText(Math.min(end, begin + 100)));
        }
        return value;
    }

    private String headText(int head) {
        return new String(bytes, begin, head - begin, StandardCharsets.ISO_8859_1).strip();
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(readBody(size));
            readLine();
        }
        while (!readLine().isEmpty()) {
            // What follows the last chunk tells nothing of the body.
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = readLine();
        try {
            return Integer.parseInt(line.split(";", 2)[0].strip(), HEXADECIMAL);
        } catch (NumberFormatException none) {
            throw new IOException("this is no size of a chunk: " + line, none);
        }
    }

    private String readLine() throws IOException {
        while (true) {
            for (int at = begin; at + 1 < end; at++) {
                if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                    String line = headText(at);
                    begin = at + 2;
                    return line;
                }
            }
            if (end - begin > LONGEST_HEAD_IN_BYTES) {
                throw new IOException("a line between chunks is longer than " + LONGEST_HEAD_IN_BYTES + " bytes");
            }
            makeRoom();
            fill();
        }
    }

    private byte[] readBody(int length) throws IOException {
        int there = Math.min(length, end - begin);
        byte[] body = Arrays.copyOfRange(bytes, begin, begin + there);
        begin += there;
        if (there < length) {
            body = Arrays.copyOf(body, length);
            ByteBuffer rest = ByteBuffer.wrap(body, there, length - there);
            while (rest.hasRemaining()) {
                if (channel.read(rest) < 0) {
                    throw new EOFException("the server closed the connection within an answer");
                }
            }
        }
        return body;
    }
}
