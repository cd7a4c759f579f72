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

class OwnEmailTest {
    private static final String PAGE = "/account/email";

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);
    private final ConnectDoor.Person ada = door.viewer();
    private final String person = "/admin/users/" + ada.guid() + "/emails";
    private final String next = ConnectDoor.fresh("ada") + "@uni.example";
    private final ConsoleBrowser browser = ConsoleBrowser.of(server, ada.username(), ada.password());

    @Test
    void anotherAddressCountsOnceItsCodeWasReadThere() {
        assertThat(ask(next, ada.password()).status()).isEqualTo(303);
        assertThat(browser.get(PAGE).text())
                .contains("<bdi>" + next + "</bdi>", "<bdi>" + ada.username() + "@lab.example</bdi>", "name=\"code\"");
        assertThat(Json.text(door.user(ada.guid()), "email")).isEqualTo(ada.username() + "@lab.example");

        assertThat(confirm("0").status()).isEqualTo(422);
        Answer confirmed = confirm(code());
        assertThat(confirmed.header("Location")).isEqualTo(PAGE + "?done=email_confirmed");
        assertThat(Json.text(door.user(ada.guid()), "email")).isEqualTo(next);
        assertThat(ConsoleBrowser.at(server)
                        .post("/login", "email", next, "password", ada.password())
                        .status())
                .isEqualTo(303);
        assertThat(administrator.get(person).text()).doesNotContain("Waits for a confirmation");
    }

    @Test
    void withoutThePasswordNothingIsAsked() {
        Answer refused = ask(next, "a wrong password");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("id=\"current-problem\"", "value=\"" + next + "\"")
                .doesNotContain("a wrong password", "name=\"code\"");
    }

    @Test
    void anAddressThatIsNoneOrTakenOrPresentIsToldAtItsField() {
        String present = ada.username() + "@lab.example";
        for (String address : new String[] {"", "no address", "IRIS@lab.example", present}) {
            Answer refused = ask(address, ada.password());
            assertThat(refused.status()).as(address).isEqualTo(422);
            assertThat(refused.text()).as(address).contains("id=\"email-problem\"", "value=\"" + address + "\"");
        }
    }

    @Test
    void aWishIsTakenBackAndItsCodeIsVoid() {
        ask(next, ada.password());
        String code = code();
        assertThat(browser.post(PAGE + "/cancel").status()).isEqualTo(303);
        assertThat(browser.get(PAGE).text()).doesNotContain(next);
        assertThat(confirm(code).status()).isEqualTo(422);
        assertThat(Json.text(door.user(ada.guid()), "email")).isEqualTo(ada.username() + "@lab.example");
    }

    @Test
    void anAdministratorVouchesForItOrTurnsItDown() {
        ask(next, ada.password());
        assertThat(administrator
                        .post(person, "act", "confirm", "address", "another@uni.example")
                        .status())
                .isEqualTo(422);
        assertThat(administrator.post(person, "act", "reject", "address", next).status())
                .isEqualTo(303);
        assertThat(browser.get(PAGE).text()).doesNotContain(next);
        ask(next, ada.password());
        assertThat(administrator.post(person, "act", "confirm", "address", next).status())
                .isEqualTo(303);
        assertThat(Json.text(door.user(ada.guid()), "email")).isEqualTo(next);
    }

    @Test
    void whoOnlyLooksSeesNoCode() {
        ask(next, ada.password());
        String code = code();
        ConnectDoor.Person other = door.publisher();
        server.command("user", "rank", other.username(), "auditor");
        ConsoleBrowser auditor = ConsoleBrowser.of(server, other.username(), other.password());
        assertThat(auditor.get(person).text()).contains(next).doesNotContain("data-copy=\"" + code, "name=\"act\"");
        assertThat(browser.get(PAGE).text()).doesNotContain("\"" + code + "\"", ">" + code + "<");
        assertThat(auditor.post(person, "act", "confirm", "address", next).status())
                .isEqualTo(403);
        assertThat(auditor.post(person, "act", "reject", "address", next).status())
                .isEqualTo(403);
    }

    private Answer ask(String address, String password) {
        return browser.post(PAGE, "email", address, "current", password);
    }

    private Answer confirm(String code) {
        return browser.post(PAGE + "/confirm", "code", code);
    }

    /** As an administrator sees it, who sends it to the new address. */
    private String code() {
        Matcher found = Pattern.compile("class=\"small token\" data-copy=\"([^\"]+)\"")
                .matcher(administrator.get(person).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
