package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.CryosparcDoor;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnKeysTest {
    private static final Pattern SECRET = Pattern.compile("<p><code>([^<]+)</code></p>");
    private static final Pattern END = Pattern.compile("action=\"(/account/keys/[0-9a-f-]+/end)\"");

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConnectDoor.Person ada = door.publisher();
    private final ConsoleBrowser browser = ConsoleBrowser.of(server, ada.username(), ada.password());

    @Test
    void aKeyIsShownOnceAndOpensEveryDoor() {
        String secret = secret(make("nightly <b>report</b>", "30", "", ""));
        String page = browser.get("/account/keys").text();
        assertThat(page).contains("nightly &lt;b&gt;report", "Every platform").doesNotContain(secret, "<b>report");
        assertThat(connect(secret)).isEqualTo(200);
        assertThat(arvados(secret)).isEqualTo(200);
        assertThat(cryosparc(secret)).isEqualTo(200);
    }

    @Test
    void aKeyForOneDoorOpensNoOther() {
        String secret = secret(make("sessions of the lab", "", "cryosparc", ""));
        assertThat(cryosparc(secret)).isEqualTo(200);
        assertThat(connect(secret)).isEqualTo(401);
        assertThat(arvados(secret)).isEqualTo(401);
    }

    @Test
    void aCappedKeyActsBelowTheRankOfItsOwner() {
        String secret = secret(make("looking only", "", "", "viewer"));
        assertThat(connect(secret)).isEqualTo(200);
        assertThat(door.with(secret)
                        .post("v1/content", Json.object("name", ConnectDoor.fresh("report")))
                        .status())
                .isEqualTo(403);
        assertThat(ada.http()
                        .post("v1/content", Json.object("name", ConnectDoor.fresh("report")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyIsOfferedACapAboveTheOwnRankAndGetsNone() {
        assertThat(browser.get("/account/keys").text())
                .contains("value=\"publisher\"")
                .doesNotContain("value=\"administrator\"", "value=\"auditor\"");
        assertThat(make("greedy", "", "", "administrator").status()).isEqualTo(422);
    }

    @Test
    void anEndedKeyOpensNothing() {
        String secret = secret(make("short-lived", "", "", ""));
        Matcher end = END.matcher(browser.get("/account/keys").text());
        while (end.find()) {
            assertThat(browser.post(end.group(1)).status()).isEqualTo(303);
        }
        assertThat(connect(secret)).isEqualTo(401);
        assertThat(arvados(secret)).isEqualTo(401);
        assertThat(cryosparc(secret)).isEqualTo(401);
        assertThat(browser.get("/account/keys").text()).contains("You have no keys.");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 30, '', '', label",
        "backup, 0, '', '', days",
        "backup, -1, '', '', days",
        "backup, 3651, '', '', days",
        "backup, 99999999999, '', '', days",
        "backup, soon, '', '', days",
        "backup, 30, nowhere, '', door",
        "backup, 30, '', owner, cap"
    })
    void whatIsWrongWithAKeyIsToldAndNoneIsMade(String label, String days, String opens, String cap, String field) {
        Answer refused = make(label, days, opens, cap);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("href=\"#" + field + "\"", "value=\"" + label + "\"", "value=\"" + days + "\"");
        assertThat(browser.get("/account/keys").text().split("/end\"", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000})
    void aNameThatIsTooLongIsRefused(int length) {
        assertThat(make("w".repeat(length), "30", "", "").status()).isIn(413, 422);
    }

    @Test
    void nobodyEndsTheKeysOfOthers() {
        ConnectDoor.Person ben = door.viewer();
        ConsoleBrowser other = ConsoleBrowser.of(server, ben.username(), ben.password());
        Matcher end = END.matcher(other.get("/account/keys").text());
        assertThat(end.find()).isTrue();
        assertThat(browser.post(end.group(1)).status()).isEqualTo(404);
        assertThat(browser.post("/account/keys/no-id/end").status()).isEqualTo(404);
        assertThat(ben.http().get("v1/user").status()).isEqualTo(200);
    }

    private Answer make(String label, String days, String opens, String cap) {
        return browser.post("/account/keys", "label", label, "days", days, "door", opens, "cap", cap);
    }

    private static String secret(Answer made) {
        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        Matcher found = SECRET.matcher(made.text());
        assertThat(found.find()).as(made.text()).isTrue();
        return found.group(1);
    }

    private int connect(String key) {
        return door.with(key).get("v1/user").status();
    }

    private int arvados(String key) {
        return new ArvadosDoor(server).with(key).get("users/current").status();
    }

    private int cryosparc(String key) {
        return new CryosparcDoor(server).with(key).get("users/me").status();
    }
}
