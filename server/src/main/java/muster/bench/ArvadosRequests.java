package muster.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the requests of the Arvados door to one server, with the key of its administrator. */
final class ArvadosRequests {
    /** What the platform's own clients put into an address before they take to a form. */
    private static final int LONGEST_QUERY = 2_048;

    private final String host;
    private final String key;

    ArvadosRequests(URI server, String key) {
        this.host = server.getAuthority();
        this.key = key;
    }

    byte[] current() {
        return bytes("GET /arvados/v1/users/current HTTP/1.1\r\n" + head() + "\r\n");
    }

    /** A page of the list of users, asked for as the platform's clients do. */
    byte[] users(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return query.length() <= LONGEST_QUERY
                ? bytes("GET /arvados/v1/users?" + query + " HTTP/1.1\r\n" + head() + "\r\n")
                : bytes("POST /arvados/v1/users HTTP/1.1\r\n" + head() + "X-Http-Method-Override: GET\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: " + query.length() + "\r\n\r\n" + query);
    }

    /** @param attributes as JSON in ASCII */
    byte[] change(String uuid, String attributes) {
        return bytes("PUT /arvados/v1/users/" + uuid + " HTTP/1.1\r\n" + head()
                + "Content-Type: application/json\r\nContent-Length: " + attributes.length() + "\r\n\r\n"
                + attributes);
    }

    private String head() {
        return "Host: " + host + "\r\nAuthorization: Bearer " + key + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
