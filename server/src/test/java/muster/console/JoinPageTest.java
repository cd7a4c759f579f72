package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

class JoinPageTest {
    private static final String PAGE = "/account/join";
    private static final Pattern PROOF = Pattern.compile("name=\"(?:here|there)\" value=\"([^\"]+)\"");

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConnectDoor.Person here = door.publisher();
    private final ConnectDoor.Person there = door.publisher();
    private final ConsoleBrowser browser = ConsoleBrowser.of(server, here.username(), here.password());

    private Answer prove(String name, String password, String stays) {
        return prove(here.password(), name, password, stays);
    }

    private Answer prove(String current, String name, String password, String stays) {
        return browser.post(PAGE, "current", current, "name", name, "password", password, "stays", stays);
    }

    /** The proof of the account at the browser, and that of the other one. */
    private static List<String> proofs(Answer preview) {
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        return PROOF.matcher(preview.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Answer confirm(ConsoleBrowser browser, List<String> proofs, String stays) {
        return browser.post(PAGE + "/confirm", "here", proofs.getFirst(), "there", proofs.getLast(), "stays", stays);
    }

    @Test
    void whoLogsInToBothHasOneAccountAfterwardsWithTheKeysOfBoth() {
        Answer preview = prove(there.username(), there.password(), "this");
        assertThat(preview.text()).contains(there.username() + " ", "goes to the other account");
        Answer joined = confirm(browser, proofs(preview), "this");
        assertThat(joined.header("Location")).isEqualTo("/account?done=joined");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(Json.text(there.http().get("v1/user").json(), "guid")).isEqualTo(here.guid());
        assertThat(logIn(there)).isEqualTo(401);
        assertThat(logIn(here)).isEqualTo(303);
    }

    @Test
    void theOtherAccountMayBeTheOneThatStays() {
        List<String> proofs = proofs(prove(there.username(), there.password(), "other"));
        Answer joined = confirm(browser, proofs, "other");
        assertThat(joined.header("Location")).isEqualTo("/login?done=joined");
        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(Json.text(here.http().get("v1/user").json(), "guid")).isEqualTo(there.guid());
        assertThat(logIn(here)).isEqualTo(401);
        assertThat(logIn(there)).isEqualTo(303);
    }

    @Test
    void proofsAreOfNoUseToSomebodyElseAndAfterTheMerge() {
        List<String> proofs = proofs(prove(there.username(), there.password(), "this"));
        ConnectDoor.Person third = door.publisher();
        ConsoleBrowser stranger = ConsoleBrowser.of(server, third.username(), third.password());
        assertThat(confirm(stranger, proofs, "this").status()).isEqualTo(422);
        assertThat(confirm(stranger, proofs, "other").status()).isEqualTo(422);
        assertThat(confirm(browser, proofs, "this").status()).isEqualTo(303);
        assertThat(confirm(browser, proofs, "this").status()).isEqualTo(422);
        assertThat(Json.text(third.http().get("v1/user").json(), "guid")).isEqualTo(third.guid());
    }

    @Test
    void withoutEitherPasswordNothingHappens() {
        Answer refused = prove(there.username(), "a wrong password", "this");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("The name or the password of the other account is wrong")
                .doesNotContain("a wrong password", "name=\"there\"");
        Answer notTheOwner = prove("a wrong password", there.username(), there.password(), "other");
        assertThat(notTheOwner.status()).isEqualTo(422);
        assertThat(notTheOwner.text()).contains("id=\"current-problem\"").doesNotContain("name=\"there\"");
        assertThat(Json.text(there.http().get("v1/user").json(), "guid")).isEqualTo(there.guid());
    }

    @Test
    void neitherKeysNorSessionsOfTheConsoleProveAnAccount() {
        List<String> proofs = proofs(prove(there.username(), there.password(), "this"));
        String key = Json.text(
                there.http()
                        .post("v1/users/" + there.guid() + "/keys", Json.object("name", "script"))
                        .json(),
                "key");
        String session =
                ConsoleBrowser.of(server, there.username(), there.password()).session();
        for (String none : List.of("x", key, session)) {
            assertThat(confirm(browser, List.of(proofs.getFirst(), none), "this")
                            .status())
                    .isEqualTo(422);
            assertThat(confirm(browser, List.of(none, proofs.getLast()), "this").status())
                    .isEqualTo(422);
        }
        assertThat(Json.text(there.http().get("v1/user").json(), "guid")).isEqualTo(there.guid());
    }

    @Test
    void whatEndsOnADayDoesNotGoOnInAnotherAccount() {
        server.command("user", "offboard", here.username(), "--on", "2099-01-01", "--heir", there.username(), "--yes");
        Answer refused = prove(there.username(), there.password(), "other");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("This account ends on a day");
        assertThat(proofs(prove(there.username(), there.password(), "this"))).hasSize(2);
    }

    @Test
    void anAccountIsNotJoinedWithItself() {
        Answer refused = prove(here.username(), here.password(), "this");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("An account cannot be merged with itself.");
    }

    private int logIn(ConnectDoor.Person person) {
        return ConsoleBrowser.at(server)
                .post("/login", "email", person.username(), "password", person.password())
                .status();
    }
}
