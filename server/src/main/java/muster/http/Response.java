package muster.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer: status, headers, and either bytes or a body that is written piece by piece. Never changes. */
public final class Response {
    public static final String JSON = "application/json";
    public static final String HTML = "text/html; charset=utf-8";
    public static final String TEXT = "text/plain; charset=utf-8";

    private static final byte[] NOTHING = new byte[0];

    /** One header line of an answer. */
    public record Header(String name, String value) {
        public Header {
            if (!isName(name)) {
                throw new IllegalArgumentException("not a header name: " + name);
            }
            if (!isSafe(value)) {
                // A line break here would let a value become a header, or a whole answer, of its own.
                throw new IllegalArgumentException("header " + name + " has a control character in its value");
            }
        }

        private static boolean isName(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c <= 0x20 || c >= 0x7f || c == ':') {
                    return false;
                }
            }
            return !text.isEmpty();
        }

        private static boolean isSafe(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if ((c < 0x20 && c != '\t') || c == 0x7f) {
                    return false;
                }
            }
            return true;
        }
    }

    private final int status;
    private final List<Header> headers;
    private final byte[] bytes;
    private final @Nullable Body body;

    private Response(int status, List<Header> headers, byte[] bytes, @Nullable Body body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("not a final HTTP status: " + status);
        }
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
        this.body = body;
    }

    /** The bytes are not copied: the caller hands them over. */
    public static Response json(int status, byte[] bytes) {
        return of(status, JSON, bytes);
    }

    public static Response json(int status, String text) {
        return of(status, JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response text(int status, String text) {
        return of(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response html(int status, String text) {
        return of(status, HTML, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes are not copied: the caller hands them over. */
    public static Response of(int status, String contentType, byte[] bytes) {
        return new Response(status, List.of(new Header("Content-Type", contentType)), bytes, null);
    }

    public static Response stream(int status, String contentType, Body body) {
        return new Response(status, List.of(new Header("Content-Type", contentType)), NOTHING, body);
    }

    public static Response empty(int status) {
        return new Response(status, List.of(), NOTHING, null);
    }

    /** Sends the browser on with a GET. */
    public static Response seeOther(String location) {
        return empty(303).withHeader("Location", location);
    }

    /** Sets a header, in place of any of that name. */
    public Response withHeader(String name, String value) {
        List<Header> changed = new ArrayList<>(headers.size() + 1);
        for (Header header : headers) {
            if (!header.name().equalsIgnoreCase(name)) {
                changed.add(header);
            }
        }
        changed.add(new Header(name, value));
        return new Response(status, List.copyOf(changed), bytes, body);
    }

    /** Sets each of these headers, in place of any of its name. */
    public Response withHeaders(List<Header> set) {
        List<Header> changed = new ArrayList<>(headers.size() + set.size());
        for (Header header : headers) {
            if (set.stream().noneMatch(other -> other.name().equalsIgnoreCase(header.name()))) {
                changed.add(header);
            }
        }
        changed.addAll(set);
        return new Response(status, List.copyOf(changed), bytes, body);
    }

    /** Tells the client to wait before it tries again: whole seconds, at least one. */
    public Response withRetryAfter(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return withHeader("Retry-After", Long.toString(seconds));
    }

    public Response withCookie(Cookie cookie) {
        List<Header> changed = new ArrayList<>(headers);
        changed.add(new Header("Set-Cookie", cookie.headerValue()));
        return new Response(status, List.copyOf(changed), bytes, body);
    }

    public int status() {
        return status;
    }

    public List<Header> headers() {
        return headers;
    }

    /** The value of the first header of this name, whatever its case. */
    public @Nullable String header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** The whole body when it is not streamed; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    @Nullable
    Body body() {
        return body;
    }
}
