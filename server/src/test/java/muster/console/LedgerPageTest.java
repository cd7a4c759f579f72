package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Http;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerPageTest {
    private static final String PATH = "/admin/ledger";

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void whatWasDoneIsToldWithWhoDidItWhereAndWhatChanged() {
        ConnectDoor.Person ada = door.viewer();
        server.command("user", "rank", ada.username(), "auditor");
        String told = text(of(ada.guid(), "account_changed"));
        assertThat(told).contains("Whoever administers the host changed the account " + ada.username() + ".");
        assertThat(told).contains("rank: Viewer → Auditor", "At the host");
        String made = administrator.get(of(ada.guid(), "account_created")).text();
        assertThat(made).contains("href=\"/admin/users/" + ada.guid() + "\"", "Posit Connect", "<time datetime=");
    }

    @Test
    void aPersonsEventsAreFoundByUsernameAddressAndId() {
        ConnectDoor.Person ada = door.viewer();
        String address = ada.user().path("email").asString();
        for (String name : List.of(ada.username(), address, ada.guid())) {
            assertThat(text(of(name, ""))).as(name).contains("created the account " + ada.username() + ".");
        }
    }

    @Test
    void eventsAreNarrowedByDoorAndDay() {
        ConnectDoor.Person ada = door.viewer();
        String created = "created the account " + ada.username();
        assertThat(text(of(ada.guid(), "") + "&door=connect")).contains(created);
        assertThat(text(of(ada.guid(), "") + "&door=cryosparc")).contains("Nothing of that kind was done.");
        assertThat(text(of(ada.guid(), "") + "&day=2001-02-03")).contains("Nothing of that kind was done.");
        assertThat(text(of(ada.guid(), "") + "&day=2999-02-03")).contains(created);
    }

    @Test
    void everyPageGoesOnWhereTheOneBeforeEnded() {
        ConnectDoor.Person ada = door.viewer();
        for (int i = 0; i < 30; i++) {
            server.command("user", "lock", ada.username());
            server.command("user", "unlock", ada.username());
        }
        Answer first = administrator.get(of(ada.guid(), ""));
        String next = links(first).getLast();
        Answer second = administrator.get(next);
        assertThat(count(first)).isEqualTo(50);
        assertThat(count(second)).isBetween(11L, 49L);
        assertThat(second.text()).contains("First page").doesNotContain("Next page");
        assertThat(text(next)).contains("created the account " + ada.username());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person=nobody-of-this-name",
                "person=%E2%80%AEabc",
                "act=dance",
                "door=back",
                "day=yesterday",
                "day=2026-02-31",
                "day=%2B1000000000-01-01"
            })
    void whatCannotBeLookedForIsSaidAndIsNoEmptyAnswer(String wrong) {
        Answer answer = administrator.get(PATH + "?" + wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("The ledger was not searched")
                .doesNotContain("Nothing of that kind was done.");
    }

    @Test
    void aMarkThatNobodyGaveBeginsAnew() {
        assertThat(administrator.get(PATH + "?after=%3Cscript%3E").status()).isEqualTo(200);
    }

    @Test
    void namesInSentencesAreText() {
        String name = "<script>" + ConnectDoor.fresh("x") + "</script>";
        administrator.post("/admin/groups", "name", name);
        assertThat(administrator.get(PATH + "?act=group_created").text())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>x");
    }

    @Test
    void germanReadersReadGerman() {
        ConnectDoor.Person ada = door.viewer();
        ConsoleBrowser browser = ConsoleBrowser.ofAdministrator(server);
        browser.post("/language", "language", "de", "back", "/account");
        String page = plain(browser.get(of(ada.guid(), "account_created")));
        assertThat(page).contains("hat das Konto " + ada.username() + " angelegt.");
    }

    @Test
    void auditorsReadTheLedgerAndOthersDoNot() {
        ConnectDoor.Person ada = door.publisher();
        assertThat(as(ada).get(PATH).status()).isEqualTo(403);
        assertThat(as(ada).get(PATH + "?act=dance").status()).isEqualTo(403);
        server.command("user", "rank", ada.username(), "auditor");
        assertThat(as(ada).get(PATH).status()).isEqualTo(200);
    }

    private ConsoleBrowser as(ConnectDoor.Person person) {
        return ConsoleBrowser.of(server, person.username(), person.password());
    }

    private static String of(String person, String act) {
        return PATH + Http.query("person", person, "act", act);
    }

    /** What a reader reads on a page. */
    private String text(String path) {
        return plain(administrator.get(path));
    }

    private static String plain(Answer answer) {
        return answer.text().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private static List<String> links(Answer answer) {
        return Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
                .matcher(answer.text())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
    }

    private static long count(Answer answer) {
        return Pattern.compile("<li class=\"event\">")
                .matcher(answer.text())
                .results()
                .map(MatchResult::group)
                .count();
    }
}
