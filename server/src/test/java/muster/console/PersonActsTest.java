package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonActsTest {
    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @ParameterizedTest
    @ValueSource(strings = {"lock", "archive", "hold", "readonly", "expire", "withdraw", "trash"})
    void everyActAsksFirstAndSaysWhatItDoes(String act) {
        ConnectDoor.Person ada = door.viewer();
        Answer question = administrator.get(path(ada) + "/acts/" + act);
        assertThat(question.status()).isEqualTo(200);
        assertThat(question.text())
                .contains(
                        "data-question",
                        "<bdi>" + ada.username() + " (" + ada.username() + "@lab.example)</bdi>",
                        "action=\"" + path(ada) + "/acts/" + act + "\"",
                        "data-cancel")
                .doesNotContain("person.about", "person.act");
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"lock, unlock, disabled", "archive, bring_back, archived", "hold, release, on hold"})
    void whoIsBarredComesInNowhereUntilItEnds(String bar, String end, String state) {
        ConnectDoor.Person ada = door.viewer();
        ConsoleBrowser own = ConsoleBrowser.of(server, ada.username(), ada.password());
        assertThat(administrator
                        .post(path(ada) + "/acts/" + bar, "reason", "left <b>us</b>")
                        .status())
                .isEqualTo(303);
        assertThat(administrator.get(path(ada)).text())
                .contains(">" + state + "</span>", "left &lt;b&gt;us", "/acts/" + end)
                .doesNotContain("/acts/" + bar + "\"");
        assertThat(ada.http().get("v1/user").status()).isEqualTo(403);
        assertThat(own.get("/account").status()).isEqualTo(303);
        assertThat(logIn(ada).status()).isEqualTo(401);

        assertThat(administrator.get(path(ada) + "/acts/" + end).text()).contains("made at sign-in");
        assertThat(administrator.post(path(ada) + "/acts/" + end).status()).isEqualTo(303);
        assertThat(administrator.get(path(ada)).text()).contains(">active</span>");
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
        assertThat(own.get("/account").status()).isEqualTo(303);
        assertThat(logIn(ada).status()).isEqualTo(303);
    }

    @Test
    void keysThatWereEndedWithTheLockStayEnded() {
        ConnectDoor.Person ada = door.viewer();
        administrator.post(path(ada) + "/acts/lock", "end_keys", "on");
        assertThat(administrator.get(path(ada) + "/acts/unlock").text()).doesNotContain("made at sign-in");
        administrator.post(path(ada) + "/acts/unlock");
        assertThat(ada.http().get("v1/user").status()).isEqualTo(401);
        assertThat(logIn(ada).status()).isEqualTo(303);
    }

    @Test
    void aLockEndsByItselfOnTheDayThatWasSaid() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator
                        .post(path(ada) + "/acts/lock", "day", "2999-01-31")
                        .status())
                .isEqualTo(303);
        assertThat(administrator.get(path(ada)).text()).contains("datetime=\"2999-01-31T00:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource({"lock, 31.1.2999", "lock, 2999-02-30", "expire, soon", "expire, +999999999-12-31", "lock, 2001-01-01"})
    void aDayThatIsNoneIsToldAtItsFieldAndChangesNothing(String act, String day) {
        ConnectDoor.Person ada = door.viewer();
        Answer refused = administrator.post(path(ada) + "/acts/" + act, "day", day, "reason", "of course");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing was changed yet", "value=\"" + day + "\"");
        assertThat(refused.text().contains("value=\"of course\"")).isEqualTo(act.equals("lock"));
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void anAccountExpiresAndNoLongerDoes() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator
                        .post(path(ada) + "/acts/expire", "day", "2001-01-31")
                        .status())
                .isEqualTo(303);
        assertThat(administrator.get(path(ada)).text()).contains(">expired</span>");
        assertThat(ada.http().get("v1/user").status()).isEqualTo(403);
        assertThat(administrator.get(path(ada) + "/acts/expire").text()).contains("value=\"2001-01-31\"");
        assertThat(administrator.post(path(ada) + "/acts/expire", "day", "").status())
                .isEqualTo(303);
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void whatIsReadOnlyKeepsItsNamesUntilItIsLifted() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator.post(path(ada) + "/acts/readonly").status()).isEqualTo(303);
        assertThat(administrator.post(path(ada) + "/rank", "to", "publisher").status())
                .isEqualTo(409);
        assertThat(administrator.post(path(ada) + "/acts/trash").status()).isEqualTo(422);
        assertThat(administrator.post(path(ada) + "/acts/writable").status()).isEqualTo(303);
        assertThat(administrator.post(path(ada) + "/rank", "to", "publisher").status())
                .isEqualTo(303);
    }

    @Test
    void whoseActivationIsWithdrawnIsInvitedAgain() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator.post(path(ada) + "/acts/withdraw").status()).isEqualTo(303);
        assertThat(administrator.get(path(ada)).text())
                .contains(">invited</span>")
                .doesNotContain("/acts/withdraw");
        assertThat(ada.http().get("v1/user").status()).isEqualTo(401);
        assertThat(logIn(ada).status()).isEqualTo(401);
    }

    @Test
    void whoIsInTheTrashIsGoneFromEveryPageOfPeople() {
        ConnectDoor.Person ada = door.viewer();
        Answer done = administrator.post(path(ada) + "/acts/trash");
        assertThat(done.header("Location")).isEqualTo("/admin/users?done=act_trash");
        for (String page : new String[] {
            "", "/access", "/emails", "/doors", "/groups", "/belongings", "/history", "/merge", "/acts/lock"
        }) {
            assertThat(administrator.get(path(ada) + page).status()).as(page).isEqualTo(404);
        }
        assertThat(administrator.post(path(ada) + "/acts/lock").status()).isEqualTo(404);
        assertThat(ada.http().get("v1/user").status()).isEqualTo(401);
    }

    @Test
    void whoOwnsThingsIsNotPutInTheTrashAndThePageSaysWhy() {
        ConnectDoor.Person ada = door.publisher();
        assertThat(ada.http()
                        .post("v1/content", Json.object("name", ConnectDoor.fresh("report")))
                        .status())
                .isEqualTo(200);
        Answer refused = administrator.post(path(ada) + "/acts/trash");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing was changed yet", "own");
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void whoTypedTooManyWrongPasswordsIsLetInAgain() {
        ConnectDoor.Person ada = door.viewer();
        for (int i = 0; i < 5; i++) {
            ConsoleBrowser.at(server).post("/login", "email", ada.username(), "password", "a wrong password");
        }
        assertThat(administrator.get(path(ada)).text()).contains("/acts/end_lock_out");
        assertThat(logIn(ada).status()).isEqualTo(401);
        assertThat(administrator.post(path(ada) + "/acts/end_lock_out").status())
                .isEqualTo(303);
        assertThat(logIn(ada).status()).isEqualTo(303);
    }

    @Test
    void theSameFormTwiceSaysTwiceThatItIsSo() {
        ConnectDoor.Person ada = door.viewer();
        String form = path(ada) + "/acts/lock";
        String first = administrator.post(form, "reason", "the one reason").header("Location");
        String second = administrator.post(form, "reason", "the other").header("Location");
        assertThat(second).isEqualTo(first).endsWith("done=act_lock");
        assertThat(administrator.get(path(ada) + "/acts/lock").header("Location"))
                .isEqualTo(path(ada));
        assertThat(administrator.get(path(ada) + "/history").text()).containsOnlyOnce("the one reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"promote", "LOCK", "lock%20", "%3Cscript%3E"})
    void anActThatIsNoneIsRefused(String act) {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator.get(path(ada) + "/acts/" + act).status()).isEqualTo(422);
        assertThat(administrator.post(path(ada) + "/acts/" + act).status()).isEqualTo(422);
    }

    @Test
    void aForgedFormDoesNothing() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator.postForged(path(ada) + "/acts/lock", "forged").status())
                .isEqualTo(403);
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void whoLocksTheOwnAccountIsWarnedAndLoggedOut() {
        ConnectDoor.Person ada = door.administrator();
        ConsoleBrowser own = ConsoleBrowser.of(server, ada.username(), ada.password());
        assertThat(own.get(path(ada)).text()).doesNotContain("/acts/hold", "/acts/expire", "/acts/readonly");
        assertThat(own.get(path(ada) + "/acts/lock").text()).contains("This is your own account");
        assertThat(own.post(path(ada) + "/acts/hold").status()).isEqualTo(403);
        assertThat(own.post(path(ada) + "/acts/lock").status()).isEqualTo(303);
        assertThat(own.get("/account").header("Location")).startsWith("/login");
    }

    @Test
    void whoGivesUpTheOwnRankIsSentToThePagesThatAreLeft() {
        ConnectDoor.Person ada = door.administrator();
        ConsoleBrowser own = ConsoleBrowser.of(server, ada.username(), ada.password());
        assertThat(own.post(path(ada) + "/rank", "to", "viewer").header("Location"))
                .isEqualTo("/account?done=role_changed");
        assertThat(own.get(path(ada)).status()).isEqualTo(403);
        assertThat(own.post(path(ada) + "/rank", "to", "administrator").status())
                .isEqualTo(403);
    }

    @Test
    void theLastAdministratorStaysAndThePageSaysWhy() {
        try (RunningMuster alone = RunningMuster.with()) {
            ConsoleBrowser iris = ConsoleBrowser.ofAdministrator(alone);
            String list = iris.get("/admin/users").text();
            String page = list.replaceFirst("(?s).*?(/admin/users/[0-9a-f-]{36}).*", "$1");
            String sentence = "This is the last administrator who can sign in; make another one first.";
            for (String act : new String[] {"lock", "archive", "withdraw", "trash"}) {
                Answer refused = iris.post(page + "/acts/" + act);
                assertThat(refused.status()).as(act).isEqualTo(422);
                assertThat(refused.text()).as(act).contains(sentence);
            }
            Answer demoted = iris.post(page + "/rank", "to", "viewer");
            assertThat(demoted.status()).isEqualTo(409);
            assertThat(demoted.text()).contains(sentence);
            assertThat(iris.get(page).text()).contains(">active</span>", "<dd>Administrator</dd>");
        }
    }

    private Answer logIn(ConnectDoor.Person person) {
        return ConsoleBrowser.at(server).post("/login", "email", person.username(), "password", person.password());
    }

    private static String path(ConnectDoor.Person person) {
        return "/admin/users/" + person.guid();
    }
}
