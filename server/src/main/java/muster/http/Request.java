package muster.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** One request as a handler sees it; parses on demand and never changes. */
public final class Request {
    private static final int MAX_CLIENT_LENGTH = 200;
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7E]");
    private static final byte[] NOTHING = new byte[0];

    private final org.eclipse.jetty.server.Request wire;
    private final HttpFields fields;
    private final Client client;
    private final String id;
    private final String pathPrefix;
    private final List<String> segments;
    private final String route;
    private final List<RouteTree.Parameter> parameters;
    private final byte[] body;
    private @Nullable Query query;

    private Request(
            org.eclipse.jetty.server.Request wire,
            Client client,
            String id,
            String pathPrefix,
            List<String> segments,
            String route,
            List<RouteTree.Parameter> parameters,
            byte[] body) {
        this.wire = wire;
        this.fields = wire.getHeaders();
        this.client = client;
        this.id = id;
        this.pathPrefix = pathPrefix;
        this.segments = segments;
        this.route = route;
        this.parameters = parameters;
        this.body = body;
    }

    /** A request of which only the head is known. */
    static Request head(org.eclipse.jetty.server.Request wire, Client client, String id, String pathPrefix) {
        return new Request(wire, client, id, pathPrefix, List.of(), "-", List.of(), NOTHING);
    }

    Request routed(List<String> segments, String route, List<RouteTree.Parameter> parameters, byte[] body) {
        return new Request(wire, client, id, pathPrefix, segments, route, parameters, body);
    }

    /** Identifies this request in the log and in the answer's {@code X-Request-Id}. */
    public String id() {
        return id;
    }

    public String method() {
        return wire.getMethod();
    }

    /** The path as it was sent, with prefix and escapes. */
    public String rawPath() {
        String path = wire.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    /** The segments below the mount, each decoded exactly once; a segment may hold a slash that was escaped. */
    public List<String> segments() {
        return segments;
    }

    /** The template that matched, with the mount's prefix; {@code -} when none did. */
    public String route() {
        return route;
    }

    /** The decoded path parameter of this name; asking for one that the template lacks is a bug. */
    public String path(String name) {
        for (RouteTree.Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                int position = parameter.position();
                return parameter.tail()
                        ? String.join("/", segments.subList(position, segments.size()))
                        : segments.get(position);
            }
        }
        throw new IllegalArgumentException("the route " + route + " has no parameter " + name);
    }

    public Query query() {
        Query parsed = query;
        if (parsed == null) {
            parsed = Query.parse(wire.getHttpURI().getQuery());
            query = parsed;
        }
        return parsed;
    }

    /** The first value of this query parameter, or null. */
    public @Nullable String query(String name) {
        return query().first(name);
    }

    /** The first value of this header, whatever its case, or null. */
    public @Nullable String header(String name) {
        return fields.get(name);
    }

    public List<String> headers(String name) {
        return fields.getValuesList(name);
    }

    /** The media type of the body in lower case without its parameters; empty when none was sent. */
    public String contentType() {
        String value = fields.get("Content-Type");
        if (value == null) {
            return "";
        }
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
    }

    /** The body, already complete and within the limit; not to be changed. Empty when none was sent. */
    public byte[] body() {
        return body;
    }

    /** The body as strict UTF-8; other bytes end in the door's 400. */
    public String bodyText() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Rejected.malformed("The body is not UTF-8.");
        }
    }

    /** The fields of a form sent as {@code application/x-www-form-urlencoded}. */
    public Query form() {
        return Query.parse(bodyText());
    }

    /** The fields of a form sent as {@code multipart/form-data}; files among them are fields too. */
    public Query multipart() {
        return Multipart.parse(fields.get("Content-Type"), body);
    }

    /** The same kind of form, with its files apart and as they are. */
    public FileForm fileForm() {
        return Multipart.withFiles(fields.get("Content-Type"), body);
    }

    /** Cookies by name. */
    public Map<String, String> cookies() {
        return Cookies.parse(fields.getValuesList("Cookie"));
    }

    public @Nullable String cookie(String name) {
        return cookies().get(name);
    }

    /** What the client calls itself, cut and free of what has no place in a log; null when it does not say. */
    public @Nullable String client() {
        String agent = fields.get("User-Agent");
        if (agent == null || agent.isBlank()) {
            return null;
        }
        String printable =
                isPrintable(agent) ? agent : NOT_PRINTABLE.matcher(agent).replaceAll("?");
        return printable.substring(0, Math.min(MAX_CLIENT_LENGTH, printable.length()));
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return false;
            }
        }
        return true;
    }

    /** The client's address, seen through trusted proxies. */
    public String remoteAddress() {
        return client.address();
    }

    /** What stands for the client when failures are counted: the address, or the /64 network of IPv6. */
    public String remoteNetwork() {
        return client.network();
    }

    /** {@code http} or {@code https}, as the client used it or as the public URL says. */
    public String scheme() {
        return client.scheme();
    }

    public boolean isSecure() {
        return "https".equals(scheme());
    }

    /** Host and, unless it is the usual one, port, as the client used them or as the public URL says. */
    public String host() {
        return client.host();
    }

    /** The host that the client wrote, whatever the public URL says. */
    String askedHost() {
        return client.askedHost();
    }

    /** Scheme and host, as browsers write them into {@code Origin}. */
    public String origin() {
        return scheme() + "://" + host();
    }

    /** Origin and path prefix, without a slash at the end; for links in answers, never for links in mails. */
    public String baseUrl() {
        return origin() + pathPrefix;
    }

    /** Nothing that could be secret: no parameter, no header. */
    @Override
    public String toString() {
        return method() + " " + route + " " + id;
    }
}
