package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

class GroupPagesTest {
    private static final String UNUSED = "/admin/groups/7b1f0000-0000-4000-8000-000000000000";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void anAdministratorMakesAGroupAndConnectKnowsIt() {
        String name = ConnectDoor.fresh("crystals");
        String page = made(name);
        assertThat(administrator.get(page).text())
                .contains("<h1><bdi>" + name + "</bdi></h1>", "Nobody is in this group.", "value=\"iris\"");
        Answer known = door.admin().get("v1/groups?prefix=" + name);
        assertThat(known.json().path("results").path(0).path("name").asString()).isEqualTo(name);
    }

    @Test
    void aNameThatIsTakenIsSaidBesideTheField() {
        String name = ConnectDoor.fresh("crystals");
        made(name);
        Answer again = administrator.post("/admin/groups", "name", name, "description", "the second");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("id=\"name-problem\"", "value=\"" + name + "\"", "value=\"the second\"");
    }

    @Test
    void aGroupWithoutANameIsNotMade() {
        Answer answer = administrator.post("/admin/groups", "name", "  ");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("id=\"name-problem\"");
    }

    @Test
    void groupsAreFoundByHowTheirNamesBegin() {
        String name = ConnectDoor.fresh("quartz");
        made(name);
        assertThat(administrator
                        .get("/admin/groups?q=" + name.substring(0, name.length() - 1))
                        .text())
                .contains("<bdi>" + name + "</bdi>");
        assertThat(administrator.get("/admin/groups?q=none-begins-so").text()).contains("No group was found.");
    }

    @Test
    void theDirectorysOwnGroupsAreShownAndCannotBeOpened() {
        String list = administrator.get("/admin/groups").text();
        assertThat(list).contains("<bdi>All users</bdi>", "Of the directory itself");
        assertThat(administrator
                        .get("/admin/groups/00000000-0000-7000-8000-000000000004")
                        .status())
                .isEqualTo(404);
        assertThat(administrator
                        .post("/admin/groups/00000000-0000-7000-8000-000000000004/remove")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void membersAreAddedByUsernameAndByAddressAndTakenOut() {
        ConnectDoor.Person ada = door.viewer();
        ConnectDoor.Person ben = door.viewer();
        String page = made(ConnectDoor.fresh("crystals"));
        assertThat(administrator.post(page + "/members", "who", ada.username()).status())
                .isEqualTo(303);
        String address = ben.user().path("email").asString();
        assertThat(administrator.post(page + "/members", "who", address).status())
                .isEqualTo(303);
        assertThat(administrator.get(page).text()).contains("2 members", "<bdi>" + address + "</bdi>");

        Answer twice = administrator.post(page + "/members", "who", ada.username());
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("id=\"who-problem\"", "value=\"" + ada.username() + "\"");

        assertThat(administrator
                        .post(page + "/members/" + ada.guid() + "/remove")
                        .status())
                .isEqualTo(303);
        assertThat(administrator.get(page + "?done=member_removed").text())
                .contains("1 member", "The member is removed.")
                .doesNotContain(ada.guid());
    }

    @Test
    void whoIsNobodyIsNotAdded() {
        String page = made(ConnectDoor.fresh("crystals"));
        for (String who : new String[] {"", "nobody-of-this-name", "nobody@lab.example", "@", "\u202Eabc"}) {
            Answer answer = administrator.post(page + "/members", "who", who);
            assertThat(answer.status()).as(who).isEqualTo(422);
            assertThat(answer.text()).as(who).contains("id=\"who-problem\"");
        }
    }

    @Test
    void aGroupIsRenamedAndGivenToAnotherOwner() {
        ConnectDoor.Person ben = door.publisher();
        String page = made(ConnectDoor.fresh("crystals"));
        String name = ConnectDoor.fresh("minerals");
        Answer changed = administrator.post(
                page, "name", name, "owner", ben.username(), "description", "what shines", "version", version(page));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(303);
        assertThat(administrator.get(page).text())
                .contains("<bdi>" + name + "</bdi>", "value=\"" + ben.username() + "\"", "value=\"what shines\"");
    }

    @Test
    void theSecondOfTwoWhoChangeAGroupIsTold() {
        String page = made(ConnectDoor.fresh("crystals"));
        String seen = version(page);
        String first = ConnectDoor.fresh("first");
        String second = ConnectDoor.fresh("second");
        administrator.post(page, "name", first, "owner", "", "description", "", "version", seen);
        Answer late = administrator.post(page, "name", second, "owner", "", "description", "", "version", seen);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("nothing was saved", "<bdi>" + first + "</bdi>", "value=\"" + second + "\"");
        assertThat(administrator.get(page).text()).contains(first).doesNotContain(second);
    }

    @Test
    void aGroupIsDeletedAfterAQuestionThatNamesIt() {
        String name = ConnectDoor.fresh("crystals");
        String page = made(name);
        administrator.post(page + "/members", "who", door.viewer().username());
        assertThat(administrator.get(page + "/remove").text())
                .contains("Delete the group “" + name + "”, which has 1 member?", "data-question");
        assertThat(administrator.post(page + "/remove").status()).isEqualTo(303);
        assertThat(administrator.get(page).status()).isEqualTo(404);
    }

    @Test
    void anAuditorLooksAndChangesNothing() {
        ConnectDoor.Person ada = door.publisher();
        server.command("user", "rank", ada.username(), "auditor");
        String page = made(ConnectDoor.fresh("crystals"));
        administrator.post(page + "/members", "who", ada.username());
        ConsoleBrowser auditor = ConsoleBrowser.of(server, ada.username(), ada.password());
        String list = auditor.get("/admin/groups").text();
        assertThat(list).doesNotContain("id=\"name\"");
        String shown = auditor.get(page).text();
        assertThat(shown).contains(ada.guid()).doesNotContain("name=\"who\"", "Delete group");
        assertThat(auditor.post("/admin/groups", "name", ConnectDoor.fresh("mine"))
                        .status())
                .isEqualTo(403);
        assertThat(auditor.post(page, "name", "x", "owner", "", "description", "", "version", version(page))
                        .status())
                .isEqualTo(403);
        assertThat(auditor.post(page + "/members", "who", "iris").status()).isEqualTo(403);
        assertThat(auditor.get(page + "/remove").status()).isEqualTo(403);
        assertThat(auditor.post(page + "/remove").status()).isEqualTo(403);
    }

    @Test
    void aManagerMakesGroupsAndManagesTheOwn() {
        ConnectDoor.Person ada = door.publisher();
        server.command("user", "rank", ada.username(), "manager");
        ConsoleBrowser manager = ConsoleBrowser.of(server, ada.username(), ada.password());
        Answer made = manager.post("/admin/groups", "name", ConnectDoor.fresh("ours"));
        assertThat(made.status()).isEqualTo(303);
        String own = path(made);
        assertThat(manager.post(own + "/members", "who", "iris").status()).isEqualTo(303);
        String others = made(ConnectDoor.fresh("crystals"));
        assertThat(manager.post(others + "/members", "who", "iris").status()).isEqualTo(403);
    }

    @Test
    void whoeverHasNoBusinessThereIsRefused() {
        ConnectDoor.Person ada = door.viewer();
        String page = made(ConnectDoor.fresh("crystals"));
        ConsoleBrowser viewer = ConsoleBrowser.of(server, ada.username(), ada.password());
        assertThat(viewer.get("/admin/groups").status()).isEqualTo(403);
        assertThat(viewer.get(page).status()).isEqualTo(403);
        assertThat(viewer.post("/admin/groups", "name", "x").status()).isEqualTo(403);
        assertThat(ConsoleBrowser.at(server).get("/admin/groups").header("Location"))
                .isEqualTo("/login?next=%2Fadmin%2Fgroups");
    }

    @Test
    void aFormThatNoPageOfOursSentDoesNothing() {
        String name = ConnectDoor.fresh("forged");
        assertThat(administrator
                        .postForged("/admin/groups", "forged", "name", name)
                        .status())
                .isEqualTo(403);
        assertThat(administrator.get("/admin/groups?q=" + name).text()).contains("No group was found.");
    }

    @Test
    void namesAreShownAsTheyAreAndDoNothing() {
        String script = "<script>alert('" + ConnectDoor.fresh("x") + "')</script>";
        String page = made(script);
        assertThat(administrator.get(page).text())
                .contains("<bdi>&lt;script&gt;")
                .doesNotContain("<script>alert");
        String direction = "\u05D0\u202E" + ConnectDoor.fresh("abc");
        Answer turned = administrator.post("/admin/groups", "name", direction);
        assertThat(turned.status()).isIn(303, 422);
        String wide = "w".repeat(4_000) + ConnectDoor.fresh("w");
        assertThat(administrator.get(made(wide)).text()).contains("<bdi>" + wide + "</bdi>");
    }

    @Test
    void whatIsNoGroupIsNotFound() {
        assertThat(administrator.get(UNUSED).status()).isEqualTo(404);
        assertThat(administrator.get("/admin/groups/no-id").status()).isEqualTo(404);
        assertThat(administrator.post(UNUSED + "/members", "who", "iris").status())
                .isEqualTo(404);
        assertThat(administrator.get("/admin/groups?page=999999999999").status())
                .isEqualTo(200);
    }

    /** The path of the page of a new group. */
    private String made(String name) {
        Answer made = administrator.post("/admin/groups", "name", name);
        assertThat(made.status()).as(made.toString()).isEqualTo(303);
        return path(made);
    }

    private static String path(Answer made) {
        return made.header("Location").replaceFirst("\\?.*", "");
    }

    private String version(String page) {
        Matcher found = VERSION.matcher(administrator.get(page).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
