package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import muster.cli.ExitCode;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetUpWireTest {
    private static final String PASSWORD = "an iris in the greenhouse";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path folder;

    private Application application;
    private Http http;

    @BeforeEach
    void start() {
        Map<String, String> settings = Map.of("MUSTER_LISTEN", "127.0.0.1:0");
        application = Application.start(Configuration.read(data(), settings, Map.of()));
        http = Http.at(application.uris().getFirst().toString());
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void whoeverHasTheLinkMakesTheFirstAdministrator() {
        String code = newCode();
        assertThat(http.get("setup").status()).isEqualTo(200);

        Answer made = post(http, form(code));

        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        assertThat(made.text())
                .contains("<h1>iris is the administrator now</h1>")
                .contains("iris@lab.example")
                .contains("./muster key create iris --label")
                .contains("<th scope=\"row\">Posit Connect</th><td><code>" + http.base() + "</code>")
                .contains("<th scope=\"row\">Arvados</th><td><code>" + http.base() + "arvados/v1</code>")
                .contains("<th scope=\"row\">CryoSPARC</th><td><code>" + http.base() + "</code>")
                .doesNotContain(PASSWORD, code);
        Answer signedIn = http.post("__login__", Json.object("username", "iris", "password", PASSWORD));
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(Json.text(signedIn.json(), "user_role")).isEqualTo("administrator");
        assertThat(Json.text(signedIn.json(), "first_name")).isEqualTo("Iris");
        assertThat(Json.text(signedIn.json(), "last_name")).isEqualTo("Berg");
    }

    @Test
    void theLinkWorksOnce() {
        String code = newCode();
        assertThat(post(http, form(code)).status()).isEqualTo(200);

        Map<String, String> second = form(code);
        second.put("username", "mallory");
        second.put("email", "mallory@lab.example");
        Answer refused = post(http, second);

        assertThat(refused.status()).isEqualTo(410);
        assertThat(refused.text()).contains("<h1>Set-up is over</h1>");
        assertThat(http.get("setup").status()).isEqualTo(410);
        assertThat(people()).isEqualTo("1 of 1\n");
    }

    @Test
    void ofTwoAtTheSameMomentOneMakesTheAdministrator() {
        String code = newCode();
        List<Callable<Answer>> posts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, String> form = form(code);
            form.put("username", "iris" + i);
            form.put("email", "iris" + i + "@lab.example");
            posts.add(() -> post(http, form));
        }

        Map<Integer, Long> byStatus =
                Together.run(posts).stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));

        assertThat(byStatus).isEqualTo(Map.of(200, 1L, 410, 7L));
        assertThat(people()).isEqualTo("1 of 1\n");
    }

    @Test
    void lookingAtThePageUsesNothingUp() {
        String code = newCode();
        http.get("setup" + Http.query("code", code));
        Answer head = http.send("HEAD", "setup");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(http.get("setup").text()).doesNotContain(code);
        assertThat(post(http, form(code)).status()).isEqualTo(200);
    }

    @Test
    void aWrongCodeMakesNothingAndKeepsWhatWasTypedButNoSecret() {
        String code = newCode();
        Answer refused = post(http, form("0".repeat(32)));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text())
                .contains("<small id=\"code-problem\" class=\"problem\">This is not the set-up code.")
                .contains("value=\"iris@lab.example\"", "value=\"iris\"", "value=\"Iris\"", "value=\"Berg\"")
                .doesNotContain(PASSWORD, code, "0".repeat(32));
        assertThat(people()).isEqualTo("0 of 0\n");
    }

    @Test
    void withoutALinkThereIsNoForm() {
        Answer page = http.get("setup");
        assertThat(page.status()).isEqualTo(410);
        assertThat(page.text()).contains("<h1>The set-up link has expired</h1>").doesNotContain("action=\"/setup\"");
        assertThat(post(http, form("")).status()).isEqualTo(410);
        assertThat(people()).isEqualTo("0 of 0\n");
    }

    @Test
    void anAdministratorMadeAtTheHostEndsTheLink() {
        String code = newCode();
        assertThat(command("user", "create", "--username", "ada").exit()).isEqualTo(ExitCode.DONE);
        assertThat(post(http, form(code)).status()).isEqualTo(410);
        assertThat(http.get("setup").status()).isEqualTo(410);
        assertThat(people()).isEqualTo("1 of 1\n");
    }

    @Test
    void everyMistakeIsToldAtItsFieldAndNothingHasToBeTypedTwiceButPasswords() {
        String code = newCode();
        Map<String, String> form = form(code);
        form.put("email", "");
        form.put("username", "  ");
        form.put("first_name", "a\u0007b");
        form.put("password", "too short");
        Answer refused = post(http, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("id=\"email-problem\" class=\"problem\">Enter your e-mail address.</small>")
                .contains("id=\"username-problem\" class=\"problem\">Choose a username.</small>")
                .contains(
                        "id=\"first_name-problem\" class=\"problem\">The given name contains a character that is not allowed.</small>")
                .contains(
                        "id=\"password-problem\" class=\"problem\">The password has fewer than 12 characters.</small>")
                .contains("<li><a href=\"#email\">Enter your e-mail address.</a></li>")
                .contains("value=\"Berg\"", "value=\"" + code + "\"")
                .doesNotContain("id=\"last_name-problem\"", "too short", PASSWORD);
        assertThat(people()).isEqualTo("0 of 0\n");
        assertThat(post(http, form(code)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "email, iris at lab, email, This is not an e-mail address.",
        "password_again, another good password, password_again, The two passwords differ.",
        "password, '', password, Choose a password."
    })
    void aMistakeInOneFieldIsToldThere(String field, String value, String where, String what) {
        Map<String, String> form = form(newCode());
        form.put(field, value);
        Answer refused = post(http, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("id=\"" + where + "-problem\" class=\"problem\">" + what)
                .containsOnlyOnce("aria-invalid");
    }

    @Test
    void aPasswordThatIsGuessedFirstIsRefusedAtItsField() {
        Map<String, String> form = form(newCode());
        form.put("password", "iris@lab.example");
        form.put("password_again", "iris@lab.example");
        Answer refused = post(http, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"password-problem\" class=\"problem\">");
        assertThat(people()).isEqualTo("0 of 0\n");
    }

    @Test
    void markupInWhatWasTypedIsShownAsText() {
        String markup = "\"><script>alert('1')</script>";
        String quoted = "&#34;>&lt;script>alert(&#39;1&#39;)&lt;/script>";
        String shown = "\"&gt;&lt;script&gt;alert('1')&lt;/script&gt;";
        Map<String, String> form = form(newCode());
        form.put("username", markup);
        form.put("first_name", markup);
        form.put("password_again", "");
        Answer again = post(http, form);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("value=\"" + quoted + "\"").doesNotContain("<script>");

        form.put("password_again", PASSWORD);
        Answer made = post(http, form);
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text())
                .contains("<h1>" + shown + " is the administrator now</h1>")
                .contains("./muster key create '\"&gt;&lt;script&gt;alert('\\''1")
                .doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://elsewhere.example",
        "Origin, http://127.0.0.1:1",
        "Origin, '%'"
    })
    void aPageOfAnotherSiteCannotPost(String header, String value) {
        Answer refused = post(http.with(header, value), form(newCode()));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(people()).isEqualTo("0 of 0\n");
    }

    @Test
    void theOwnPageCanPostHoweverTheBrowserCallsIt() {
        Map<String, String> incomplete = form(newCode());
        incomplete.remove("username");
        String own = http.base().substring(0, http.base().length() - 1);
        assertThat(post(http.with("Origin", own), incomplete).status()).isEqualTo(422);
        assertThat(post(http.with("Origin", "null"), incomplete).status()).isEqualTo(422);
        assertThat(post(http.with("Sec-Fetch-Site", "same-origin").with("Origin", "null"), incomplete)
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data; boundary=x", ""})
    void onlyAFormIsTaken(String contentType) {
        Answer refused = http.send("POST", "setup", contentType, BodyPublishers.ofString(encoded(form(newCode()))));
        assertThat(refused.status()).isEqualTo(415);
        assertThat(people()).isEqualTo("0 of 0\n");
    }

    @Test
    void whoKeepsGuessingHasToWaitAndLosesNothingOfWhatWasTyped() {
        String code = newCode();
        for (int i = 0; i < 100; i++) {
            assertThat(post(http, form("guess" + i)).status()).isEqualTo(403);
        }
        Answer refused = post(http, form("guess"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.text())
                .contains(
                        "<li>Too many attempts from this address have failed; try again in a minute.</li>",
                        "value=\"iris\"");
        assertThat(post(http, form(code)).status()).isEqualTo(200);
    }

    @Test
    void noPageTakesAnythingFromElsewhereOrCanBeFramedOrKept() {
        String code = newCode();
        List<Answer> pages = List.of(
                http.get("setup"),
                post(http, form("wrong")),
                http.send("DELETE", "setup"),
                http.get("setup/nothing"),
                post(http, form(code)),
                http.get("setup"));
        assertThat(pages).extracting(Answer::status).containsExactly(200, 403, 405, 404, 200, 410);
        for (Answer page : pages) {
            assertThat(page.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(page.allHeaders("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(page.allHeaders("Cache-Control")).containsExactly("no-store");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.text())
                    .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                    .doesNotContain("<script>")
                    .containsPattern("<script src=\"/assets/[0-9a-f]{12}/console.js\" defer></script>")
                    .containsPattern("<link rel=\"stylesheet\" href=\"/assets/[0-9a-f]{12}/console.css\">")
                    .doesNotContain("<style", "style=", "onclick", "onload", "http://www", "https://");
        }
    }

    @Test
    void eachFieldHasItsLabelAndItsNotes() {
        newCode();
        String page = http.get("setup").text();
        for (String field :
                List.of("code", "email", "username", "first_name", "last_name", "password", "password_again")) {
            assertThat(page).contains("<label for=\"" + field + "\">", "<input id=\"" + field + "\" name=\"" + field);
        }
        assertThat(page)
                .contains("<form method=\"post\" action=\"/setup\" novalidate data-code-from-address=\"code\">")
                .contains("<small id=\"password-hint\">At least 12 characters;")
                .contains("autocomplete=\"new-password\" autocapitalize=\"none\" spellcheck=\"false\""
                        + " aria-describedby=\"password-hint\">")
                .doesNotContain("role=\"alert\"");
    }

    @Test
    void belowAPrefixEverythingIsBelowIt() {
        application.close();
        Map<String, String> settings = Map.of("MUSTER_LISTEN", "127.0.0.1:0", "MUSTER_PATH_PREFIX", "/rsc");
        application = Application.start(Configuration.read(data(), settings, Map.of()));
        http = Http.at(application.uris().getFirst() + "/rsc");
        String code = newCode();
        String page = http.get("setup").text();
        assertThat(page).contains("action=\"/rsc/setup\"", "src=\"/rsc/assets/");
        Matcher style =
                Pattern.compile("href=\"/rsc/(assets/[^\"]+/console.css)\"").matcher(page);
        assertThat(style.find()).isTrue();
        assertThat(http.get(style.group(1)).status()).isEqualTo(200);
        assertThat(post(http, form(code)).text()).contains("<code>" + http.base() + "arvados/v1</code>");
    }

    /** Everything right, in the order of the page. */
    static Map<String, String> form(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("code", code);
        form.put("email", "iris@lab.example");
        form.put("username", "iris");
        form.put("first_name", "Iris");
        form.put("last_name", "Berg");
        form.put("password", PASSWORD);
        form.put("password_again", PASSWORD);
        return form;
    }

    static Answer post(Http http, Map<String, String> form) {
        return http.send("POST", "setup", FORM, BodyPublishers.ofString(encoded(form)));
    }

    static String codeOf(String link) {
        return link.substring(link.indexOf('#') + 1);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + Http.escape(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private String newCode() {
        return codeOf(application.newSetUpLink());
    }

    /** The last line of the list of accounts, which counts them. */
    private String people() {
        String list = command("user", "list").out();
        return list.substring(list.stripTrailing().lastIndexOf('\n') + 1);
    }

    private CommandRun.Answer command(String... arguments) {
        return ControlSocket.ask(data().resolve("control.socket"), List.of(arguments), "a good password")
                .orElseThrow();
    }

    private Path data() {
        return folder.resolve("muster-data");
    }
}
