package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.Http;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

class LanePagesTest {
    private static final String PATH = "/admin/lanes";

    private final RunningMuster server = RunningMuster.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void anAdministratorAddsALaneAndRemovesItAfterAQuestion() {
        String name = ConnectDoor.fresh("a/b c&lane");
        Answer added = administrator.post(
                PATH, "name", name, "title", "Night shift", "kind", "cluster", "description", "slow and many");
        assertThat(added.status()).as(added.toString()).isEqualTo(303);
        String shown = name.replace("&", "&amp;");
        assertThat(administrator.get(PATH).text())
                .contains("<bdi>" + shown + "</bdi>", "<bdi>Night shift</bdi>", "Cluster", "slow and many");

        String question = PATH + "/remove" + Http.query("name", name);
        assertThat(administrator.get(question).text()).contains("Remove the lane “" + shown + "”?", "data-question");
        assertThat(administrator.post(PATH + "/remove", "name", name).status()).isEqualTo(303);
        assertThat(administrator.get(PATH).text()).doesNotContain(shown);
        assertThat(administrator.get(question).status()).isEqualTo(404);
    }

    @Test
    void aLaneWithoutATitleIsShownByItsName() {
        String name = ConnectDoor.fresh("lane");
        administrator.post(PATH, "name", name, "title", "", "kind", "node", "description", "");
        assertThat(administrator.get(PATH).text().split("<bdi>" + name + "</bdi>", -1))
                .hasSize(3);
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndWhatWasTypedStays() {
        String name = ConnectDoor.fresh("lane");
        administrator.post(PATH, "name", name, "title", "", "kind", "node", "description", "");
        Answer twice = administrator.post(PATH, "name", name, "title", "again", "kind", "node", "description", "");
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text()).contains("id=\"name-problem\"", "value=\"again\"");
        Answer nameless = administrator.post(PATH, "name", " ", "title", "again", "kind", "node", "description", "");
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.text()).contains("id=\"name-problem\"");
        Answer longTitle = administrator.post(
                PATH, "name", name + "2", "title", "w".repeat(256), "kind", "node", "description", "");
        assertThat(longTitle.status()).isEqualTo(422);
        assertThat(longTitle.text()).contains("id=\"title-problem\"");
        assertThat(administrator.post(PATH, "name", name + "3", "kind", "moon").status())
                .isEqualTo(422);
    }

    @Test
    void scriptsInNamesAreText() {
        String name = "<script>" + ConnectDoor.fresh("x") + "</script>";
        administrator.post(PATH, "name", name, "title", name, "kind", "node", "description", name);
        assertThat(administrator.get(PATH).text())
                .contains("<bdi>&lt;script&gt;")
                .doesNotContain("<script>x");
    }

    @Test
    void onlyAdministratorsMindLanes() {
        ConnectDoor.Person ada = ConnectDoor.shared().publisher();
        for (String rank : new String[] {"publisher", "auditor", "manager"}) {
            server.command("user", "rank", ada.username(), rank);
            ConsoleBrowser browser = ConsoleBrowser.of(server, ada.username(), ada.password());
            String name = ConnectDoor.fresh("lane");
            assertThat(browser.get(PATH).status()).as(rank).isEqualTo(403);
            assertThat(browser.post(PATH, "name", name, "kind", "node").status())
                    .as(rank)
                    .isEqualTo(403);
            assertThat(browser.post(PATH + "/remove", "name", name).status())
                    .as(rank)
                    .isEqualTo(403);
            assertThat(administrator.get(PATH).text()).doesNotContain(name);
        }
    }

    @Test
    void aForgedFormAddsNothing() {
        String name = ConnectDoor.fresh("forged");
        assertThat(administrator
                        .postForged(PATH, "forged", "name", name, "kind", "node")
                        .status())
                .isEqualTo(403);
        assertThat(administrator.get(PATH).text()).doesNotContain(name);
    }
}
