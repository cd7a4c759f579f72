package muster.console.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.browser.Screens;
import org.junit.jupiter.api.Test;

/** Minding groups, lanes, agreements, the trash and the ledger. */
class SiteJourneyTest extends Journey {
    private static final String LONG =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);

    @Test
    void whatPeopleWriteBreaksNoPage() {
        ConsoleBrowser iris = ConsoleBrowser.ofAdministrator(server);
        String group = madeGroup(iris, LONG);
        for (String name : List.of("Crystals", "קבוצה", "<script>alert(1)</script>")) {
            iris.post("/admin/groups", "name", name, "description", "People who grow " + LONG);
        }
        String trashed = fillWithPeople(iris, group);
        iris.post("/admin/lanes", "name", "gpu-night", "title", "GPU, at night", "kind", "cluster");
        iris.post(
                "/admin/lanes", "name", "x".repeat(64), "title", "y".repeat(255), "kind", "node", "description", LONG);
        iris.post("/admin/agreements", "name", "Terms of use 2026", "text", "Be kind to machines.\n".repeat(40));
        iris.post("/admin/agreements", "name", LONG, "text", LONG.repeat(4));

        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("groups", "/admin/groups");
        paths.put("group", group);
        paths.put("group-remove", group + "/remove");
        paths.put("lanes", "/admin/lanes");
        paths.put("agreements", "/admin/agreements");
        paths.put("signing", "/agreements");
        paths.put("trash", "/admin/trash");
        paths.put("trash-purge", "/admin/trash/" + trashed + "/purge");
        paths.put("duplicates", "/admin/duplicates");
        paths.put("ledger", "/admin/ledger");
        paths.put("ledger-refused", "/admin/ledger?person=nobody&act=dance");
        paths.put("settings", "/admin/settings");
        Page page = administratorAt("/agreements");
        paths.forEach((name, path) -> {
            page.navigate(at(path));
            Screens.take("full-" + name, page);
        });

        page.navigate(at("/agreements"));
        button(page, "I agree and sign: Terms of use 2026").click();
        page.navigate(at("/admin/agreements/signatures"));
        Screens.take("full-signatures", page);
    }

    private static String madeGroup(ConsoleBrowser iris, String name) {
        Answer made = iris.post("/admin/groups", "name", name, "description", name);
        return made.header("Location").replaceFirst("\\?.*", "");
    }

    /** Puts people into the group, and some of them into the trash after that. @return the id of one there */
    private String fillWithPeople(ConsoleBrowser iris, String group) {
        ConnectDoor door = new ConnectDoor(server);
        String trashed = "";
        for (String given : List.of("Ada", "Ada", "W".repeat(120), "Grace", "Emmy")) {
            String username = ConnectDoor.fresh("person");
            String id = door.create(ConnectDoor.newUser(
                            username, "email", username + "@lab.example", "first_name", given, "last_name", "Noether"))
                    .path("guid")
                    .asString();
            iris.post(group + "/members", "who", username);
            if (given.equals("Emmy") || given.length() > 100) {
                iris.post("/admin/users/" + id + "/acts/trash");
                trashed = id;
            }
        }
        return trashed;
    }

    @Test
    void aLaneIsRemovedAfterAQuestionThatCanBeLeft() {
        Page page = administratorAt("/admin/lanes");
        field(page, "Name").fill("gpu-night");
        press(page, "Add lane");
        assertThat(status(page, "The lane is added.")).isVisible();

        page.getByLabel("Remove the lane gpu-night").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Remove the lane “gpu-night”?");
        Screens.take("full-lane-dialog", page);
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.getByLabel("Remove the lane gpu-night")).isFocused();

        page.keyboard().press("Enter");
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Remove lane"))
                .click();
        assertThat(status(page, "There are no lanes yet.")).isVisible();
    }

    @Test
    void groupsAreFoundAsOneTypes() {
        ConsoleBrowser iris = ConsoleBrowser.ofAdministrator(server);
        madeGroup(iris, "Crystals");
        madeGroup(iris, "Quartz");
        Page page = administratorAt("/admin/groups");
        assertThat(link(page, "Crystals")).isVisible();
        field(page, "Search groups").pressSequentially("qu");
        assertThat(link(page, "Crystals")).isHidden();
        link(page, "Quartz").click();
        assertThat(heading(page)).hasText("Quartz");
    }

    @Test
    void whatIsToBeSignedStandsBeforeWhoLogsIn() {
        ConsoleBrowser.ofAdministrator(server).post("/admin/agreements", "name", "Terms", "text", "Be kind.");
        Person ada = exists(Person.ADA);
        Page page = browser.open(at("/login"));
        logIn(page, ada.email(), ada.password());
        assertThat(heading(page)).hasText("Agreements");
        assertThat(page.getByText("Be kind.")).isVisible();
        button(page, "I agree and sign: Terms").click();
        assertThat(status(page, "You have agreed to everything there is.")).isVisible();
    }
}
