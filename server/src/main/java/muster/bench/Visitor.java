package muster.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a password who signs in as the clients of each door do, to see what they then send along. */
final class Visitor implements AutoCloseable {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private final URI server;
    private final Person person;
    private final String password;

    /** @param password as it is typed; at the CryoSPARC door its digest is sent */
    Visitor(URI server, Person person, String password) {
        this.server = server;
        this.person = person;
        this.password = password;
    }

    /** A key of this person's own, made in a session of the Connect door. */
    String connectKey() throws IOException, InterruptedException {
        good(request("/__login__")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(json(Map.of("username", person.username(), "password", password)))));
        HttpResponse<String> made = good(request("/__api__/keys")
                .header("Content-Type", JSON)
                .header("X-RSC-XSRF", cookie("RSC-XSRF"))
                .POST(BodyPublishers.ofString(json(Map.of("name", "bench")))));
        return read(made).required("key").asString();
    }

    /** The token of a session at the Cloudomation door, and whose it is. */
    JsonNode cloudomationSession() throws IOException, InterruptedException {
        return read(good(request("/api/latest/auth/login")
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(json(Map.of("user_name", person.username(), "password", password))))));
    }

    /** The token of a session at the CryoSPARC door; the account was made there. */
    String cryosparcToken() throws IOException, InterruptedException {
        HttpResponse<String> answer = good(request("/api/cmd/login")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form(Map.of("username", person.email(), "password", digest(password))))));
        return read(answer).required("access_token").asString();
    }

    /** The cookie of a session at the console. */
    String consoleCookie() throws IOException, InterruptedException {
        Matcher token = FORM_TOKEN.matcher(good(request("/login").GET()).body());
        if (!token.find()) {
            throw new ScenarioFailed("the console's form for signing in has no token");
        }
        good(request("/login")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(
                        form(Map.of("form_token", token.group(1), "email", person.username(), "password", password)))));
        return "muster_session=" + cookie("muster_session");
    }

    /** What the CryoSPARC door takes for a password. */
    static String digest(String password) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new ScenarioFailed("signing in brought no cookie " + name));
    }

    private HttpResponse<String> good(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 400) {
            throw new ScenarioFailed("somebody could not sign in: "
                    + new Answer(answer.statusCode(), answer.body().getBytes(StandardCharsets.UTF_8)).summary());
        }
        return answer;
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String json(Map<String, String> fields) {
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        client.close();
    }
}
