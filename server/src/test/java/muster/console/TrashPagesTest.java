package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;

class TrashPagesTest {
    private static final String PATH = "/admin/trash";
    private static final String UNUSED = "7b1f0000-0000-4000-8000-000000000000";

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void whoWasPutIntoTheTrashIsListedWithWhoDidIt() {
        ConnectDoor.Person ada = trashed();
        assertThat(administrator.get(PATH).text())
                .contains("<bdi>" + ada.username() + "</bdi>", "<bdi>Iris Berg (iris)</bdi>");
    }

    @Test
    void whoIsRestoredComesInAgain() {
        ConnectDoor.Person ada = trashed();
        assertThat(ConsoleBrowser.at(server)
                        .post("/login", "email", ada.username(), "password", ada.password())
                        .status())
                .isEqualTo(401);
        Answer restored = administrator.post(path(ada) + "/restore");
        assertThat(restored.header("Location")).isEqualTo("/admin/users/" + ada.guid() + "?done=restored");
        assertThat(administrator.get(PATH).text()).doesNotContain(ada.guid());
        ConsoleBrowser.of(server, ada.username(), ada.password());
    }

    @Test
    void whoIsRemovedForGoodIsNamedInAQuestionBefore() {
        ConnectDoor.Person ada = trashed();
        assertThat(administrator.get(path(ada) + "/purge").text())
                .contains("Shall " + ada.username() + " be removed for good?", "data-question");
        Answer purged = administrator.post(path(ada) + "/purge");
        assertThat(purged.header("Location")).isEqualTo(PATH + "?done=purged");
        assertThat(administrator.get(PATH).text()).doesNotContain(ada.guid());
        assertThat(administrator.get(path(ada) + "/purge").status()).isEqualTo(404);
    }

    @Test
    void whoIsNotInTheTrashIsNotRemoved() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator.get(path(ada) + "/purge").status()).isEqualTo(404);
        assertThat(administrator.post(path(ada) + "/purge").status()).isEqualTo(409);
        assertThat(administrator.get(PATH + "/" + UNUSED + "/purge").status()).isEqualTo(404);
        assertThat(administrator.post(PATH + "/" + UNUSED + "/restore").status())
                .isEqualTo(404);
        assertThat(administrator.post(PATH + "/no-id/restore").status()).isEqualTo(404);
        assertThat(door.user(ada.guid()).path("username").asString()).isEqualTo(ada.username());
    }

    @Test
    void managersRestoreButRemoveNobodyForGood() {
        ConnectDoor.Person ada = trashed();
        ConsoleBrowser manager = ranked("manager");
        assertThat(manager.get(PATH).text()).contains(ada.guid() + "/restore").doesNotContain(ada.guid() + "/purge");
        assertThat(manager.get(path(ada) + "/purge").status()).isEqualTo(403);
        assertThat(manager.post(path(ada) + "/purge").status()).isEqualTo(403);
        assertThat(manager.post(path(ada) + "/restore").status()).isEqualTo(303);
    }

    @Test
    void auditorsAndUsersSeeNoTrash() {
        ConnectDoor.Person ada = trashed();
        for (String rank : new String[] {"viewer", "auditor"}) {
            ConsoleBrowser browser = ranked(rank);
            assertThat(browser.get(PATH).status()).as(rank).isEqualTo(403);
            assertThat(browser.get(path(ada) + "/purge").status()).as(rank).isEqualTo(403);
            assertThat(browser.post(path(ada) + "/restore").status()).as(rank).isEqualTo(403);
            assertThat(browser.post(path(ada) + "/purge").status()).as(rank).isEqualTo(403);
        }
        assertThat(administrator.get(PATH).text()).contains(ada.guid());
    }

    @Test
    void aForgedFormRemovesNobody() {
        ConnectDoor.Person ada = trashed();
        assertThat(administrator.postForged(path(ada) + "/purge", "forged").status())
                .isEqualTo(403);
        assertThat(administrator.get(PATH).text()).contains(ada.guid());
    }

    @Test
    void aMarkThatNobodyGaveBeginsAnew() {
        ConnectDoor.Person ada = trashed();
        for (String mark : new String[] {"x", "1_x", "99999999999999999_" + UNUSED, "_" + UNUSED}) {
            assertThat(administrator.get(PATH + "?after=" + mark).text())
                    .as(mark)
                    .contains(ada.guid());
        }
    }

    private static String path(ConnectDoor.Person person) {
        return PATH + "/" + person.guid();
    }

    /** Somebody whom an administrator has put into the trash. */
    private ConnectDoor.Person trashed() {
        ConnectDoor.Person person = door.viewer();
        Answer answer = administrator.post("/admin/users/" + person.guid() + "/acts/trash");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
        return person;
    }

    private ConsoleBrowser ranked(String rank) {
        ConnectDoor.Person person = door.publisher();
        server.command("user", "rank", person.username(), rank);
        return ConsoleBrowser.of(server, person.username(), person.password());
    }
}
