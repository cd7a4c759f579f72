package muster.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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

    /** @param header who asks, as one line of a head */
    byte[] get(String path, String header) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\n\r\n");
    }

    /** The line of a head that the Connect door takes. */
    String key() {
        return "Authorization: Key " + key;
    }

    /** The line that other doors take. */
    String bearer() {
        return "Authorization: Bearer " + key;
    }

    byte[] ownAccount() {
        return get("v1/user");
    }

    /** The console's list of people who are found by a word. @param cookie of an administrator's session */
    byte[] consoleSearch(String word, String cookie) {
        return get("/admin/users?q=" + encoded(word), cookie);
    }

    byte[] prefixPage(String prefix, int size) {
        return get("v1/users?page_size=" + size + "&prefix=" + encoded(prefix));
    }

    byte[] page(int number, int size) {
        return get("v1/users?page_number=" + number + "&page_size=" + size);
    }

    byte[] create(Person person) {
        return post("/__api__/v1/users", head(), json(person).put("user_must_set_password", true));
    }

    /** Somebody who can sign in at once; the administrator's key is the password of all. */
    byte[] createWithPassword(Person person) {
        return post("/__api__/v1/users", head(), json(person).put("password", key));
    }

    byte[] createAdministrator(Person person) {
        return post(
                "/__api__/v1/users", head(), json(person).put("password", key).put("user_role", "administrator"));
    }

    /** The same at the CryoSPARC door, which takes a digest for a password. */
    byte[] createAtCryosparc(Person person) {
        String path = Stream.of(
                        "email=" + person.email(),
                        "username=" + person.username(),
                        "first_name=" + encoded(person.givenName()),
                        "last_name=" + encoded(person.familyName()))
                .collect(Collectors.joining("&", "/api/cmd/users?", ""));
        ObjectNode json = JsonMapper.shared().createObjectNode().put("password", Visitor.digest(key));
        return post(path, "Host: " + host + "\r\n" + bearer() + "\r\n", json);
    }

    byte[] signIn(Person person) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("username", person.username())
                .put("password", key);
        return post("/__login__", "Host: " + host + "\r\n", json);
    }

    /** Gives one field of an account, found by its id, another value. */
    byte[] change(String account, String field, String value) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put(field, value);
        return send("PUT", "/__api__/v1/users/" + account, head(), json);
    }

    byte[] lock(String account, boolean locked) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("locked", locked);
        return post("/__api__/v1/users/" + account + "/lock", head(), json);
    }

    /** At the Cloudomation door, where somebody who is locked is not enabled. */
    byte[] enable(String account, boolean enabled) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("is_enabled", enabled);
        return send("PATCH", "/api/latest/user/" + account, "Host: " + host + "\r\n" + bearer() + "\r\n", json);
    }

    /** A further key of the caller's own. */
    byte[] createKey() {
        return post(
                "/__api__/keys", head(), JsonMapper.shared().createObjectNode().put("name", "bench"));
    }

    byte[] endKey(String owner, String id) {
        return bytes("DELETE /__api__/v1/users/" + owner + "/keys/" + id + " HTTP/1.1\r\n" + head() + "\r\n");
    }

    private static ObjectNode json(Person person) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("username", person.username())
                .put("email", person.email())
                .put("first_name", person.givenName())
                .put("last_name", person.familyName());
    }

    private static byte[] post(String path, String head, ObjectNode json) {
        return send("POST", path, head, json);
    }

    private static byte[] send(String verb, String path, String head, ObjectNode json) {
        String body = json.toString();
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return bytes(verb + " " + path + " HTTP/1.1\r\n" + head + "Content-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n" + body);
    }

    private byte[] get(String path) {
        return bytes("GET /__api__/" + path + " HTTP/1.1\r\n" + head() + "\r\n");
    }

    private String head() {
        return "Host: " + host + "\r\n" + key() + "\r\n";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
