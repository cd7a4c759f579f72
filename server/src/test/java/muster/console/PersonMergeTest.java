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

class PersonMergeTest {
    private static final Pattern VERSIONS = Pattern.compile("name=\"versions\" value=\"([^\"]+)\"");

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);
    private final ConnectDoor.Person old = door.publisher();
    private final ConnectDoor.Person into = door.publisher();

    @Test
    void thePlanTellsWhatWouldChangeAndChangesNothing() {
        String report = ConnectDoor.fresh("report");
        old.http().post("v1/content", Json.object("name", report));
        Answer plan = administrator.get(plan(into.username(), true));
        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.text())
                .contains(
                        "<bdi>" + report + " (connect content)</bdi>",
                        old.username(),
                        into.username(),
                        "goes to the other account",
                        "becomes free for others")
                .contains("name=\"redirect\"", "Whoever asks for the old account is sent on.");
        assertThat(administrator.get(plan(into.guid(), false)).text())
                .contains("ends for good", "stays as a shell")
                .doesNotContain("name=\"redirect\"");
        assertThat(old.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void afterTheMergeThereIsOneAccountWithTheThingsAndKeysOfBoth() {
        String thing = Json.text(
                old.http()
                        .post("v1/content", Json.object("name", ConnectDoor.fresh("report")))
                        .json(),
                "guid");
        Answer merged = merge(into.guid(), versions(), true);
        assertThat(merged.header("Location")).isEqualTo("/admin/users/" + into.guid() + "?done=merged");
        assertThat(Json.text(door.admin().get("v1/content/" + thing).json(), "owner_guid"))
                .isEqualTo(into.guid());
        assertThat(Json.text(old.http().get("v1/user").json(), "guid")).isEqualTo(into.guid());
        assertThat(administrator.get("/admin/users/" + old.guid()).status()).isEqualTo(404);
        assertThat(ConsoleBrowser.at(server)
                        .post("/login", "email", old.username(), "password", old.password())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void withoutRedirectionKeysEndAndTheOldAccountIsAShell() {
        assertThat(merge(into.guid(), versions(), false).status()).isEqualTo(303);
        assertThat(old.http().get("v1/user").status()).isIn(401, 403);
        assertThat(into.http().get("v1/user").status()).isEqualTo(200);
    }

    @Test
    void aPlanThatIsStaleIsNotCarriedOut() {
        String versions = versions();
        administrator.post("/admin/users/" + into.guid() + "/rank", "to", "viewer");
        Answer stale = merge(into.guid(), versions, true);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("nothing was merged", "value=\"" + into.guid() + "\"");
        for (String made : new String[] {"", "1", "0-0", "x"}) {
            assertThat(merge(into.guid(), made, true).status()).as(made).isEqualTo(409);
        }
        assertThat(Json.text(old.http().get("v1/user").json(), "guid")).isEqualTo(old.guid());
        assertThat(merge(into.guid(), versions(), true).status()).isEqualTo(303);
    }

    @Test
    void theSameFormTwiceMergesOnce() {
        String versions = versions();
        assertThat(merge(into.guid(), versions, true).status()).isEqualTo(303);
        assertThat(merge(into.guid(), versions, true).status()).isEqualTo(404);
    }

    @Test
    void nobodyIsMergedWithNobodyOrWithThemselves() {
        for (String other : new String[] {
            "", "nobody-of-this-name", "nobody@lab.example", "@", old.username(), ConnectDoor.UNUSED_GUID
        }) {
            Answer refused = administrator.get(plan(other, true));
            assertThat(refused.status()).as(other).isEqualTo(422);
            assertThat(refused.text()).as(other).contains("id=\"into-problem\"", "value=\"" + other + "\"");
        }
        assertThat(administrator
                        .get(plan("00000000-0000-7000-8000-000000000001", true))
                        .status())
                .isEqualTo(422);
        assertThat(merge(old.guid(), versions(), true).status()).isEqualTo(422);
    }

    @Test
    void whatIsReadOnlyIsNotMerged() {
        administrator.post("/admin/users/" + into.guid() + "/acts/readonly");
        Answer refused = administrator.get(plan(into.username(), true));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"into-problem\"");
    }

    @Test
    void whoIsInTheTrashIsSaidToBeThere() {
        administrator.post("/admin/users/" + into.guid() + "/acts/trash");
        for (String name : new String[] {into.username(), into.guid()}) {
            Answer refused = administrator.get(plan(name, true));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains("in the trash cannot be merged; restore it first");
        }
    }

    @Test
    void onlyAdministratorsMerge() {
        String versions = versions();
        ConnectDoor.Person other = door.publisher();
        server.command("user", "rank", other.username(), "manager");
        ConsoleBrowser manager = ConsoleBrowser.of(server, other.username(), other.password());
        assertThat(manager.get("/admin/users/" + old.guid() + "/merge").status())
                .isEqualTo(403);
        assertThat(manager.get(plan(into.guid(), true)).status()).isEqualTo(403);
        assertThat(manager.post("/admin/users/" + old.guid() + "/merge", "into", into.guid(), "versions", versions)
                        .status())
                .isEqualTo(403);
        assertThat(administrator
                        .postForged(
                                "/admin/users/" + old.guid() + "/merge",
                                "forged",
                                "into",
                                into.guid(),
                                "versions",
                                versions)
                        .status())
                .isEqualTo(403);
        assertThat(Json.text(old.http().get("v1/user").json(), "guid")).isEqualTo(old.guid());
    }

    private String plan(String other, boolean redirect) {
        return "/admin/users/" + old.guid() + "/merge/plan?into=" + other + (redirect ? "&redirect=on" : "");
    }

    private String versions() {
        Matcher found =
                VERSIONS.matcher(administrator.get(plan(into.guid(), true)).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Answer merge(String other, String versions, boolean redirect) {
        String form = "/admin/users/" + old.guid() + "/merge";
        return redirect
                ? administrator.post(form, "into", other, "versions", versions, "redirect", "on")
                : administrator.post(form, "into", other, "versions", versions);
    }
}
