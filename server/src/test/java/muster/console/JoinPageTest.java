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

class JoinPageTest {
    private static final String PAGE = "/account/join";
    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConnectDoor.Person here = door.publisher();
    private final ConnectDoor.Person there = door.publisher();
    private final ConsoleBrowser browser = ConsoleBrowser.of(server, here.username(), here.password());

    private Answer prove(String name, String password, String stays) {
        return browser.post(PAGE, "name", name, "password", password, "factor", "", "stays", stays);
    }

    private static String proof(Answer preview) {
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        Matcher found = PROOF.matcher(preview.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void whoLogsInToBothHasOneAccountAfterwardsWithTheKeysOfBoth() {
        Answer preview = prove(there.username(), there.password(), "this");
        assertThat(preview.text()).contains(there.username() + " ", "goes to the other account");
        Answer joined = browser.post(PAGE + "/confirm", "proof", proof(preview), "stays", "this");
        assertThat(joined.header("Location")).isEqualTo("/account?done=joined");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(Json.text(there.http().get("v1/user").json(), "guid")).isEqualTo(here.guid());
        assertThat(logIn(there)).isEqualTo(401);
        assertThat(logIn(here)).isEqualTo(303);
    }

    @Test
    void theOtherAccountMayBeTheOneThatStays() {
        String proof = proof(prove(there.username(), there.password(), "other"));
        Answer joined = browser.post(PAGE + "/confirm", "proof", proof, "stays", "other");
        assertThat(joined.header("Location")).isEqualTo("/login?done=joined");
        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(Json.text(here.http().get("v1/user").json(), "guid")).isEqualTo(there.guid());
        assertThat(logIn(here)).isEqualTo(401);
        assertThat(logIn(there)).isEqualTo(303);
    }

    @Test
    void theProofEndsWithTheMergeAndProvesNothingElse() {
        String proof = proof(prove(there.username(), there.password(), "other"));
        browser.post(PAGE + "/confirm", "proof", proof, "stays", "other");
        ConnectDoor.Person third = door.publisher();
        Answer again = ConsoleBrowser.of(server, third.username(), third.password())
                .post(PAGE + "/confirm", "proof", proof, "stays", "other");
        assertThat(again.status()).isEqualTo(422);
        assertThat(Json.text(third.http().get("v1/user").json(), "guid")).isEqualTo(third.guid());
    }

    @Test
    void withoutThePasswordOfTheOtherAccountNothingHappens() {
        Answer refused = prove(there.username(), "a wrong password", "this");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains("The name or the password of the other account is wrong")
                .doesNotContain("a wrong password", "name=\"proof\"");
        assertThat(browser.post(PAGE + "/confirm", "proof", "x", "stays", "this")
                        .status())
                .isEqualTo(422);
        String key = Json.text(
                there.http()
                        .post("v1/users/" + there.guid() + "/keys", Json.object("name", "script"))
                        .json(),
                "key");
        assertThat(browser.post(PAGE + "/confirm", "proof", key, "stays", "this")
                        .status())
                .isEqualTo(422);
        assertThat(Json.text(there.http().get("v1/user").json(), "guid")).isEqualTo(there.guid());
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
