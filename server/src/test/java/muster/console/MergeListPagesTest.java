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

class MergeListPagesTest {
    private static final Pattern VERSIONS = Pattern.compile("name=\"versions\" value=\"([^\"]+)\"");
    private static final Pattern MERGE = Pattern.compile("/admin/merges/([0-9a-f-]{36})");
    private static final Pattern FIELD = Pattern.compile("name=\"(decision:thing:[^\"]+)\" value=\"restore\"");

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);
    private final ConnectDoor.Person old = door.publisher();
    private final ConnectDoor.Person into = door.publisher();

    private static String first(Pattern pattern, Answer answer) {
        Matcher found = pattern.matcher(answer.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** @return the page of its undoing */
    private String merged() {
        String path = "/admin/users/" + old.guid() + "/merge";
        Answer plan = administrator.get(path + "/plan?redirect=on&into=" + into.guid());
        Answer done =
                administrator.post(path, "into", into.guid(), "versions", first(VERSIONS, plan), "redirect", "on");
        assertThat(done.status()).isEqualTo(303);
        return "/admin/merges/" + first(MERGE, administrator.get("/admin/merges"));
    }

    @Test
    void aMergeIsListedAndUndone() {
        String page = merged();
        assertThat(administrator.get("/admin/merges").text()).contains("<bdi>" + old.username() + "</bdi>");
        Answer plan = administrator.get(page);
        assertThat(plan.status()).isEqualTo(200);
        assertThat(plan.text()).contains(old.username(), "Comes back", "needs a code to sign in");
        Answer undone = administrator.post(page, "versions", first(VERSIONS, plan));
        assertThat(undone.header("Location")).isEqualTo("/admin/users/" + old.guid() + "?done=unmerged_password");
        assertThat(Json.text(old.http().get("v1/user").json(), "guid")).isEqualTo(old.guid());
        assertThat(administrator.get(page).status()).isEqualTo(409);
    }

    @Test
    void whatWasChangedSinceIsDecidedOnThePage() {
        String before = ConnectDoor.fresh("before");
        String thing = Json.text(
                old.http().post("v1/content", Json.object("name", before)).json(), "guid");
        String page = merged();
        into.http().patch("v1/content/" + thing, Json.object("name", before + "-renamed"));
        Answer plan = administrator.get(page);
        assertThat(plan.text()).contains("Keep: " + before + "-renamed", "As before: " + before);
        administrator.post(page, "versions", first(VERSIONS, plan), first(FIELD, plan), "restore");
        assertThat(Json.text(door.admin().get("v1/content/" + thing).json(), "name"))
                .isEqualTo(before);
    }

    @Test
    void aPageThatIsStaleUndoesNothing() {
        String page = merged();
        String versions = first(VERSIONS, administrator.get(page));
        administrator.post("/admin/users/" + into.guid() + "/rank", "to", "viewer");
        Answer stale = administrator.post(page, "versions", versions);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("nothing was undone");
        assertThat(administrator.post(page, "versions", "x").status()).isEqualTo(409);
        assertThat(administrator
                        .post(page, "versions", first(VERSIONS, administrator.get(page)))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void onlyAdministratorsSeeMerges() {
        String page = merged();
        ConsoleBrowser publisher = ConsoleBrowser.of(server, into.username(), into.password());
        assertThat(publisher.get("/admin/merges").status()).isEqualTo(403);
        assertThat(publisher.get(page).status()).isEqualTo(403);
        assertThat(publisher.post(page, "versions", "1-1").status()).isEqualTo(403);
        assertThat(administrator.get("/admin/merges/" + into.guid()).status()).isEqualTo(404);
    }
}
