package muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The cookies of somebody who signed in at the Connect door, and requests that carry them. */
public final class BrowserSession {
    public static final String SESSION_COOKIE = "rsconnect";
    public static final String FORGERY_COOKIE = "RSC-XSRF";
    public static final String FORGERY_HEADER = "X-RSC-XSRF";

    private final String base;
    private final Map<String, String> cookies;

    private BrowserSession(String base, Map<String, String> cookies) {
        this.base = base;
        this.cookies = cookies;
    }

    /** Signs in, which has to succeed. */
    public static BrowserSession of(RunningMuster server, String username, String password) {
        Answer answer = signIn(server, username, password);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String line : answer.allHeaders("Set-Cookie")) {
            String pair = line.split(";")[0];
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        assertThat(cookies).as(answer.toString()).containsKeys(SESSION_COOKIE, FORGERY_COOKIE);
        return new BrowserSession(server.url().toString(), cookies);
    }

    /** Tries to sign in, and tells what the server said. */
    public static Answer signIn(RunningMuster server, String username, String password) {
        return Http.at(server.url().toString())
                .post("__login__", Json.object("username", username, "password", password));
    }

    /** Requests with the cookies alone. */
    public Http reading() {
        return Http.at(base + "/__api__").with("Cookie", header(cookies));
    }

    /** Requests with the cookies, and the header that proves that a page of the server sends them. */
    public Http writing() {
        return reading().with(FORGERY_HEADER, forgeryToken());
    }

    /** Requests with the session, whose other cookie and header somebody else has chosen. */
    public Http writingWithForgedToken(String token) {
        Map<String, String> forged = new LinkedHashMap<>(cookies);
        forged.put(FORGERY_COOKIE, token);
        return Http.at(base + "/__api__").with("Cookie", header(forged)).with(FORGERY_HEADER, token);
    }

    public String forgeryToken() {
        return cookies.get(FORGERY_COOKIE);
    }

    private static String header(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
