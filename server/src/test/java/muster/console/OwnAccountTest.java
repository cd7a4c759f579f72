package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAccountTest {
    private static final String NEXT = "another rose altogether";

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConnectDoor.Person ada = door.viewer();
    private final ConsoleBrowser browser = ConsoleBrowser.of(server, ada.username(), ada.password());

    @Test
    void peopleSeeWhoTheyAre() {
        assertThat(browser.get("/account").text())
                .contains("<bdi>" + ada.username() + "@lab.example</bdi>", "<dd>Viewer</dd>", "aria-current=\"page\"")
                .containsOnlyOnce("<h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/account", "/account/password", "/account/second-factor", "/account/keys", "/account/sessions"})
    void whoIsNotLoggedInIsSentToLogInAndBack(String page) {
        assertThat(ConsoleBrowser.at(server).get(page).header("Location"))
                .isEqualTo("/login?next=" + page.replace("/", "%2F"));
    }

    @Test
    void namesAreSavedAndShownAtConnect() {
        String name = ConnectDoor.fresh("ada");
        Answer saved = browser.post(
                "/account",
                "username",
                name,
                "first_name",
                "<script>Ada",
                "last_name",
                "\u05E2\u05D3\u05D4",
                "display_name",
                "");
        assertThat(saved.status()).as(saved.toString()).isEqualTo(303);
        assertThat(browser.get(saved.header("Location")).text())
                .contains("Your names are saved.", "<bdi>&lt;script&gt;Ada", "value=\"\u05E2\u05D3\u05D4\"")
                .doesNotContain("<bdi><script>");
        assertThat(Json.text(door.user(ada.guid()), "username")).isEqualTo(name);
        assertThat(Json.text(door.user(ada.guid()), "first_name")).isEqualTo("<script>Ada");
    }

    @Test
    void whatIsWrongWithNamesIsToldAndNothingIsSaved() {
        for (String name : new String[] {"", "IRIS", "n".repeat(256)}) {
            Answer refused = browser.post("/account", "username", name, "first_name", "Adelaide");
            assertThat(refused.status()).as(name).isEqualTo(422);
            assertThat(refused.text()).as(name).contains("id=\"username-problem\"", "value=\"Adelaide\"");
        }
        Answer tooLong = browser.post("/account", "username", ada.username(), "first_name", "w".repeat(100_000));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(Json.text(door.user(ada.guid()), "first_name")).isEmpty();
    }

    @Test
    void whereAdministratorsChangeNamesNobodyElseDoes() {
        try (RunningMuster strict = RunningMuster.with("self-editing=false")) {
            ConnectDoor.Person ben = new ConnectDoor(strict).viewer();
            ConsoleBrowser own = ConsoleBrowser.of(strict, ben.username(), ben.password());
            assertThat(own.get("/account").text())
                    .contains("On this site administrators change names.")
                    .doesNotContain("name=\"first_name\"");
            assertThat(own.post("/account", "username", ben.username(), "first_name", "Ben")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void anotherPasswordEndsTheOtherSessionsAndKeepsThisOne() {
        ConsoleBrowser elsewhere = ConsoleBrowser.of(server, ada.username(), ada.password());
        Answer changed = change(ada.password(), NEXT, NEXT);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(303);
        assertThat(browser.get(changed.header("Location")).text()).contains("your other sessions are over");
        assertThat(elsewhere.get("/account").header("Location")).startsWith("/login");
        assertThat(logIn(ada.password()).status()).isEqualTo(401);
        assertThat(logIn(NEXT).status()).isEqualTo(303);
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void aPasswordIsNotChangedWithoutThePresentOne() {
        Answer refused = change("a wrong password", NEXT, NEXT);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"current-problem\"").doesNotContain("a wrong password", NEXT);
        assertThat(change("", NEXT, NEXT).status()).isEqualTo(422);
        assertThat(logIn(ada.password()).status()).isEqualTo(303);
    }

    @Test
    void aPasswordThatIsShortOrTypedDifferentlyIsToldAtItsField() {
        Answer tooShort = change(ada.password(), "short", "short");
        assertThat(tooShort.status()).isEqualTo(422);
        assertThat(tooShort.text()).contains("id=\"password-problem\"").doesNotContain("value=\"short\"");
        Answer different = change(ada.password(), NEXT, NEXT + "!");
        assertThat(different.status()).isEqualTo(422);
        assertThat(different.text()).contains("id=\"password_again-problem\"");
        assertThat(change(ada.password(), "password1234", "password1234").status())
                .isEqualTo(422);
        assertThat(logIn(ada.password()).status()).isEqualTo(303);
    }

    @Test
    void thisSessionIsMarkedAndOthersAreEndedFromHere() {
        ConsoleBrowser elsewhere = ConsoleBrowser.of(server, ada.username(), ada.password());
        String page = browser.get("/account/sessions").text();
        assertThat(page).containsOnlyOnce(">this one</span>").contains("made at sign-in");
        assertThat(browser.post("/account/sessions/end-others").status()).isEqualTo(303);
        assertThat(elsewhere.get("/account").header("Location")).startsWith("/login");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void endingTheOwnSessionLogsOut() {
        Matcher own = Pattern.compile("(?s)this one</span>.*?action=\"([^\"]+/end)\"")
                .matcher(browser.get("/account/sessions").text());
        assertThat(own.find()).isTrue();
        assertThat(browser.post(own.group(1)).header("Location")).startsWith("/login");
        assertThat(browser.get("/account").header("Location")).startsWith("/login");
    }

    @Test
    void nobodyEndsTheSessionsOfOthers() {
        ConnectDoor.Person ben = door.viewer();
        ConsoleBrowser other = ConsoleBrowser.of(server, ben.username(), ben.password());
        Matcher own = Pattern.compile("(?s)this one</span>.*?action=\"([^\"]+/end)\"")
                .matcher(other.get("/account/sessions").text());
        assertThat(own.find()).isTrue();
        assertThat(browser.post(own.group(1)).status()).isEqualTo(404);
        assertThat(browser.post(own.group(1).replace("sessions", "keys")).status())
                .isEqualTo(404);
        assertThat(browser.post("/account/sessions/no-id/end").status()).isEqualTo(404);
        assertThat(other.get("/account").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/account/password",
                "/account/keys",
                "/account/second-factor/begin",
                "/account/second-factor/off",
                "/account/sessions/end-others"
            })
    void aForgedFormDoesNothing(String form) {
        assertThat(browser.postForged(form, "forged", "username", "mallory", "label", "stolen")
                        .status())
                .isEqualTo(403);
        assertThat(browser.get("/account/keys").text()).doesNotContain("stolen");
        assertThat(Json.text(door.user(ada.guid()), "username")).isEqualTo(ada.username());
    }

    private Answer change(String current, String next, String again) {
        return browser.post("/account/password", "current", current, "password", next, "password_again", again);
    }

    private Answer logIn(String password) {
        return ConsoleBrowser.at(server).post("/login", "email", ada.username(), "password", password);
    }
}
