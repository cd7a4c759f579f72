package muster.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Writes the requests to one server, with the key of its administrator where the door wants one. */
final class Requests {
    private final String host;
    private final String key;

    Requests(URI server, String key) {
        this.host = server.getAuthority();
        this.key = key;
    }

    byte[] health() {
        return bytes("GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }

    byte[] ownAccount() {
        return get("v1/user");
    }

    byte[] prefixPage(String prefix, int size) {
        return get("v1/users?page_size=" + size + "&prefix=" + URLEncoder.encode(prefix, StandardCharsets.UTF_8));
    }

    byte[] page(int number, int size) {
        return get("v1/users?page_number=" + number + "&page_size=" + size);
    }

    byte[] create(Person person) {
        String json = JsonMapper.shared()
                .createObjectNode()
                .put("username", person.username())
                .put("email", person.email())
                .put("first_name", person.givenName())
                .put("last_name", person.familyName())
                .put("user_must_set_password", true)
                .toString();
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return bytes("POST /__api__/v1/users HTTP/1.1\r\n" + head()
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + json);
    }

    private byte[] get(String path) {
        return bytes("GET /__api__/" + path + " HTTP/1.1\r\n" + head() + "\r\n");
    }

    private String head() {
        return "Host: " + host + "\r\nAuthorization: Key " + key + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
