package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

/** {@code /admin/past}. */
class PastPageTest {
    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();
    private static final String IN_TWO_DAYS =
            LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    private static String plain(Answer answer) {
        return answer.text().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private static String of(String account, String day) {
        return "/admin/past?account=" + account + "&day=" + day;
    }

    @Test
    void aDayThatIsStillToComeIsRefusedInTheReadersLanguage() {
        ConnectDoor.Person ada = door.viewer();
        for (String path : new String[] {of(ada.guid(), IN_TWO_DAYS), "/account/past?day=" + IN_TWO_DAYS}) {
            Answer answer = administrator.get(path);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(plain(answer)).contains("That time is still to come");
        }
        ConsoleBrowser german = ConsoleBrowser.ofAdministrator(server);
        german.post("/language", "language", "de", "back", "/account");
        assertThat(plain(german.get(of(ada.guid(), IN_TWO_DAYS)))).contains("Diese Zeit kommt erst noch");
    }

    @Test
    void todayIsShownAsItIsNow() {
        ConnectDoor.Person ada = door.viewer();
        Answer answer = administrator.get(of(ada.guid(), TODAY));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(plain(answer)).contains(ada.username());
    }

    @Test
    void fieldsAndValuesAreInTheReadersLanguage() {
        ConnectDoor.Person ada = door.viewer();
        ConsoleBrowser german = ConsoleBrowser.ofAdministrator(server);
        german.post("/language", "language", "de", "back", "/account");
        String page = plain(german.get(of(ada.guid(), TODAY)));
        assertThat(page)
                .contains("Benutzername " + ada.username(), "gesperrt nein")
                .doesNotContain("inAllUsers", "blocked", "false", "VIEWER");
    }
}
