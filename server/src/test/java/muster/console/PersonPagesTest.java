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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonPagesTest {
    private static final String UNUSED = "/admin/users/7b1f0000-0000-4000-8000-000000000000";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void theOverviewSaysWhoItIsAndHowItStands() {
        ConnectDoor.Person ada = door.viewer();
        String page = administrator.get(path(ada)).text();
        assertThat(page)
                .contains(
                        "<bdi>" + ada.username() + "@lab.example</bdi>",
                        "<code>" + ada.guid() + "</code>",
                        ">active</span>",
                        "<dd>Viewer</dd>",
                        "aria-current=\"page\"")
                .containsOnlyOnce("<h1>");
    }

    @Test
    void namesAreSavedAndConnectShowsThem() {
        ConnectDoor.Person ada = door.viewer();
        String name = ConnectDoor.fresh("ada");
        Answer saved = save(ada, version(ada), name, "Ada", "counts\r\nthings");
        assertThat(saved.status()).as(saved.toString()).isEqualTo(303);
        assertThat(administrator.get(saved.header("Location")).text())
                .contains("The changes are saved.", "<h1><bdi>Ada</bdi>", "counts\nthings</textarea>");
        assertThat(Json.text(door.user(ada.guid()), "username")).isEqualTo(name);
        assertThat(Json.text(door.user(ada.guid()), "first_name")).isEqualTo("Ada");
    }

    @Test
    void theSecondOfTwoAdministratorsIsToldAndLosesNothingTyped() {
        ConnectDoor.Person ada = door.viewer();
        String seen = version(ada);
        save(ada, seen, ada.username(), "Augusta", "of the first");
        Answer late = save(ada, seen, ada.username(), "Adelaide", "of the second");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("nothing was saved", "value=\"Adelaide\"", "of the second</textarea>")
                .contains("<bdi>Augusta</bdi>", "<bdi>of the first</bdi>");
        assertThat(Json.text(door.user(ada.guid()), "first_name")).isEqualTo("Augusta");

        Matcher now = VERSION.matcher(late.text());
        assertThat(now.find()).isTrue();
        assertThat(save(ada, now.group(1), ada.username(), "Adelaide", "").status())
                .isEqualTo(303);
        assertThat(Json.text(door.user(ada.guid()), "first_name")).isEqualTo("Adelaide");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999"})
    void aFormWithoutTheVersionThatWasSeenSavesNothing(String version) {
        ConnectDoor.Person ada = door.viewer();
        assertThat(save(ada, version, ada.username(), "Adelaide", "").status()).isEqualTo(409);
        assertThat(Json.text(door.user(ada.guid()), "first_name")).isEmpty();
    }

    @Test
    void aUsernameThatIsTakenIsSaidBesideItsField() {
        ConnectDoor.Person ada = door.viewer();
        Answer taken = save(ada, version(ada), "IRIS", "Adelaide", "");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("id=\"username-problem\"", "value=\"IRIS\"", "value=\"Adelaide\"");
        Answer wrong = save(ada, version(ada), "n".repeat(256), "Adelaide", "");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("id=\"username-problem\"", "value=\"" + "n".repeat(256) + "\"");
    }

    @Test
    void whatIsTooLongIsRefusedInWords() {
        ConnectDoor.Person ada = door.viewer();
        Answer refused = save(ada, version(ada), ada.username(), "w".repeat(100_000), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing was changed yet");
    }

    @Test
    void markupInNamesIsShownAsText() {
        ConnectDoor.Person ada = door.viewer();
        save(ada, version(ada), ada.username(), "<script>alert(1)</script>", "</textarea><script>alert(2)</script>");
        for (String page :
                new String[] {"", "/access", "/emails", "/doors", "/groups", "/belongings", "/history", "/merge"}) {
            assertThat(withoutAttributes(administrator.get(path(ada) + page)))
                    .as(page)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert");
        }
        for (String question : new String[] {"/rank?to=auditor", "/acts/lock", "/acts/trash"}) {
            assertThat(withoutAttributes(administrator.get(path(ada) + question)))
                    .as(question)
                    .contains("&lt;script&gt;alert(1)")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void theRankIsAskedAboutAndGiven() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator.get(path(ada) + "/rank?to=manager").text())
                .contains("data-question", "from Viewer to Manager", ada.username() + "@lab.example");
        assertThat(Json.text(door.user(ada.guid()), "user_role")).isEqualTo("viewer");
        assertThat(administrator
                        .post(path(ada) + "/rank", "to", "administrator")
                        .status())
                .isEqualTo(303);
        assertThat(Json.text(door.user(ada.guid()), "user_role")).isEqualTo("administrator");
        assertThat(administrator.post(path(ada) + "/rank", "to", "publisher").status())
                .isEqualTo(303);
        assertThat(Json.text(door.user(ada.guid()), "user_role")).isEqualTo("publisher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "owner", "VIEWER"})
    void aRankThatIsNoneIsRefused(String rank) {
        ConnectDoor.Person ada = door.publisher();
        assertThat(administrator.get(path(ada) + "/rank?to=" + rank).status()).isEqualTo(422);
        assertThat(administrator.post(path(ada) + "/rank", "to", rank).status()).isEqualTo(422);
        assertThat(Json.text(door.user(ada.guid()), "user_role")).isEqualTo("publisher");
    }

    @Test
    void anAuditorReadsAndIsOfferedNothing() {
        ConnectDoor.Person ada = door.viewer();
        ConsoleBrowser auditor = somebody("auditor");
        String page = auditor.get(path(ada)).text();
        assertThat(page)
                .contains("<code>" + ada.guid() + "</code>")
                .doesNotContain("/profile\"", "/acts/", "/rank", "/merge");
        for (String tab : new String[] {"/access", "/emails", "/doors", "/groups", "/history"}) {
            Answer shown = auditor.get(path(ada) + tab);
            assertThat(shown.status()).as(tab).isEqualTo(200);
            assertThat(shown.text().split("<main", 2)[1].split("</main>", 2)[0])
                    .as(tab)
                    // To ask how it was on a day changes nothing.
                    .doesNotContain(tab.equals("/history") ? "method=\"post\"" : "<button type=\"submit\"");
        }
        assertThat(page).doesNotContain(path(ada) + "/belongings");
        assertThat(auditor.get(path(ada) + "/belongings").status()).isEqualTo(403);
        assertThat(auditor.get(path(ada) + "/rank?to=viewer").status()).isEqualTo(403);
        assertThat(auditor.get(path(ada) + "/acts/lock").status()).isEqualTo(403);
        assertThat(auditor.get(path(ada) + "/merge").status()).isEqualTo(403);
    }

    @Test
    void anAuditorChangesNothingWithFormsOfHisOwn() {
        ConnectDoor.Person ada = door.viewer();
        String version = version(ada);
        ConsoleBrowser auditor = somebody("auditor");
        String address = ada.username() + "@lab.example";
        assertThat(auditor.post(
                                path(ada) + "/profile",
                                "username",
                                ada.username(),
                                "first_name",
                                "A",
                                "version",
                                version)
                        .status())
                .isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/rank", "to", "publisher").status())
                .isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/acts/lock").status()).isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/acts/trash").status()).isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/emails", "act", "remove", "address", address)
                        .status())
                .isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/emails", "act", "add", "address", "more@lab.example")
                        .status())
                .isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/access/token").status()).isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/access/second-factor").status()).isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/groups/lanes", "lane", "x").status())
                .isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/belongings", "heir", "iris").status())
                .isEqualTo(403);
        assertThat(auditor.post(path(ada) + "/merge", "into", "iris", "versions", "1-1")
                        .status())
                .isEqualTo(403);
        assertThat(version(ada)).isEqualTo(version);
    }

    @Test
    void aManagerActsOnWhoStandsBelowAndOnNobodyAbove() {
        ConnectDoor.Person ada = door.viewer();
        ConnectDoor.Person above = door.administrator();
        ConsoleBrowser manager = somebody("manager");
        assertThat(manager.get(path(ada)).text())
                .contains("/profile\"", "/acts/lock", "value=\"manager\"")
                .doesNotContain("value=\"administrator\"", "/merge");
        assertThat(manager.post(path(ada) + "/rank", "to", "administrator").status())
                .isEqualTo(403);
        assertThat(manager.post(path(ada) + "/acts/lock", "reason", "left").status())
                .isEqualTo(303);

        assertThat(manager.get(path(above)).text()).doesNotContain("/profile\"", "/acts/", "/rank");
        assertThat(manager.get(path(above) + "/access").text())
                .doesNotContain("/access/token", "/access/second-factor");
        assertThat(manager.get(path(above) + "/emails").text()).doesNotContain("name=\"act\"");
        assertThat(manager.post(path(above) + "/acts/lock").status()).isEqualTo(403);
        assertThat(manager.post(path(above) + "/rank", "to", "viewer").status()).isEqualTo(403);
        assertThat(manager.post(path(above) + "/access/token").status()).isEqualTo(403);
        assertThat(manager.post(path(above) + "/profile", "username", "x", "version", version(above))
                        .status())
                .isEqualTo(403);
        assertThat(Json.text(door.user(above.guid()), "user_role")).isEqualTo("administrator");
    }

    @Test
    void amongManagersNamesMayBeChangedAndWaysInMayNot() {
        ConnectDoor.Person other = door.publisher();
        server.command("user", "rank", other.username(), "manager");
        ConsoleBrowser manager = somebody("manager");
        assertThat(manager.get(path(other)).text())
                .contains("/profile\"", "/acts/lock")
                .doesNotContain("/acts/hold");
        assertThat(manager.get(path(other) + "/emails").text()).doesNotContain("name=\"act\"");
        assertThat(manager.get(path(other) + "/access").text()).doesNotContain("/access/token");
        assertThat(manager.post(path(other) + "/emails", "act", "add", "address", "more@lab.example")
                        .status())
                .isEqualTo(403);
        assertThat(manager.post(path(other) + "/acts/hold").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/access",
                "/emails",
                "/doors",
                "/groups",
                "/belongings",
                "/history",
                "/merge",
                "/acts/lock",
                "/rank?to=viewer"
            })
    void whoIsNobodyHasNoPage(String page) {
        assertThat(administrator.get(UNUSED + page).status()).isEqualTo(404);
        assertThat(administrator.get("/admin/users/no-id" + page).status()).isEqualTo(404);
        assertThat(administrator
                        .get("/admin/users/00000000-0000-7000-8000-000000000004" + page)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nothingIsDoneToNobody() {
        administrator.get("/account");
        for (String form : new String[] {
            "/profile",
            "/rank",
            "/acts/lock",
            "/emails",
            "/access/token",
            "/access/second-factor",
            "/groups",
            "/groups/lanes",
            "/belongings",
            "/merge"
        }) {
            assertThat(administrator
                            .post(UNUSED + form, "to", "viewer", "address", "a@b.example")
                            .status())
                    .as(form)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyDoorSaysWhoThePersonIsThere() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator.get(path(ada) + "/doors").text())
                .contains("<h2>Posit Connect", "<code>" + ada.guid() + "</code>", "<h2>Arvados", "<h2>CryoSPARC")
                .contains("<h2>Cloudomation", "is_activated");
    }

    @Test
    void theHistoryTellsWhatWasDoneNewestFirst() {
        ConnectDoor.Person ada = door.viewer();
        administrator.get("/account");
        administrator.post(path(ada) + "/acts/lock", "reason", "left for the hills");
        administrator.post(path(ada) + "/acts/unlock");
        Answer history = administrator.get(path(ada) + "/history");
        assertThat(history.status()).isEqualTo(200);
        assertThat(history.text()).containsSubsequence("<ol class=\"events\">", "left for the hills");
        assertThat(administrator.get(path(ada) + "/history?after=nonsense").status())
                .isEqualTo(200);
    }

    /** In the value of an attribute, less-than signs begin nothing. */
    private static String withoutAttributes(Answer page) {
        return page.text().replaceAll("=\"[^\"]*\"", "");
    }

    private ConsoleBrowser somebody(String rank) {
        ConnectDoor.Person person = door.publisher();
        server.command("user", "rank", person.username(), rank);
        return ConsoleBrowser.of(server, person.username(), person.password());
    }

    private Answer save(
            ConnectDoor.Person person, String version, String username, String firstName, String description) {
        return administrator.post(
                path(person) + "/profile",
                "version",
                version,
                "username",
                username,
                "first_name",
                firstName,
                "description",
                description);
    }

    private static String path(ConnectDoor.Person person) {
        return "/admin/users/" + person.guid();
    }

    private String version(ConnectDoor.Person person) {
        Matcher found = VERSION.matcher(administrator.get(path(person)).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
