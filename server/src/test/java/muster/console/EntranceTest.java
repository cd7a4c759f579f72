package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Http;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
    private static final String PASSWORD = "a rose in the greenhouse";
    private static final Pattern CODE = Pattern.compile("data-copy=\"(\\d{4})\"");

    private final RunningMuster server = RunningMuster.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void whoIsAddedRegistersWithTheTokenOfTheTableAndIsLoggedIn() {
        String name = ConnectDoor.fresh("ada");
        String table = added(name);
        String token = token(table);

        ConsoleBrowser ada = ConsoleBrowser.at(server);
        ada.get("/new-account");
        Answer registered = ada.post("/new-account", form(name, token, PASSWORD));

        assertThat(registered.status()).as(registered.text()).isEqualTo(303);
        assertThat(ada.get("/account").text()).contains("<bdi>Ada " + name + "</bdi>");
        assertThat(administrator.get("/admin/users?q=" + name).text()).doesNotContain("data-copy=");
    }

    @Test
    void aWrongTokenIsRefusedInWordsThatTellNothing() {
        String name = ConnectDoor.fresh("ada");
        added(name);
        String known = refusal("/new-account", name + "@uni.example", "999999999");
        String unknown = refusal("/new-account", "nobody@uni.example", "999999999");
        assertThat(known).isEqualTo(unknown).contains("The e-mail address or the token is not right");
    }

    private String refusal(String path, String email, String token) {
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        browser.get(path);
        Answer answer =
                browser.post(path, "email", email, "token", token, "password", PASSWORD, "password_again", PASSWORD);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).doesNotContain(PASSWORD, token);
        return withoutWhatDiffers(answer.text(), email);
    }

    private static String withoutWhatDiffers(String page, String email) {
        return page.replace(email, "").replaceAll("name=\"form_token\" value=\"[^\"]+\"", "");
    }

    @Test
    void aPasswordThatIsTooShortOrTypedDifferentlyIsToldAtItsField() {
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        browser.get("/new-account");
        assertThat(browser.post("/new-account", "email", "x@y.example", "token", "1234", "password", "short")
                        .text())
                .contains("id=\"password-problem\" class=\"problem\">The password has fewer than 12 characters.");
        assertThat(browser.post(
                                "/new-account",
                                "email",
                                "x@y.example",
                                "token",
                                "1234",
                                "password",
                                PASSWORD,
                                "password_again",
                                "another rose altogether")
                        .text())
                .contains("id=\"password_again-problem\" class=\"problem\">The two passwords differ.");
    }

    @Test
    void whoForgotThePasswordAsksAndGetsATokenOnceAnAdministratorLooked() {
        String name = registered();
        ConsoleBrowser forgetful = ConsoleBrowser.at(server);
        String known = asked(forgetful, name + "@uni.example");
        assertThat(known).isEqualTo(asked(forgetful, "nobody@uni.example")).contains("If there is an account");

        String token = token(administrator.get("/admin/users?q=" + name).text());
        forgetful.get("/reset-password/token");
        Answer done = forgetful.post("/reset-password/token", form(name, token, "another rose altogether"));
        assertThat(done.status()).as(done.text()).isEqualTo(303);
        assertThat(logIn(name, PASSWORD).status()).isEqualTo(401);
        assertThat(logIn(name, "another rose altogether").status()).isEqualTo(303);
    }

    private static String asked(ConsoleBrowser browser, String email) {
        browser.get("/reset-password/ask");
        return withoutWhatDiffers(
                browser.post("/reset-password/ask", "email", email).text(), email);
    }

    @Test
    void everyFailureOfLoggingInLooksAlike() {
        String name = registered();
        Answer wrong = logIn(name, "a wrong password");
        Answer unknown = logIn("nobody-of-that-name", "a wrong password");
        administrator.get("/admin/users");
        administrator.post(personOf(name) + "/acts/lock", "reason", "left");
        Answer locked = logIn(name, PASSWORD);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(locked.status()).isEqualTo(401);
        String sentence = "The e-mail address or the password is wrong, or this account cannot log in now.";
        assertThat(wrong.text()).contains(sentence);
        assertThat(withoutWhatDiffers(wrong.text(), name))
                .isEqualTo(withoutWhatDiffers(unknown.text(), "nobody-of-that-name"))
                .isEqualTo(withoutWhatDiffers(locked.text(), name));
    }

    @Test
    void withAnAtSignItIsAnAddressAndElseAUsername() {
        String name = registered();
        assertThat(logIn(name, PASSWORD).status()).isEqualTo(303);
        assertThat(logIn(name.toUpperCase(Locale.ROOT) + "@UNI.example", PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void loggingOutEndsTheSessionAndTheBrowserForgets() {
        ConsoleBrowser iris = ConsoleBrowser.ofAdministrator(server);
        Answer out = iris.post("/logout");
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Clear-Site-Data")).isEqualTo("\"cache\"");
        assertThat(iris.get("/account").header("Location")).startsWith("/login?next=%2Faccount");
    }

    @Test
    void theCookieIsNoScriptsBusinessAndPagesAreNotKept() {
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        Answer in = browser.post(
                "/login",
                "email",
                RunningMuster.ADMINISTRATOR_USERNAME,
                "password",
                RunningMuster.ADMINISTRATOR_PASSWORD);
        assertThat(in.allHeaders("Set-Cookie"))
                .anyMatch(line -> line.startsWith("muster_session=")
                        && line.contains("; HttpOnly")
                        && line.contains("; SameSite=Lax"));
        Answer page = browser.get("/account");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "/a b", "javascript:alert(1)"})
    void afterLoggingInNobodyIsSentElsewhere(String next) {
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        Answer in = browser.post(
                "/login",
                "email",
                RunningMuster.ADMINISTRATOR_USERNAME,
                "password",
                RunningMuster.ADMINISTRATOR_PASSWORD,
                "next",
                next);
        assertThat(in.header("Location")).isEqualTo("/account");
    }

    @Test
    void aFormWithoutItsTokenChangesNothing() {
        String name = ConnectDoor.fresh("ada");
        for (String forged : new String[] {"", "wrong"}) {
            Answer refused =
                    administrator.postForged("/admin/users", forged, "email", name + "@uni.example", "username", name);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("This form is too old", "Nothing was changed.");
        }
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains("Nobody was found.");
    }

    @Test
    void withoutCookiesTheFormSaysSo() {
        Answer refused = Http.at(server.url().toString())
                .send(
                        "POST",
                        "login",
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofString("form_token=x&email=iris&password=y"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("Cookies are needed");
    }

    @Test
    void germanIsSpokenToWhoAsksForIt() {
        String german = Http.at(server.url().toString())
                .with("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                .get("login")
                .text();
        assertThat(german)
                .contains("<html lang=\"de\">", "Passwort zurücksetzen")
                .doesNotContain("Reset Password");
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        browser.post("/language", "language", "de", "back", "/new-account");
        assertThat(browser.get("/new-account").text()).contains("<html lang=\"de\">", "Neues Konto");
    }

    private String registered() {
        String name = ConnectDoor.fresh("ada");
        String token = token(added(name));
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        browser.get("/new-account");
        assertThat(browser.post("/new-account", form(name, token, PASSWORD)).status())
                .isEqualTo(303);
        return name;
    }

    private static Object[] form(String name, String token, String password) {
        return new Object[] {
            "email", name + "@uni.example", "token", token, "password", password, "password_again", password
        };
    }

    private Answer logIn(String name, String password) {
        return ConsoleBrowser.at(server).post("/login", "email", name, "password", password);
    }

    /** The table after somebody was added. */
    private String added(String name) {
        administrator.get("/admin/users");
        Answer added = administrator.post(
                "/admin/users",
                "email",
                name + "@uni.example",
                "username",
                name,
                "first_name",
                "Ada",
                "last_name",
                name);
        assertThat(added.status()).as(added.text()).isEqualTo(303);
        return administrator.get("/admin/users?q=" + name).text();
    }

    private static String token(String page) {
        Matcher found = CODE.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private String personOf(String name) {
        Matcher found = Pattern.compile("/admin/users/[0-9a-f-]{36}")
                .matcher(administrator.get("/admin/users?q=" + name).text());
        assertThat(found.find()).isTrue();
        return found.group();
    }
}
