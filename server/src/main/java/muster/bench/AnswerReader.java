package muster.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one HTTP/1.1 answer after the other from a connection. It understands what the measured server sends, which is a
 * {@code Content-Length}, and refuses the rest: a full client would cost more than some of the requests that it measures.
 */
final class AnswerReader {
    private static final int LONGEST_HEAD_IN_BYTES = 16 * 1024;
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

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
        for (int at = begin; at + LENGTH.length < head; at++) {
            if (isLengthAt(at)) {
                int digit = at + LENGTH.length;
                while (bytes[digit] == ' ') {
                    digit++;
                }
                return number(digit);
            }
        }
        if (status == 204 || status == 304) {
            return 0;
        }
        throw new IOException("an answer without Content-Length: " + headText(head));
    }

    private boolean isLengthAt(int at) {
        for (int index = 0; index < LENGTH.length; index++) {
            byte each = bytes[at + index];
            int lower = each >= 'A' && each <= 'Z' ? each + ('a' - 'A') : each;
            if (lower != LENGTH[index]) {
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
