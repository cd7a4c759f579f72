package muster.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A client that sends what it is told and follows nothing. Each {@code with} gives a further one. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String base;
    private final Map<String, String> headers;

    private Http(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** A client of everything below this address. */
    public static Http at(String base) {
        return new Http(base.endsWith("/") ? base : base + "/", Map.of());
    }

    public String base() {
        return base;
    }

    public Http with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Http(base, more);
    }

    public Http without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Http(base, fewer);
    }

    public Answer get(String path) {
        return send("GET", path);
    }

    public Answer delete(String path) {
        return send("DELETE", path);
    }

    public Answer post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    public Answer put(String path, JsonNode body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, JsonNode body) {
        return send("PATCH", path, body);
    }

    public Answer send(String method, String path) {
        return send(method, path, "", BodyPublishers.noBody());
    }

    public Answer send(String method, String path, JsonNode body) {
        return send(method, path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    /** @param contentType an empty one is not sent */
    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        request.method(method, body);
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A query string of names and values in turn, escaped, with its question mark. */
    public static String query(Object... namesAndValues) {
        StringBuilder query = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.append(i == 0 ? '?' : '&');
            query.append(escape(namesAndValues[i].toString()));
            query.append('=');
            query.append(escape(namesAndValues[i + 1].toString()));
        }
        return query.toString();
    }

    public static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        var headers = response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        return new Answer(response.statusCode(), headers, response.body());
    }
}
