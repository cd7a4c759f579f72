package muster.client.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked.
 *
 * @param path below the server's address, with its query, already encoded
 * @param json the body, which is JSON unless a head of the call says otherwise; null for none
 */
public record Call(String verb, String path, byte @Nullable [] json) {

    /** @param path below the server's address, without a query */
    public static Call get(String path, Query query) {
        return new Call("GET", path + query.text(), null);
    }

    public static Call get(String path) {
        return new Call("GET", path, null);
    }

    public static Call delete(String path) {
        return new Call("DELETE", path, null);
    }

    /** @param body what Jackson writes as an object */
    public static Call with(String verb, String path, Map<String, ?> body) {
        return new Call(verb, path, JsonMapper.shared().writeValueAsBytes(body));
    }

    /** @param body of a kind that a head of the call has to tell */
    public static Call withBytes(String verb, String path, byte[] body) {
        return new Call(verb, path, body);
    }

    /** @param path below the server's address, without a query */
    public static Call with(String verb, String path, Query query, Map<String, ?> body) {
        return with(verb, path + query.text(), body);
    }

    /** Whether doing it twice does no harm. */
    boolean isRepeatable() {
        return verb.equals("GET");
    }

    /** For people: the verb and the path, without the query, which may name people. */
    @Override
    public String toString() {
        int query = path.indexOf('?');
        return verb + " " + (query < 0 ? path : path.substring(0, query));
    }

    /** A part of a path, whatever is in it. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What stands behind the question mark. */
    public static final class Query {
        private final List<String> parts = new ArrayList<>();

        /** @param value null is left out */
        public Query and(String name, @Nullable Object value) {
            if (value != null) {
                parts.add(part(name) + "=" + part(value.toString()));
            }
            return this;
        }

        /** With the question mark; empty when nothing is asked. */
        public String text() {
            return parts.isEmpty() ? "" : "?" + String.join("&", parts);
        }
    }
}
