package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.Authenticator;
import muster.testing.CapturedMails;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A forgotten password, where there is mail. */
class RecoveryLinkTest {
    private static final String ASK = "/reset-password/link";
    private static final String ASKED = "If there is such an account with an address, a mail is on its way.";
    private static final String NEXT = "seven quiet herons";

    private static RunningMuster server;
    private static CapturedMails mails;

    private ConnectDoor.Person ada;
    private ConsoleBrowser browser;

    @BeforeAll
    static void start() {
        server = RunningMuster.with("mail=capture");
        mails = CapturedMails.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void meet() {
        ada = new ConnectDoor(server).viewer();
        browser = ConsoleBrowser.at(server);
    }

    @Test
    void theLinkLeadsToAnotherPassword() {
        ConsoleBrowser before = ConsoleBrowser.of(server, ada.username(), ada.password());
        assertThat(browser.get("/reset-password").text())
                .contains("href=\"" + ASK + "\"", "href=\"/reset-password/ask\"", "href=\"/reset-password/token\"");
        String link = asked();
        assertThat(link).startsWith("/recover?code=");
        Answer page = browser.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<bdi>" + ada.username() + "</bdi>", "name=\"factor\"");

        assertThat(choose(link, NEXT, "").header("Location")).isEqualTo("/recover/done");
        assertThat(browser.get("/recover/done").text()).contains("You can log in now.");
        assertThat(before.get("/account").status()).isEqualTo(303);
        assertThat(logIn(ada.password()).status()).isEqualTo(401);
        assertThat(logIn(NEXT).status()).isEqualTo(303);
        assertThat(browser.get(link).status()).isEqualTo(404);
    }

    @Test
    void whetherThereIsSuchAnAccountTheAnswerDoesNotTell() {
        browser.get(ASK);
        for (String name :
                List.of(ada.username(), ada.username() + "@lab.example", "nobody", "no@lab.example", "", "@")) {
            Answer answer = browser.post(ASK, "email", name);
            assertThat(answer.status()).as(name).isEqualTo(200);
            assertThat(answer.text()).as(name).contains(ASKED).doesNotContain(ada.username());
        }
        assertThat(mails.to(ada.username() + "@lab.example")).hasSize(2);
    }

    @Test
    void aSiteWithoutMailOffersNoLink() {
        ConsoleBrowser elsewhere = ConsoleBrowser.at(RunningMuster.shared());
        assertThat(elsewhere.get("/reset-password").text())
                .contains("href=\"/reset-password/ask\"", "href=\"/reset-password/token\"")
                .doesNotContain(ASK);
        assertThat(elsewhere.get(ASK).header("Location")).isEqualTo("/reset-password");
        elsewhere.get("/reset-password/ask");
        assertThat(elsewhere.post(ASK, "email", "iris").header("Location")).isEqualTo("/reset-password");
    }

    @Test
    void aMissingOrWrongSecondFactorIsToldAtItsFieldAndKeepsTheLinkGood() {
        Authenticator app = withApp();
        String link = asked();
        Answer missing = choose(link, NEXT, " ");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text())
                .contains("id=\"factor-problem\"", "This needs a code of your second factor as well.", code(link))
                .doesNotContain(NEXT);
        Answer wrong = choose(link, NEXT, app.wrongAt(Instant.now()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text())
                .contains("id=\"factor-problem\"", "The code of the second factor is wrong", code(link))
                .doesNotContain(NEXT);
        assertThat(logIn(NEXT).status()).isEqualTo(401);
        assertThat(choose(link, NEXT, app.codeAt(Instant.now().plusSeconds(30))).status())
                .isEqualTo(303);
        assertThat(logIn(NEXT).text()).contains("name=\"challenge\"");
    }

    @Test
    void whoGuessesAtTheSecondFactorLosesTheLink() {
        Authenticator app = withApp();
        String link = asked();
        for (int tries = 0; tries < 4; tries++) {
            assertThat(choose(link, NEXT, app.wrongAt(Instant.now())).status()).isEqualTo(422);
        }
        assertThat(choose(link, NEXT, app.wrongAt(Instant.now())).status()).isEqualTo(404);
        assertThat(choose(link, NEXT, app.codeAt(Instant.now().plusSeconds(30))).status())
                .isEqualTo(404);
    }

    @Test
    void aRefusedPasswordKeepsTheLinkGood() {
        String link = asked();
        Answer refused = choose(link, "short", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"password-problem\"", code(link));
        assertThat(choose(link, NEXT, "").status()).isEqualTo(303);
    }

    /** The newest link that she got after asking for one. */
    private String asked() {
        browser.get(ASK);
        assertThat(browser.post(ASK, "email", ada.username()).text()).contains(ASKED);
        return mails.newestLink(ada.username() + "@lab.example");
    }

    private Answer choose(String link, String password, String factor) {
        browser.get(link);
        return browser.post(
                "/recover", "code", code(link), "password", password, "password_again", password, "factor", factor);
    }

    private Answer logIn(String password) {
        return ConsoleBrowser.at(server).post("/login", "email", ada.username(), "password", password);
    }

    private Authenticator withApp() {
        ConsoleBrowser own = ConsoleBrowser.of(server, ada.username(), ada.password());
        Answer begun = own.post("/account/second-factor/begin", "current", ada.password());
        Matcher secret = Pattern.compile("secret=([A-Z2-7]+)").matcher(begun.text());
        assertThat(secret.find()).isTrue();
        Authenticator app = new Authenticator(secret.group(1));
        assertThat(own.post("/account/second-factor/confirm", "code", app.codeAt(Instant.now()))
                        .status())
                .isEqualTo(200);
        return app;
    }

    private static String code(String link) {
        return link.substring(link.indexOf("code=") + "code=".length());
    }
}
