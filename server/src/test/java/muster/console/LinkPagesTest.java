package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.CapturedMails;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What links out of mails lead to: a first password, and another address. */
class LinkPagesTest {
    private static final String PASSWORD = "seven quiet herons";
    private static final String INVENTED = "7c1d0000-0000-4000-8000-000000000044";

    private static RunningMuster server;
    private static ConnectDoor door;
    private static CapturedMails mails;

    @BeforeAll
    static void start() {
        server = RunningMuster.with("mail=capture");
        door = new ConnectDoor(server);
        mails = CapturedMails.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoIsInvitedChoosesAPasswordAndCanLogIn() {
        String name = invited();
        String link = mails.newestLink(address(name));
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        assertThat(link).startsWith("/activate?code=");
        Answer page = browser.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Choose a password", "<bdi>" + name + "</bdi>")
                .doesNotContain("name=\"factor\"");

        Answer taken = browser.post("/activate", fields(link, PASSWORD));
        assertThat(taken.status()).isEqualTo(303);
        assertThat(taken.header("Location")).isEqualTo("/activate/done");
        assertThat(browser.get("/activate/done").text()).contains("You can log in now.", "href=\"/login\"");
        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(logIn(name, PASSWORD).status()).isEqualTo(303);
        assertDead(browser.get(link));
        assertDead(browser.post("/activate", fields(link, "another one of mine")));
    }

    @Test
    void lookingUsesNothingUpHoweverOften() {
        String name = invited();
        String link = mails.newestLink(address(name));
        Http scanner = Http.at(server.url().toString());
        for (int i = 0; i < 3; i++) {
            assertThat(scanner.send("HEAD", link.substring(1)).status()).isEqualTo(200);
            assertThat(scanner.get(link.substring(1)).status()).isEqualTo(200);
        }
        assertThat(activated(name, link).status()).isEqualTo(303);
    }

    @Test
    void aRefusedPasswordIsToldAtItsFieldAndKeepsTheLinkGood() {
        String name = invited();
        String link = mails.newestLink(address(name));
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        browser.get(link);
        for (String refused : List.of("short", "password1234")) {
            Answer answer = browser.post("/activate", fields(link, refused));
            assertThat(answer.status()).as(refused).isEqualTo(422);
            assertThat(answer.text())
                    .contains("id=\"password-problem\"", "value=\"" + code(link) + "\"")
                    .doesNotContain("value=\"" + refused + "\"");
        }
        Answer differ =
                browser.post("/activate", "code", code(link), "password", PASSWORD, "password_again", "something else");
        assertThat(differ.text()).contains("id=\"password_again-problem\"").doesNotContain(PASSWORD);
        assertThat(browser.post("/activate", fields(link, PASSWORD)).status()).isEqualTo(303);
    }

    @Test
    void aCodeThatDoesNotCountIsSaidToBeNoneWhateverItIs() {
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        String invitation = code(mails.newestLink(address(invited())));
        for (String path : List.of("/activate", "/confirm-email", "/recover")) {
            assertDead(browser.get(path));
            assertDead(browser.get(path + "?code="));
            assertDead(browser.get(path + "?code=" + INVENTED));
            Answer hostile = browser.get(path + "?code=" + Http.escape("\"><script>alert(1)</script>"));
            assertDead(hostile);
            assertThat(hostile.text()).doesNotContain("<script>alert");
            assertDead(browser.post(path, fields(path + "?code=" + INVENTED, PASSWORD)));
            if (!path.equals("/activate")) {
                assertDead(browser.get(path + "?code=" + invitation));
                assertDead(browser.post(path, fields(path + "?code=" + invitation, PASSWORD)));
            }
        }
    }

    @Test
    void anotherSiteCannotSendTheFormForSomebody() {
        String name = invited();
        String link = mails.newestLink(address(name));
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        browser.get(link);
        assertThat(browser.postForged("/activate", "forged", fields(link, PASSWORD))
                        .status())
                .isEqualTo(403);
        assertThat(activated(name, link).status()).isEqualTo(303);
    }

    @Test
    void anAddressIsConfirmedByAPressAndNotByLooking() {
        ConnectDoor.Person ada = door.viewer();
        String next = ConnectDoor.fresh("ada") + "@uni.example";
        ask(ada, next);
        String link = mails.newestLink(next);
        assertThat(link).startsWith("/confirm-email?code=");
        ConsoleBrowser elsewhere = ConsoleBrowser.at(server);
        Answer page = elsewhere.get(link);
        assertThat(page.text()).contains("<bdi>" + next + "</bdi>", "<bdi>" + ada.username() + "</bdi>");
        assertThat(elsewhere.get(link).status()).isEqualTo(200);
        assertThat(Json.text(door.user(ada.guid()), "email")).isEqualTo(ada.username() + "@lab.example");

        assertThat(elsewhere.post("/confirm-email", "code", code(link)).header("Location"))
                .isEqualTo("/confirm-email/done");
        assertThat(elsewhere.get("/confirm-email/done").text()).contains("The address is confirmed");
        assertThat(Json.text(door.user(ada.guid()), "email")).isEqualTo(next);
        assertDead(elsewhere.get(link));
        assertDead(elsewhere.post("/confirm-email", "code", code(link)));
    }

    @Test
    void aLaterWishTakesThePlaceOfAnEarlierOneAndItsLink() {
        ConnectDoor.Person ada = door.viewer();
        String first = ConnectDoor.fresh("ada") + "@uni.example";
        String second = ConnectDoor.fresh("ada") + "@uni.example";
        ask(ada, first);
        String old = mails.newestLink(first);
        ask(ada, second);
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        assertDead(browser.get(old));
        assertThat(browser.get(mails.newestLink(second)).text()).contains("<bdi>" + second + "</bdi>");
    }

    /** The username of somebody who has got an invitation. */
    private static String invited() {
        String name = ConnectDoor.fresh("inga");
        Http administrator =
                Http.at(server.url().toString()).with("Authorization", "Bearer " + RunningMuster.ADMINISTRATOR_KEY);
        Answer made = administrator.post("api/latest/user", Json.object("name", name, "pending_email", address(name)));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return name;
    }

    private static String address(String name) {
        return name + "@lab.example";
    }

    private static void ask(ConnectDoor.Person person, String address) {
        ConsoleBrowser browser = ConsoleBrowser.of(server, person.username(), person.password());
        Answer asked = browser.post("/account/email", "email", address, "current", person.password());
        assertThat(asked.header("Location")).isEqualTo("/account/email?done=email_link_sent");
    }

    private static Answer activated(String name, String link) {
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        browser.get(link);
        assertThat(browser.post("/activate", fields(link, PASSWORD)).status()).isEqualTo(303);
        return logIn(name, PASSWORD);
    }

    private static Answer logIn(String name, String password) {
        return ConsoleBrowser.at(server).post("/login", "email", name, "password", password);
    }

    private static Object[] fields(String link, String password) {
        return new Object[] {"code", code(link), "password", password, "password_again", password};
    }

    private static String code(String link) {
        return link.substring(link.indexOf("code=") + "code=".length());
    }

    private static void assertDead(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.text()).contains("This link does not work any more", "href=\"/login\"");
    }
}
