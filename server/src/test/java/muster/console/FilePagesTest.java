package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePagesTest {
    private static final String PAGE = "/admin/files";

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void aTableIsShownRowByRowBeforeAnythingHappensAndThenCarriedOutOnce() {
        ConnectDoor.Person ada = door.viewer();
        String name = ConnectDoor.fresh("new");
        String plan = planned("username,email,first_name,rank\n" + name + "," + name + "@uni.example,Neu,publisher\n"
                + ada.username() + ",,Augusta,\n" + "iris,,Iris,\n");
        assertThat(administrator.get(plan).text())
                .contains(
                        "1 new, 1 changed, 1 unchanged, 0 with problems. Nothing is done yet.",
                        "<bdi>" + name + "</bdi>",
                        "<bdi>Augusta</bdi>");
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains("Nobody was found.");

        Answer applied = administrator.post(plan);
        assertThat(applied.header("Location")).isEqualTo(plan + "?watch=on");
        assertThat(administrator.get(plan + "?watch=on").text()).contains("2 accounts of 3 changed.");
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains(name + "@uni.example");
        assertThat(door.user(ada.guid()).path("first_name").asString()).isEqualTo("Augusta");

        assertThat(administrator.post(plan).status()).isEqualTo(303);
        assertThat(administrator.get(plan).text()).contains("2 accounts of 3 changed.");
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains("data-copy=\"");
    }

    @Test
    void rowsThatCannotBeDoneAreToldAndTheOthersAreDone() {
        String name = ConnectDoor.fresh("new");
        String plan = planned("username,email,rank,groups\n" + name + ",iris@lab.example,,\n" + name + "b," + name
                + "b@uni.example,,no-such-group\n" + name + "c," + name + "c@uni.example,,\n");
        assertThat(administrator.get(plan).text()).contains("1 new, 0 changed, 0 unchanged, 2 with problems");
        administrator.post(plan);
        assertThat(administrator.get(plan).text())
                .contains("1 account of 3 changed.", "2 rows were not done", "no-such-group");
    }

    @Test
    void cellsThatSpreadsheetsWouldRunAndMarkupStayText() {
        String name = ConnectDoor.fresh("new");
        String plan = planned("username,email,first_name,last_name\n" + name + "," + name
                + "@uni.example,=cmd|' /C calc'!A0,<script>alert(1)</script>\n");
        assertThat(administrator.get(plan).text())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        administrator.post(plan);
        String table = administrator.get(PAGE + "/accounts.csv?q=" + name).text();
        assertThat(table).contains("'=cmd|").doesNotContain(",=cmd");
        assertThat(administrator.get(planned(table)).text()).contains("0 new, 0 changed, 1 unchanged, 0 with problems");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|The file has no line with the names of the columns.",
                "a,b|There is no column named a.",
                "first_name\\nx|There is no column id, username or email.",
                "username,username\\nx,y|The column username is there twice.",
                "username,email\\nx|Line 2",
                "username\\n\"x|A quotation mark is never closed.",
                "username;email,rank\\nx;y,z|The first line has commas and semicolons."
            })
    void whatCannotBeReadWithoutGuessingIsRefusedInWords(String table, String sentence) {
        administrator.get(PAGE);
        Answer refused = administrator.upload(PAGE, table.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The file cannot be read without guessing", sentence);
    }

    @Test
    void aTableInAnotherEncodingIsToldAsSuch() {
        administrator.get(PAGE);
        String table = "username,first_name\niris,J\u00FCrgen\n";
        for (String encoding : new String[] {"windows-1252", "UTF-16"}) {
            Answer refused = administrator.upload(PAGE, table.getBytes(Charset.forName(encoding)));
            assertThat(refused.status()).as(encoding).isEqualTo(422);
            assertThat(refused.text()).as(encoding).contains("This is not text in UTF-8.");
        }
        assertThat(administrator
                        .upload(PAGE, "username,first_name\niris,\0\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isIn(303, 422);
    }

    @Test
    void aFormWithoutAFileIsToldSo() {
        administrator.get(PAGE);
        assertThat(administrator.upload(PAGE, new byte[0]).status()).isEqualTo(422);
        assertThat(administrator.post(PAGE).status()).isEqualTo(415);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        administrator.get(PAGE);
        Answer large = administrator.upload(PAGE, new byte[(8 << 20) + 1]);
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.text()).contains("larger than 8 MiB");
        assertThat(administrator.upload(PAGE, new byte[10 << 20]).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "no-digest",
                "%3Cscript%3E",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void aPlanThatIsNoneLeadsBackToTheFiles(String digest) {
        administrator.get(PAGE);
        assertThat(administrator.get(PAGE + "/" + digest).header("Location")).isEqualTo(PAGE + "?done=plan_gone");
        assertThat(administrator.post(PAGE + "/" + digest).header("Location")).isEqualTo(PAGE + "?done=plan_gone");
    }

    @Test
    void nobodySeesOrCarriesOutThePlanOfSomebodyElse() {
        String name = ConnectDoor.fresh("new");
        String plan = planned("username,email\n" + name + "," + name + "@uni.example\n");
        ConnectDoor.Person ben = door.administrator();
        ConsoleBrowser other = ConsoleBrowser.of(server, ben.username(), ben.password());
        assertThat(other.get(plan).header("Location")).isEqualTo(PAGE + "?done=plan_gone");
        assertThat(other.post(plan).header("Location")).isEqualTo(PAGE + "?done=plan_gone");
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains("Nobody was found.");
    }

    @Test
    void aManagerBringsInNobodyAboveTheOwnRank() {
        ConsoleBrowser manager = somebody("manager");
        String name = ConnectDoor.fresh("new");
        manager.get(PAGE);
        String plan = manager.upload(
                        PAGE,
                        ("username,email,rank\n" + name + "," + name + "@uni.example,administrator\n" + name + "b,"
                                        + name + "b@uni.example,viewer\niris,,viewer\n")
                                .getBytes(StandardCharsets.UTF_8))
                .header("Location");
        assertThat(manager.get(plan).text()).contains("1 new, 0 changed, 0 unchanged, 2 with problems");
    }

    @Test
    void anAuditorTakesTablesOutAndBringsNoneIn() {
        ConsoleBrowser auditor = somebody("auditor");
        assertThat(auditor.get(PAGE).text()).contains("accounts.csv").doesNotContain("name=\"file\"");
        assertThat(auditor.get(PAGE + "/accounts.csv?q=iris").text()).contains("iris@lab.example");
        assertThat(auditor.upload(PAGE, "username\niris\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
        assertThat(auditor.upload(PAGE, "nonsense".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void othersAreRefusedAndForgedFormsDoNothing() {
        ConnectDoor.Person ada = door.viewer();
        ConsoleBrowser viewer = ConsoleBrowser.of(server, ada.username(), ada.password());
        byte[] table = "username\niris\n".getBytes(StandardCharsets.UTF_8);
        assertThat(viewer.get(PAGE).status()).isEqualTo(403);
        assertThat(viewer.get(PAGE + "/accounts.csv").status()).isEqualTo(403);
        assertThat(viewer.upload(PAGE, table).status()).isEqualTo(403);
        assertThat(administrator.uploadForged(PAGE, "forged", table).status()).isEqualTo(403);
        assertThat(ConsoleBrowser.at(server).upload(PAGE, table).header("Location"))
                .startsWith("/login");
    }

    private ConsoleBrowser somebody(String rank) {
        ConnectDoor.Person person = door.publisher();
        server.command("user", "rank", person.username(), rank);
        return ConsoleBrowser.of(server, person.username(), person.password());
    }

    /** The path of the preview of a table. */
    private String planned(String table) {
        administrator.get(PAGE);
        Answer planned = administrator.upload(PAGE, table.getBytes(StandardCharsets.UTF_8));
        assertThat(planned.status()).as(planned.toString()).isEqualTo(303);
        return planned.header("Location");
    }
}
