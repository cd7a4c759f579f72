package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Eventually;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

class MailPageTest {
    private static final String PATH = "/admin/mail";

    @Test
    void aSiteWithoutMailSaysHowItIsTurnedOn() {
        String page =
                ConsoleBrowser.ofAdministrator(RunningMuster.shared()).get(PATH).text();
        assertThat(page)
                .contains("This site sends no mail", "mail=smtp://", "public-url=", "docs/mail.md")
                .doesNotContain("Given up", "Captured mails");
    }

    @Test
    void onlyAdministratorsSeeIt() {
        RunningMuster server = RunningMuster.shared();
        ConnectDoor.Person ada = ConnectDoor.shared().publisher();
        for (String rank : new String[] {"viewer", "publisher", "auditor", "manager"}) {
            server.command("user", "rank", ada.username(), rank);
            ConsoleBrowser browser = ConsoleBrowser.of(server, ada.username(), ada.password());
            assertThat(browser.get(PATH).status()).as(rank).isEqualTo(403);
            assertThat(browser.get("/admin/users").text()).as(rank).doesNotContain("\"" + PATH + "\"");
        }
        assertThat(ConsoleBrowser.at(server).get(PATH).header("Location")).startsWith("/login");
    }

    @Test
    void capturedMailsAreShownWithTheirTextTheNewestFirst() {
        try (RunningMuster server = RunningMuster.with("mail=capture")) {
            ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);
            assertThat(administrator.get(PATH).text())
                    .contains("Mails are captured here and never sent.", "No mail was captured yet.");
            ConnectDoor.Person ada = new ConnectDoor(server).viewer();
            String address = ada.username() + "@lab.example";
            ConsoleBrowser own = ConsoleBrowser.of(server, ada.username(), ada.password());
            own.post("/account/email", "email", "next@uni.example", "current", ada.password());
            ConsoleBrowser elsewhere = ConsoleBrowser.at(server);
            elsewhere.get("/reset-password/link");
            elsewhere.post("/reset-password/link", "email", address);

            String page = administrator.get(PATH).text();
            assertThat(page)
                    .contains(
                            "<bdi>" + address + "</bdi>",
                            "<bdi>next@uni.example</bdi>",
                            "/recover?code=",
                            "/confirm-email?code=")
                    .contains(
                            "Link to another password",
                            "New address to be confirmed",
                            "Change of the address was asked for");
            assertThat(page.indexOf("/recover?code=")).isLessThan(page.indexOf("/confirm-email?code="));
        }
    }

    @Test
    void aMailThatCannotBeSentIsShownWithItsTroubleAndWithoutItsText() {
        try (RunningMuster server =
                RunningMuster.with("mail=smtp+plain://127.0.0.1:1", "mail-from=muster@lab.example")) {
            ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);
            assertThat(administrator.get(PATH).text()).contains("No mail waits, and none was given up.");
            ConnectDoor.Person ada = new ConnectDoor(server).viewer();
            ConsoleBrowser elsewhere = ConsoleBrowser.at(server);
            elsewhere.get("/reset-password/link");
            elsewhere.post("/reset-password/link", "email", ada.username());

            Eventually.holds(
                    "the first attempt fails",
                    Duration.ofSeconds(10),
                    () -> administrator.get(PATH).text().contains("the relay cannot be reached"));
            assertThat(administrator.get(PATH).text())
                    .contains("<bdi>" + ada.username() + "@lab.example</bdi>", "Link to another password")
                    .contains("data-label=\"Attempts\">1<", "<dt>Waiting</dt><dd>1</dd>")
                    .doesNotContain("code=");
        }
    }
}
