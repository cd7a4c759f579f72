package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

class DeparturePagesTest {
    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);
    private final ConnectDoor.Person ada = door.publisher();
    private final ConnectDoor.Person heir = door.publisher();

    private String path() {
        return "/admin/users/" + ada.guid() + "/offboarding";
    }

    private String thing() {
        return Json.text(
                ada.http()
                        .post("v1/content", Json.object("name", ConnectDoor.fresh("report")))
                        .json(),
                "guid");
    }

    private String ownerOf(String thing) {
        return Json.text(door.admin().get("v1/content/" + thing).json(), "owner_guid");
    }

    private static String inDays(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
    }

    @Test
    void thePageTellsWhatIsThereAndTheQuestionWhatWouldHappenAndNeitherChangesAnything() {
        String thing = thing();
        Answer page = administrator.get(path());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("What the account owns and may do", "Heir of everything", "Posit Connect", "Possible heirs")
                .contains("nobody but administrators could manage one thing and no group");
        Answer question = administrator.get(path() + "/question?heir=" + heir.username() + "&day=" + inDays(3)
                + "&heir-thing-" + thing + "=" + heir.guid() + "&trash=30&reason=moved+away");
        assertThat(question.status()).isEqualTo(200);
        assertThat(question.text())
                .contains("Access ends on " + inDays(3), "Set the date", "It stays in its groups.", "After 30 days")
                .contains("name=\"heir-thing-" + thing + "\" value=\"" + heir.guid() + "\"");
        assertThat(ownerOf(thing)).isEqualTo(ada.guid());
        assertThat(administrator.get("/admin/users/" + ada.guid()).text()).doesNotContain("leaves <time");
    }

    @Test
    void aDateIsSetShownAndCancelled() {
        Answer begun = administrator.post(path(), "day", inDays(3), "reason", "moved away", "heir", heir.guid());
        assertThat(begun.header("Location")).isEqualTo(path() + "?done=leave_begun");
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
        assertThat(administrator.get("/admin/users/" + ada.guid()).text()).contains("leaves <time");
        assertThat(administrator.get("/admin/departures").text()).contains(ada.username());
        assertThat(administrator.get(path()).text())
                .contains("Cancel the off-boarding", "moved away", "value=\"" + heir.username() + "\"");
        assertThat(administrator.post(path(), "day", inDays(9)).status()).isEqualTo(422);
        assertThat(administrator.post(path() + "/heirs", "heir", "").header("Location"))
                .isEqualTo(path() + "?done=leave_heirs");
        assertThat(administrator.post(path() + "/rehire").status()).isEqualTo(422);
        assertThat(administrator.post(path() + "/cancel").header("Location"))
                .isEqualTo(path() + "?done=leave_cancelled");
        assertThat(administrator.get("/admin/departures").text()).doesNotContain(ada.username());
        assertThat(administrator.post(path() + "/cancel").status()).isEqualTo(422);
    }

    @Test
    void atOnceNothingOfThePersonWorksAtAnyDoorUntilTheReHireAndNoDoorLiftsIt() {
        String thing = thing();
        ConsoleBrowser own = ConsoleBrowser.of(server, ada.username(), ada.password());
        Answer gone = administrator.post(path(), "heir", heir.username(), "leave_groups", "on");
        assertThat(gone.header("Location")).isEqualTo(path() + "?done=leave_departed");
        assertThat(ada.http().get("v1/user").status()).isIn(401, 403);
        assertThat(own.get("/account").status()).isEqualTo(303);
        assertThat(ownerOf(thing)).isEqualTo(heir.guid());
        door.admin().post("v1/users/" + ada.guid() + "/lock", Json.object("locked", false));
        assertThat(ConsoleBrowser.at(server)
                        .post("/login", "email", ada.username(), "password", ada.password())
                        .status())
                .isNotEqualTo(303);
        assertThat(administrator.get(path()).text()).contains("Re-hire", "What went to heirs");

        assertThat(administrator.post(path() + "/rehire").header("Location")).isEqualTo(path() + "?done=leave_rehired");
        assertThat(ownerOf(thing)).isEqualTo(heir.guid());
        assertThat(ada.http().get("v1/user").status()).isEqualTo(401);
        ConsoleBrowser.of(server, ada.username(), ada.password());
        assertThat(administrator.get(path()).text()).contains("Hand back what the heirs still have");
        assertThat(administrator.post(path() + "/back").header("Location")).isEqualTo(path() + "?done=leave_back");
        assertThat(ownerOf(thing)).isEqualTo(ada.guid());
    }

    @Test
    void whoWentToTheTrashIsTakenBackFromTheList() {
        assertThat(administrator.post(path(), "trash", "0").header("Location"))
                .isEqualTo("/admin/departures?done=leave_departed");
        assertThat(administrator.get(path()).status()).isEqualTo(404);
        assertThat(administrator.get("/admin/departures").text()).contains(ada.username());
        String back = "/admin/departures/" + ada.guid() + "/rehire";
        assertThat(administrator.post(back).header("Location")).isEqualTo(path() + "?done=leave_rehired");
        assertThat(administrator.post(back).status()).isEqualTo(409);
        ConsoleBrowser.of(server, ada.username(), ada.password());
    }

    @Test
    void whatWasTypedWronglyComesBackWithItsSentenceAndNothingIsDone() {
        for (String[] typed : new String[][] {
            {"heir", "nobody-of-this-name"},
            {"day", "2001-01-01"},
            {"day", "never"},
            {"trash", "soon"},
            {"heir", ada.guid()}
        }) {
            Answer refused = administrator.post(path(), typed[0], typed[1]);
            assertThat(refused.status()).as(typed[1]).isEqualTo(422);
            assertThat(refused.text()).as(typed[1]).contains("class=\"problems\"", "value=\"" + typed[1] + "\"");
        }
        assertThat(administrator
                        .get(path() + "/question?heir=nobody-of-this-name")
                        .status())
                .isEqualTo(422);
        assertThat(ada.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void whatIsHeldUpIsShownAndGoesOnForWhoMay() {
        server.command("user", "rank", heir.username(), "manager");
        ConsoleBrowser manager = ConsoleBrowser.of(server, heir.username(), heir.password());
        assertThat(manager.post(path(), "day", inDays(1)).status()).isEqualTo(303);
        server.command("user", "rank", heir.username(), "viewer");
        assertThat(administrator.get("/admin/departures").text()).contains("could not begin it any more");
        assertThat(administrator.get(path()).text())
                .contains("could not begin it any more", "action=\"" + path() + "/go-on\"");
        assertThat(manager.post(path() + "/go-on").status()).isEqualTo(403);
        assertThat(administrator.post(path() + "/go-on").header("Location")).isEqualTo(path() + "?done=leave_on");
        assertThat(administrator.get(path()).text()).doesNotContain("/go-on");
    }

    @Test
    void managersOffBoardThoseBelowThemAndGiveNothingAway() {
        server.command("user", "rank", heir.username(), "manager");
        ConsoleBrowser manager = ConsoleBrowser.of(server, heir.username(), heir.password());
        assertThat(manager.get(path()).text())
                .contains("Only administrators hand over things")
                .doesNotContain("name=\"heir\"");
        assertThat(manager.post(path(), "heir", heir.guid()).status()).isEqualTo(403);
        assertThat(manager.post(path()).status()).isEqualTo(303);
        assertThat(manager.get("/admin/departures").text()).contains(ada.username());
        String first =
                ConnectDoor.shared().admin().get("v1/user").json().path("guid").asString();
        assertThat(manager.get("/admin/users/" + first + "/offboarding").status())
                .isEqualTo(403);
        assertThat(manager.post("/admin/users/" + heir.guid() + "/offboarding").status())
                .isEqualTo(403);
    }
}
