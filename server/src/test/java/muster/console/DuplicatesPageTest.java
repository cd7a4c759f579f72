package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DuplicatesPageTest {
    private static final String PATH = "/admin/duplicates";

    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();

    @Test
    void accountsOfOneAddressOrOfEqualNamesAreShownTogetherWithTheWayToMergeThem() {
        String address = ConnectDoor.fresh("shared") + "@lab.example";
        String family = ConnectDoor.fresh("<i>Meitner");
        String first = made(address, "Lise", family);
        String second = made(address, "LISE", family);
        String text = pages(ConsoleBrowser.ofAdministrator(server));
        assertThat(text)
                .contains(
                        "<bdi>" + address + "</bdi> <span class=\"chip\">same address</span>",
                        "same names and affiliation",
                        "href=\"/admin/users/" + second + "/merge?into=" + first + "\"",
                        "href=\"/admin/users/" + first + "\"")
                .doesNotContain("<i>");
    }

    @Test
    void whereThereAreNoneOneReadsSoAtOnce() {
        try (RunningMuster empty = RunningMuster.with()) {
            assertThat(ConsoleBrowser.ofAdministrator(empty).get(PATH).text())
                    .contains("No accounts look like duplicates.")
                    .doesNotContain("rel=\"next\"");
        }
    }

    @Test
    void auditorsLookAndMergeNobody() {
        String address = ConnectDoor.fresh("shared") + "@lab.example";
        made(address, "Lise", "Meitner");
        made(address, "Otto", "Hahn");
        ConnectDoor.Person ada = door.publisher();
        server.command("user", "rank", ada.username(), "auditor");
        String text = pages(ConsoleBrowser.of(server, ada.username(), ada.password()));
        assertThat(text).contains(address).doesNotContain("/merge?into=");
    }

    @Test
    void whoMaySearchNobodyFindsNoDuplicates() {
        ConnectDoor.Person ada = door.publisher();
        ConsoleBrowser publisher = ConsoleBrowser.of(server, ada.username(), ada.password());
        assertThat(publisher.get(PATH).status()).isEqualTo(403);
    }

    @Test
    void aMarkThatNobodyGaveIsRefused() {
        assertThat(ConsoleBrowser.ofAdministrator(server).get(PATH + "?after=x").status())
                .isEqualTo(422);
    }

    private String made(String address, String given, String family) {
        JsonNode user = door.create(ConnectDoor.newInvited(
                ConnectDoor.fresh("user"), "email", address, "first_name", given, "last_name", family));
        return user.path("guid").asString();
    }

    /** All pages one behind the other. */
    private static String pages(ConsoleBrowser browser) {
        StringBuilder all = new StringBuilder();
        String next = PATH;
        while (!next.isEmpty()) {
            String page = browser.get(next).text();
            all.append(page);
            int link = page.indexOf("rel=\"next\" href=\"");
            next = link < 0 ? "" : page.substring(link + 17, page.indexOf('"', link + 17));
        }
        return all.toString();
    }
}
