package muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Sends requests to the directory's own door, and holds each answer against the document. */
public final class OwnClient {
    private static final Pattern INTERNALS = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z.]+\\(|select .* from|insert into|sqlite|\\.java|/tmp/|\\$argon2");

    private final Http http;
    private final OwnDocument document;

    OwnClient(Http http, OwnDocument document) {
        this.http = http;
        this.document = document;
    }

    /** An answer that is as the document says. */
    public record Told(Answer answer) {
        public int status() {
            return answer.status();
        }

        public String etag() {
            return answer.header("ETag");
        }

        public JsonNode json() {
            return answer.json();
        }

        public JsonNode ok() {
            return expect(200);
        }

        public JsonNode created() {
            return expect(201);
        }

        private JsonNode expect(int status) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            return answer.json();
        }

        public void nothing() {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
            assertThat(answer.bytes()).isEmpty();
        }

        /** It is a problem of this status and name. */
        public JsonNode problem(int status, String name) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.allHeaders("Set-Cookie")).isEmpty();
            JsonNode json = answer.json();
            assertThat(Json.text(json, "type")).isEqualTo("/api/muster/v1/docs/problems#" + name);
            assertThat(json.get("status").intValue()).isEqualTo(status);
            assertThat(Json.text(json, "detail")).isNotBlank();
            assertThat(Json.text(json, "instance")).isEqualTo("urn:muster:request:" + answer.header("X-Request-Id"));
            assertThat(answer.text()).doesNotContainPattern(INTERNALS);
            return json;
        }

        /** It refuses just these places of the body. */
        public void invalid(String... pointers) {
            JsonNode errors = problem(422, "invalid-fields").get("errors");
            assertThat(Json.texts(errors, "pointer")).containsExactly(pointers);
        }
    }

    public OwnClient with(String header, String value) {
        return new OwnClient(http.with(header, value), document);
    }

    public Told get(String path) {
        return send("GET", path);
    }

    public Told delete(String path) {
        return send("DELETE", path);
    }

    public Told post(String path) {
        return send("POST", path);
    }

    public Told post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    public Told put(String path) {
        return send("PUT", path);
    }

    public Told put(String path, JsonNode body) {
        return send("PUT", path, body);
    }

    public Told patch(String path, JsonNode body) {
        return send("PATCH", path, body);
    }

    public Told send(String method, String path) {
        return told(method, path, http.send(method, path));
    }

    public Told send(String method, String path, JsonNode body) {
        return told(method, path, http.send(method, path, body));
    }

    public Told send(String method, String path, String contentType, String body) {
        return told(method, path, http.send(method, path, contentType, BodyPublishers.ofString(body)));
    }

    private Told told(String method, String path, Answer answer) {
        document.check(method, path, answer);
        return new Told(answer);
    }
}
