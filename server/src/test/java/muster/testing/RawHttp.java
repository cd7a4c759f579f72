package muster.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes bytes to a socket as they are, and reads the answer without any library's help. */
public final class RawHttp {
    private static final int TIMEOUT_IN_MILLISECONDS = 30_000;

    private RawHttp() {}

    /** Sends a request without a body. */
    public static Answer get(URI server, String target, String... headers) {
        return exchange(server, head("GET", target, headers).getBytes(StandardCharsets.UTF_8));
    }

    /** The head of a request, with its empty line. */
    public static String head(String method, String target, String... headers) {
        String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines + "\r\n";
    }

    /** The server may answer, and close, before it has read all of it. */
    public static Answer exchange(URI server, byte[]... pieces) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_IN_MILLISECONDS);
            try {
                for (byte[] piece : pieces) {
                    socket.getOutputStream().write(piece);
                }
                socket.getOutputStream().flush();
            } catch (SocketException closedEarly) {
                // The answer may be there all the same.
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new AssertionError("there is no whole answer", e);
        }
    }

    /** Sends these requests over one connection, each after the answer to the one before. */
    public static List<Answer> conversation(URI server, String... requests) {
        List<Answer> answers = new ArrayList<>();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_IN_MILLISECONDS);
            for (String request : requests) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                answers.add(read(socket.getInputStream()));
            }
            return answers;
        } catch (IOException e) {
            throw new AssertionError("the conversation broke off after " + answers, e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String line = line(in);
        int status = Integer.parseInt(line.split(" ")[1]);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, body(in, status, headers));
    }

    private static byte[] body(InputStream in, int status, Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            return chunks(in);
        }
        if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length").getFirst()));
        }
        return status == 204 ? new byte[0] : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            body.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer ends within a line: " + line);
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
