package muster.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A socket that sends exactly what a test writes, and reads answers without any help of a library. */
final class RawClient implements AutoCloseable {
    /** An answer as it came over the wire. */
    record Answer(int status, String head, String body) {
        String header(String name) {
            for (String line : head.split("\r\n")) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(name)) {
                    return line.substring(colon + 1).trim();
                }
            }
            return "";
        }
    }

    private final Socket socket;

    RawClient(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(15_000);
    }

    static Answer exchange(URI server, String request) throws IOException {
        try (RawClient client = new RawClient(server)) {
            return client.send(request).answer();
        }
    }

    static Answer get(URI server, String target, String... headers) throws IOException {
        return call(server, "GET", target, headers);
    }

    static Answer call(URI server, String method, String target, String... headers) throws IOException {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return exchange(server, method + " " + target + " HTTP/1.1\r\nHost: test\r\n" + lines + "\r\n");
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    Answer answer() throws IOException {
        InputStream in = socket.getInputStream();
        String head = head(in);
        if (head.isEmpty()) {
            throw new IOException("closed without an answer");
        }
        String lower = head.toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(head.substring(9, 12));
        int at = lower.indexOf("\r\ncontent-length:");
        if (at >= 0) {
            int start = at + "\r\ncontent-length:".length();
            int length = Integer.parseInt(
                    head.substring(start, head.indexOf("\r\n", start)).trim());
            return new Answer(status, head, text(in.readNBytes(length)));
        }
        if (lower.contains("transfer-encoding: chunked")) {
            return new Answer(status, head, chunks(in));
        }
        return new Answer(status, head, status == 204 ? "" : text(in.readAllBytes()));
    }

    /** The head of an answer whose body is not read. */
    String headOnly() throws IOException {
        return head(socket.getInputStream());
    }

    /** True when the server has closed the connection and nothing more came. */
    boolean isAtEnd() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String chunks(InputStream in) throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            body.append(text(in.readNBytes(size)));
            line(in);
            if (size == 0) {
                return body.toString();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the answer broke off");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            head.write(c);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
