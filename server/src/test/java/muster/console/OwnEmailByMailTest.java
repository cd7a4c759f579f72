package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.Authenticator;
import muster.testing.CapturedMails;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another address for oneself, where there is mail and where there is a second factor. */
class OwnEmailByMailTest {
    private static final String PAGE = "/account/email";

    private static RunningMuster server;
    private static ConnectDoor door;

    private ConnectDoor.Person ada;
    private ConsoleBrowser browser;
    private String next;

    @BeforeAll
    static void start() {
        server = RunningMuster.with("mail=capture");
        door = new ConnectDoor(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void logIn() {
        ada = door.viewer();
        browser = ConsoleBrowser.of(server, ada.username(), ada.password());
        next = ConnectDoor.fresh("ada") + "@uni.example";
    }

    @Test
    void thePageSaysThatALinkWentToTheNewAddress() {
        assertThat(browser.get(PAGE).text())
                .contains("A link goes to the new address")
                .doesNotContain("name=\"factor\"");
        Answer asked = ask("");
        assertThat(asked.header("Location")).isEqualTo(PAGE + "?done=email_link_sent");
        assertThat(browser.get(PAGE + "?done=email_link_sent").text())
                .contains("A link went to the new address.", "<bdi>" + next + "</bdi>", "name=\"code\"");
        assertThat(CapturedMails.of(server).newestLink(next)).startsWith("/confirm-email?code=");
    }

    @Test
    void theCodeThatAnAdministratorHandsOnStillCounts() {
        ask("");
        Answer emails = ConsoleBrowser.ofAdministrator(server).get("/admin/users/" + ada.guid() + "/emails");
        Matcher code =
                Pattern.compile("class=\"small token\" data-copy=\"([^\"]+)\"").matcher(emails.text());
        assertThat(code.find()).isTrue();
        assertThat(browser.post(PAGE + "/confirm", "code", code.group(1)).status())
                .isEqualTo(303);
        assertThat(Json.text(door.user(ada.guid()), "email")).isEqualTo(next);
    }

    @Test
    void whoHasASecondFactorGivesACodeOfIt() {
        Authenticator app = withApp();
        assertThat(browser.get(PAGE).text()).contains("name=\"factor\"");
        for (String factor : new String[] {"", app.wrongAt(Instant.now())}) {
            Answer refused = ask(factor);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text())
                    .contains("id=\"factor-problem\"", "value=\"" + next + "\"")
                    .doesNotContain(ada.password());
        }
        assertThat(browser.get(PAGE).text()).doesNotContain(next);
        assertThat(ask(app.codeAt(Instant.now().plusSeconds(30))).status()).isEqualTo(303);
        assertThat(browser.get(PAGE).text()).contains("<bdi>" + next + "</bdi>");
    }

    private Answer ask(String factor) {
        return browser.post(PAGE, "email", next, "current", ada.password(), "factor", factor);
    }

    private Authenticator withApp() {
        Answer begun = browser.post("/account/second-factor/begin", "current", ada.password());
        Matcher secret = Pattern.compile("secret=([A-Z2-7]+)").matcher(begun.text());
        assertThat(secret.find()).isTrue();
        Authenticator app = new Authenticator(secret.group(1));
        assertThat(browser.post("/account/second-factor/confirm", "code", app.codeAt(Instant.now()))
                        .status())
                .isEqualTo(200);
        return app;
    }
}
