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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserManagementTest {
    private static final String PASSWORD = "a rose in the greenhouse";

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void theTableHasTheColumnsThatPeopleKnow() {
        assertThat(administrator.get("/admin/users").text())
                .contains("<h1>User Management</h1>", "Add a New User")
                .containsSubsequence(
                        ">Email</a>",
                        ">Username</a>",
                        ">First Name<",
                        ">Last Name</a>",
                        ">Role</a>",
                        ">Tokens<",
                        ">State<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/users",
                "/admin/users?q=iris",
                "/admin/groups",
                "/admin/files",
                "/admin/files/accounts.csv",
                "/admin/users/7b1f0000-0000-4000-8000-000000000000"
            })
    void whoeverIsNoAdministratorIsRefusedAndTheMenuHasNoWayThere(String path) {
        ConsoleBrowser viewer = viewer(ConnectDoor.fresh("vera"));
        assertThat(viewer.get("/account").text()).doesNotContain("href=\"/admin\"");
        Answer refused = viewer.get(path);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).doesNotContain("<table");
    }

    @Test
    void whoIsNotLoggedInIsSentToLogIn() {
        Answer answer = ConsoleBrowser.at(server).get("/admin/users?q=ada");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/login?next=%2Fadmin%2Fusers%3Fq%3Dada");
    }

    @Test
    void theRoleIsAskedAboutChangedAndChangedBack() {
        String name = ConnectDoor.fresh("grace");
        viewer(name);
        String person = personOf(name);

        String question =
                administrator.get(person + "/role?to=admin&back=/admin/users").text();
        assertThat(question)
                .contains("data-question", name + "@uni.example", "from user to admin", ">Cancel</a>", ">Change role<");
        assertThat(row(name)).contains(">user</button>");

        assertThat(administrator.post(person + "/role", "to", "admin").status()).isEqualTo(303);
        assertThat(row(name)).contains(">admin</button>", ">Administrator<");
        assertThat(administrator.post(person + "/role", "to", "user").status()).isEqualTo(303);
        assertThat(row(name)).contains(">user</button>");
    }

    @ParameterizedTest
    @CsvSource({"owner", "''", "ADMIN"})
    void aRoleThatIsNoneIsRefused(String word) {
        String name = ConnectDoor.fresh("grace");
        viewer(name);
        assertThat(administrator.post(personOf(name) + "/role", "to", word).status())
                .isEqualTo(422);
        assertThat(row(name)).contains(">user</button>");
    }

    @Test
    void markupInNamesIsShownAsText() {
        String name = ConnectDoor.fresh("mallory");
        administrator.post(
                "/admin/users",
                "email",
                name + "@uni.example",
                "username",
                name,
                "first_name",
                "<script>alert(1)</script>",
                "last_name",
                "\" onmouseover=\"alert(1)");
        String page = administrator.get("/admin/users?q=" + name).text();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContainPattern("<[^>]*onmouseover=\"alert");
    }

    @ParameterizedTest
    @CsvSource({
        "'', someone, email",
        "no address, someone, email",
        "x@uni.example, '', username",
        "IRIS@lab.example, someone, email",
        "x@uni.example, iris, username"
    })
    void whatIsWrongWithANewUserIsToldAtItsField(String email, String username, String field) {
        administrator.get("/admin/users");
        Answer refused = administrator.post("/admin/users", "email", email, "username", username);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"" + field + "-problem\"", "aria-invalid=\"true\"");
    }

    @Test
    void theSameFormTwiceMakesOneUser() {
        String name = ConnectDoor.fresh("twin");
        administrator.get("/admin/users");
        Object[] form = {"email", name + "@uni.example", "username", name};
        assertThat(administrator.post("/admin/users", form).status()).isEqualTo(303);
        assertThat(administrator.post("/admin/users", form).status()).isEqualTo(422);
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains("1 account<");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=nowhere", "rank=king", "sort=up", "after=made-up", "group=x", "seen=since&day=soon"})
    void aSearchThatCannotBeSaysSoAndLooksNotLikeAnEmptyOne(String query) {
        Answer answer = administrator.get("/admin/users?" + query);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("role=\"alert\"").doesNotContain("Nobody was found.");
    }

    @Test
    void manyAreLockedAtOnceAfterAPreview() {
        String ada = ConnectDoor.fresh("ada");
        String ben = ConnectDoor.fresh("ben");
        viewer(ada);
        viewer(ben);
        String adaId = idOf(personOf(ada));
        String benId = idOf(personOf(ben));

        Answer preview = administrator.post("/admin/users/bulk", "act", "lock", "id", adaId, "id", benId);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text()).contains("2 accounts of 2 would change", "Do it to 2 accounts");
        assertThat(row(ada)).contains(">active<");

        Matcher chosen = Pattern.compile("name=\"chosen\" value=\"([^\"]+)\"").matcher(preview.text());
        chosen.find();
        String first = chosen.group(1);
        chosen.find();
        Answer done =
                administrator.post("/admin/users/bulk/done", "act", "lock", "chosen", first, "chosen", chosen.group(1));
        assertThat(done.text()).contains("2 accounts of 2 changed.");
        assertThat(row(ada)).contains(">disabled<");
        assertThat(row(ben)).contains(">disabled<");
    }

    @Test
    void anActOnManyNamesWhatItIsMissing() {
        administrator.get("/admin/users");
        Answer nobody = administrator.post("/admin/users/bulk", "act", "lock", "back", "/admin/users?q=x");
        assertThat(nobody.header("Location")).isEqualTo("/admin/users?q=x&done=nobody_chosen");
        String id = idOf(personOf("iris"));
        assertThat(administrator.post("/admin/users/bulk", "act", "", "id", id).status())
                .isEqualTo(422);
        assertThat(administrator
                        .post("/admin/users/bulk", "act", "rank", "id", id)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsShownComesAsATable() {
        String name = ConnectDoor.fresh("csv");
        administrator.get("/admin/users");
        administrator.post(
                "/admin/users", "email", name + "@uni.example", "username", name, "first_name", "=cmd|' /C calc'!A0");
        Answer table = administrator.get("/admin/files/accounts.csv?q=" + name);
        assertThat(table.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(table.text()).contains(name + "@uni.example", "'=cmd|").doesNotContain(",=cmd");
        assertThat(table.text().lines().count()).isEqualTo(2);
    }

    private ConsoleBrowser viewer(String name) {
        door.admin()
                .post("v1/users", Json.object("username", name, "email", name + "@uni.example", "password", PASSWORD));
        return ConsoleBrowser.of(server, name, PASSWORD);
    }

    private String row(String name) {
        return administrator.get("/admin/users?q=" + name).text();
    }

    private String personOf(String name) {
        Matcher found = Pattern.compile("/admin/users/[0-9a-f-]{36}").matcher(row(name));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
