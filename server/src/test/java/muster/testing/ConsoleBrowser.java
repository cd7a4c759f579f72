package muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the console whose browser runs no scripts: keeps cookies, sends forms with their token, follows no redirects. */
public final class ConsoleBrowser {
    private static final String BOUNDARY = "a-line-between-two-parts";
    private static final Pattern TOKEN = Pattern.compile("name=\"form_token\" value=\"([^\"]+)\"");

    private final Http server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    private ConsoleBrowser(Http server) {
        this.server = server;
    }

    /** A browser in which nobody is logged in, with the page for that before it. */
    public static ConsoleBrowser at(RunningMuster server) {
        return at(Http.at(server.url().toString()));
    }

    /** A browser with the page before it, whose requests go below this address and carry what this client adds. */
    public static ConsoleBrowser at(Http server) {
        ConsoleBrowser browser = new ConsoleBrowser(server);
        browser.get("/login");
        return browser;
    }

    /** Logs in, which has to succeed, and looks at the own account. */
    public static ConsoleBrowser of(RunningMuster server, String name, String password) {
        return at(server).loggedIn(name, password);
    }

    /** This browser after logging in, which has to succeed, with the own account before it. */
    public ConsoleBrowser loggedIn(String name, String password) {
        Answer answer = post("/login", "email", name, "password", password);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        get("/account");
        return this;
    }

    public static ConsoleBrowser ofAdministrator(RunningMuster server) {
        return of(server, RunningMuster.ADMINISTRATOR_USERNAME, RunningMuster.ADMINISTRATOR_PASSWORD);
    }

    /** The secret of the session behind the cookie of somebody who is logged in. */
    public String session() {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().endsWith("session"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** A page; the token of its forms is the one that the next form carries. */
    public Answer get(String path) {
        Answer answer = kept(http().get(path.substring(1)));
        Matcher found = TOKEN.matcher(answer.text());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    /** Sends a form: names and values by turns, and the token of the page last seen. */
    public Answer post(String path, Object... fields) {
        return postForged(path, token, fields);
    }

    /** Sends a form with a token that somebody made up. */
    public Answer postForged(String path, String formToken, Object... fields) {
        String more = Http.query(fields).replaceFirst("^\\?", "");
        String body = "form_token=" + Http.escape(formToken) + (more.isEmpty() ? "" : "&" + more);
        return kept(http().send(
                        "POST", path.substring(1), "application/x-www-form-urlencoded", BodyPublishers.ofString(body)));
    }

    /** Sends a file under the name {@code file}, with the token of the page last seen. */
    public Answer upload(String path, byte[] file, String... fields) {
        return upload(path, token, file, fields);
    }

    /** Sends a file with a token that somebody made up. */
    public Answer uploadForged(String path, String formToken, byte[] file) {
        return upload(path, formToken, file);
    }

    private Answer upload(String path, String formToken, byte[] file, String... fields) {
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            others.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
            others.append(fields[i]).append("\"\r\n\r\n").append(fields[i + 1]).append("\r\n");
        }
        String head =
                others + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n" + formToken
                        + "\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        return kept(http().send("POST", path.substring(1), "multipart/form-data; boundary=" + BOUNDARY, body));
    }

    private Http http() {
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return all.isEmpty() ? server : server.with("Cookie", all);
    }

    private Answer kept(Answer answer) {
        for (String line : answer.allHeaders("Set-Cookie")) {
            String pair = line.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return answer;
    }
}
