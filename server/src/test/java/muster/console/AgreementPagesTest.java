package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On a server of its own: whatever is to be signed stands before everybody who logs in. */
class AgreementPagesTest {
    private static final String PATH = "/admin/agreements";
    private static final String UNUSED = "7b1f0000-0000-4000-8000-000000000000";

    private final RunningMuster server = RunningMuster.with();
    private final ConnectDoor door = new ConnectDoor(server);
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoLogsInIsAskedToSignAndThenGoesOn() {
        String first = demanded("Terms 2026", "Be kind.\r\n<b>Clean up.</b>");
        String second = demanded("Data 2026", "Keep what you measure.");
        ConnectDoor.Person ada = door.viewer();
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        Answer loggedIn = browser.post("/login", "email", ada.username(), "password", ada.password());
        assertThat(loggedIn.header("Location")).isEqualTo("/agreements");
        assertThat(browser.get("/agreements").text())
                .contains(
                        "Be kind.\n&lt;b&gt;Clean up.&lt;/b&gt;",
                        "Keep what you measure.",
                        "I agree and sign",
                        ">Later<");

        Answer one = browser.post("/agreements/" + first + "/sign");
        assertThat(one.header("Location")).isEqualTo("/agreements?done=agreement_signed");
        Answer again = browser.post("/agreements/" + first + "/sign");
        assertThat(again.header("Location")).isEqualTo("/agreements?done=agreement_signed");
        Answer all = browser.post("/agreements/" + second + "/sign");
        assertThat(all.header("Location")).isEqualTo("/account?done=agreements_signed");
        assertThat(browser.get("/agreements").text())
                .contains("You have signed everything", "What you have signed")
                .doesNotContain("I agree and sign");

        Answer next = ConsoleBrowser.at(server).post("/login", "email", ada.username(), "password", ada.password());
        assertThat(next.header("Location")).isEqualTo("/account");
    }

    @Test
    void anAdministratorSeesWhoSigned() {
        String id = demanded("Terms 2026", "Be kind.");
        assertThat(administrator.get(PATH + "/signatures").text()).contains("Nobody has signed anything.");
        ConnectDoor.Person ada = door.viewer();
        ConsoleBrowser.of(server, ada.username(), ada.password()).post("/agreements/" + id + "/sign");
        assertThat(administrator.get(PATH + "/signatures").text())
                .contains("/admin/users/" + ada.guid(), "<bdi>" + ada.username() + "</bdi>", "<bdi>Terms 2026</bdi>");
        administrator.post(PATH + "/" + id + "/retire");
        assertThat(administrator.get(PATH + "/signatures").text()).contains("no longer asked for");
        assertThat(administrator
                        .get(PATH + "/signatures?after=999999999999999999")
                        .text())
                .contains("First page");
    }

    @Test
    void anAgreementIsRetiredAfterAQuestion() {
        String id = demanded("Terms 2026", "Be kind.");
        assertThat(administrator.get(PATH + "/" + id + "/retire").text())
                .contains("Have nobody sign “Terms 2026” any more?", "data-question");
        assertThat(administrator.post(PATH + "/" + id + "/retire").status()).isEqualTo(303);
        assertThat(administrator.get(PATH).text()).contains("There is nothing to sign.");
        assertThat(administrator.post("/agreements/" + id + "/sign").status()).isEqualTo(404);
        assertThat(administrator.get(PATH + "/" + UNUSED + "/retire").status()).isEqualTo(404);
        assertThat(administrator.post(PATH + "/" + UNUSED + "/retire").status()).isEqualTo(404);
        assertThat(administrator.get(PATH + "/no-id/retire").status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndTheTextStays() {
        demanded("Terms 2026", "Be kind.");
        Answer twice = administrator.post(PATH, "name", "terms 2026", "text", "Be <kinder>.");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text())
                .contains(
                        "id=\"name-problem\"", "There is an agreement of this title", ">Be &lt;kinder&gt;.</textarea>");
        Answer empty = administrator.post(PATH, "name", "More", "text", " \r\n ");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("id=\"text-problem\"", "value=\"More\"");
        Answer nameless = administrator.post(PATH, "name", "", "text", "Be kind.");
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.text()).contains("id=\"name-problem\"", ">Be kind.</textarea>");
        Answer endless = administrator.post(PATH, "name", "Endless", "text", "w".repeat(65_537));
        assertThat(endless.status()).isEqualTo(422);
        assertThat(administrator.get(PATH).text()).doesNotContain("More", "Endless");
    }

    @Test
    void onlyAdministratorsDemandAndRetire() {
        String id = demanded("Terms 2026", "Be kind.");
        ConnectDoor.Person ada = door.publisher();
        for (String rank : new String[] {"publisher", "auditor", "manager"}) {
            server.command("user", "rank", ada.username(), rank);
            ConsoleBrowser browser = ConsoleBrowser.of(server, ada.username(), ada.password());
            assertThat(browser.get(PATH).status()).as(rank).isEqualTo(403);
            assertThat(browser.get(PATH + "/signatures").status()).as(rank).isEqualTo(403);
            assertThat(browser.get(PATH + "/" + id + "/retire").status())
                    .as(rank)
                    .isEqualTo(403);
            assertThat(browser.post(PATH, "name", "Mine", "text", "Obey.").status())
                    .as(rank)
                    .isEqualTo(403);
            assertThat(browser.post(PATH + "/" + id + "/retire").status())
                    .as(rank)
                    .isEqualTo(403);
        }
        assertThat(administrator.get(PATH).text()).contains("Terms 2026").doesNotContain("Mine");
    }

    @Test
    void aForgedFormSignsNothing() {
        String id = demanded("Terms 2026", "Be kind.");
        assertThat(administrator
                        .postForged("/agreements/" + id + "/sign", "forged")
                        .status())
                .isEqualTo(403);
        assertThat(administrator.get(PATH + "/signatures").text()).contains("Nobody has signed anything.");
    }

    /** The id of what everybody has to sign from now on. */
    private String demanded(String name, String text) {
        Answer answer = administrator.post(PATH, "name", name, "text", text);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        String page = administrator.get("/agreements").text();
        Matcher found = Pattern.compile(
                        Pattern.quote("<bdi>" + name + "</bdi>") + ".*?/agreements/([^/]+)/sign", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
