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
                        "<li>new: 1</li>",
                        "<li>changed: 1</li>",
                        "<li>unchanged: 1</li>",
                        "Nothing is done yet.",
                        "<bdi>" + name + "</bdi>",
                        "<bdi>Augusta</bdi>");
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains("Nobody was found.");

        Answer applied = administrator.post(plan);
        assertThat(applied.header("Location")).isEqualTo(plan);
        assertThat(administrator.get(plan).text()).contains("2 rows of 3 done.");
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains(name + "@uni.example");
        assertThat(door.user(ada.guid()).path("first_name").asString()).isEqualTo("Augusta");

        assertThat(administrator.post(plan).status()).isEqualTo(303);
        assertThat(administrator.get(plan).text()).contains("2 rows of 3 done.");
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains("data-copy=\"");
    }

    @Test
    void fieldsAndTheirValuesAreToldInWords() {
        ConnectDoor.Person ada = door.viewer();
        String plan = administrator
                .get(planned("username,first_name,rank,state\n" + ada.username() + ",Ada,publisher,archived\n"))
                .text();
        assertThat(plan)
                .contains(
                        "first name:",
                        "rank:",
                        "<bdi>Publisher</bdi>",
                        "state:",
                        "<bdi>archived</bdi>",
                        "<bdi>active</bdi>")
                .doesNotContain("givenName", "PUBLISHER");
    }

    @Test
    void aPlanThatNobodyHasBegunIsDiscardedAndStoppingItDoesNothing() {
        String plan = planned("username\n" + ConnectDoor.fresh("new") + "\n");
        assertThat(administrator.get(plan).text()).contains("Discard this plan");
        assertThat(administrator.post(plan + "/stop").header("Location")).isEqualTo(plan);
        assertThat(administrator.get(plan).text()).contains("Nothing is done yet.");
        assertThat(administrator.post(plan + "/discard").header("Location")).isEqualTo(PAGE);
        assertThat(administrator.get(plan).status()).isEqualTo(404);
        String done = planned("username\n" + ConnectDoor.fresh("new") + "\n");
        administrator.post(done);
        assertThat(administrator.post(done + "/discard").status()).isEqualTo(409);
    }

    @Test
    void rowsThatCannotBeDoneAreToldAndTheOthersAreDone() {
        String name = ConnectDoor.fresh("new");
        String plan = planned("username,email,rank,groups\n" + name + ",iris@lab.example,,\n" + name + "b," + name
                + "b@uni.example,,no-such-group\n" + name + "c," + name + "c@uni.example,,\n");
        assertThat(administrator.get(plan).text()).contains("<li>new: 1</li>", "<li>with a problem: 2</li>");
        assertThat(administrator.get(plan).text()).contains("There is no group named no-such-group.");
        administrator.post(plan);
        assertThat(administrator.get(plan).text()).contains("1 row of 3 done.");
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
        assertThat(administrator.get(planned(table)).text())
                .contains("<li>unchanged: 1</li>")
                .doesNotContain("<li>new", "<li>changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-x", "@SUM(1)"})
    void aUsernameThatASpreadsheetWouldRunIsAProblemUnlessItIsMarkedAsText(String name) {
        String plan = administrator.get(planned("username\n" + name + "\n")).text();
        assertThat(plan).contains("looks like a formula").doesNotContain("<li>new");
        assertThat(administrator.get(planned("username\n'" + name + "\n")).text())
                .contains("<li>new: 1</li>");
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
    void aPlanThatIsNoneIsNotFound(String id) {
        administrator.get(PAGE);
        assertThat(administrator.get(PAGE + "/" + id).status()).isEqualTo(404);
        assertThat(administrator.post(PAGE + "/" + id).status()).isEqualTo(404);
        assertThat(administrator.post(PAGE + "/" + id + "/undo").status()).isEqualTo(404);
    }

    @Test
    void whatWasDoneIsTakenBackAfterAPreviewOfThat() {
        String name = ConnectDoor.fresh("new");
        String plan = planned("username,email\n" + name + "," + name + "@uni.example\n");
        administrator.post(plan);
        administrator.get(plan);
        String undoing = administrator.post(plan + "/undo").header("Location");

        assertThat(administrator.get(undoing).text()).contains("<li>removed: 1</li>");
        assertThat(administrator.get("/admin/users?q=" + name).text()).contains(name + "@uni.example");
        administrator.post(undoing);
        assertThat(administrator.get(undoing).text()).contains("1 row of 1 done.");
        assertThat(administrator.get(plan).text()).contains("This was taken back.", undoing);
        assertThat(administrator.get(PAGE).text()).contains(plan, undoing, "taken back");
    }

    @Test
    void whoeverWouldSuspendManyIsAskedForTheirNumber() {
        String source = ConnectDoor.fresh("source");
        StringBuilder table = new StringBuilder("username,email\n");
        for (int i = 0; i < 6; i++) {
            String name = ConnectDoor.fresh("new");
            table.append(name).append(',').append(name).append("@uni.example\n");
        }
        administrator.post(planned(table.toString(), "source", source));
        String name = ConnectDoor.fresh("other");
        String sync = planned(
                "username,email\n" + name + "," + name + "@uni.example\n", "source", source, "complete", "suspend");

        assertThat(administrator.get(sync).text()).contains("This would suspend or remove 6 of 6 accounts.");
        Answer refused = administrator.post(sync);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("name the number 6");
        assertThat(administrator.post(sync, "confirmed", "5").status()).isEqualTo(409);
        assertThat(administrator.post(sync, "confirmed", "6").status()).isEqualTo(303);
        assertThat(administrator.get(sync).text()).contains("7 rows of 7 done.");
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
        assertThat(manager.get(plan).text()).contains("<li>new: 1</li>", "<li>with a problem: 2</li>");
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
    private String planned(String table, String... fields) {
        administrator.get(PAGE);
        Answer planned = administrator.upload(PAGE, table.getBytes(StandardCharsets.UTF_8), fields);
        assertThat(planned.status()).as(planned.toString()).isEqualTo(303);
        return planned.header("Location");
    }
}
