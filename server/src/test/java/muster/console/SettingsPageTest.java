package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    private static final String PATH = "/admin/settings";

    @Test
    void everySettingIsShownWithItsValueAndWhereThatStands() {
        try (RunningMuster server =
                RunningMuster.inEnvironment(Map.of("MUSTER_CONNECT_DISPLAY_NAME", "<b>Our lab</b>"))) {
            String page = ConsoleBrowser.ofAdministrator(server).get(PATH).text();
            assertThat(row(page, "connect.display-name")).contains("&lt;b&gt;Our lab&lt;/b&gt;", "environment");
            assertThat(row(page, "lock-out-failures")).contains("<bdi>5</bdi>", "usual value");
            assertThat(row(page, "listen")).contains("127.0.0.1:0", "MUSTER_LISTEN");
        }
    }

    @Test
    void aSettingOfTheFileIsSaidToStandThere() {
        try (RunningMuster server = RunningMuster.with("lock-out-failures=7")) {
            String page = ConsoleBrowser.ofAdministrator(server).get(PATH).text();
            assertThat(row(page, "lock-out-failures")).contains("<bdi>7</bdi>", "muster.properties");
        }
    }

    @Test
    void secretsAreNeverShown() {
        RunningMuster server = RunningMuster.shared();
        String page = ConsoleBrowser.ofAdministrator(server).get(PATH).text();
        assertThat(row(page, "admin-password")).contains("set, and not shown");
        assertThat(row(page, "admin-key")).contains("set, and not shown");
        assertThat(row(page, "arvados.system-root-token")).doesNotContain("set, and not shown");
        assertThat(page).doesNotContain(RunningMuster.ADMINISTRATOR_PASSWORD, RunningMuster.ADMINISTRATOR_KEY);
    }

    @Test
    void onlyAdministratorsReadThem() {
        RunningMuster server = RunningMuster.shared();
        ConnectDoor.Person ada = ConnectDoor.shared().publisher();
        for (String rank : new String[] {"viewer", "auditor", "manager"}) {
            server.command("user", "rank", ada.username(), rank);
            ConsoleBrowser browser = ConsoleBrowser.of(server, ada.username(), ada.password());
            assertThat(browser.get(PATH).status()).as(rank).isEqualTo(403);
        }
    }

    private static String row(String page, String setting) {
        int begin = page.indexOf("<code>" + setting + "</code>");
        assertThat(begin).as(setting).isPositive();
        return page.substring(begin, page.indexOf("</tr>", begin));
    }
}
