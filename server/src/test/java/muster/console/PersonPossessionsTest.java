package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.CryosparcDoor;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person has: addresses, groups, lanes, things of his own, and ways in. */
class PersonPossessionsTest {
    private final RunningMuster server = RunningMuster.shared();
    private final ConnectDoor door = ConnectDoor.shared();
    private final ConsoleBrowser administrator = ConsoleBrowser.ofAdministrator(server);

    @Test
    void aFurtherAddressIsAddedVerifiedMadePrimaryAndLogsIn() {
        ConnectDoor.Person ada = door.viewer();
        String further = ConnectDoor.fresh("further") + "@uni.example";
        assertThat(emails(ada, "add", further).status()).isEqualTo(303);
        assertThat(administrator.get(path(ada) + "/emails").text())
                .containsSubsequence(
                        ada.username() + "@lab.example</bdi>",
                        ">primary</span>",
                        further + "</bdi>",
                        ">not verified</span>")
                .contains("aria-label=\"Make " + further + " primary\"", "aria-label=\"Remove " + further + "\"")
                .doesNotContain("aria-label=\"Remove " + ada.username());
        assertThat(emails(ada, "verify", further).status()).isEqualTo(303);
        assertThat(emails(ada, "primary", further).status()).isEqualTo(303);
        assertThat(administrator.get(path(ada) + "/emails").text())
                .containsSubsequence(
                        further + "</bdi>",
                        ">primary</span>",
                        ">verified</span>",
                        ada.username() + "@lab.example</bdi>");
        assertThat(Json.text(door.user(ada.guid()), "email")).isEqualTo(further);
        assertThat(ConsoleBrowser.at(server)
                        .post("/login", "email", further, "password", ada.password())
                        .status())
                .isEqualTo(303);
        assertThat(emails(ada, "remove", ada.username() + "@lab.example").status())
                .isEqualTo(303);
        assertThat(administrator.get(path(ada) + "/emails").text()).doesNotContain(ada.username() + "@lab.example");
    }

    @Test
    void anAddressOfSomebodyElseIsRefusedAndStaysInTheField() {
        ConnectDoor.Person ada = door.viewer();
        Answer taken = emails(ada, "add", "IRIS@lab.example");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.text()).contains("id=\"address-problem\"", "value=\"IRIS@lab.example\"", "in use");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "a@b@c", "\u202Ex@y.example"})
    void whatIsNoAddressIsRefusedAtTheField(String address) {
        ConnectDoor.Person ada = door.viewer();
        Answer refused = emails(ada, "add", address);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"address-problem\"");
    }

    @Test
    void markupInAnAddressIsShownAsText() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(emails(ada, "add", "<script>" + ada.username() + "@uni.example")
                        .status())
                .isEqualTo(303);
        assertThat(administrator.get(path(ada) + "/emails").text()).contains("<bdi>&lt;script&gt;" + ada.username());
    }

    @Test
    void thePrimaryAddressStaysAsLongAsThereAreOthers() {
        ConnectDoor.Person ada = door.viewer();
        emails(ada, "add", ConnectDoor.fresh("further") + "@uni.example");
        Answer refused = emails(ada, "remove", ada.username() + "@lab.example");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("make another one primary first");
        assertThat(emails(ada, "remove", "nobodys@lab.example").status()).isEqualTo(422);
        assertThat(emails(ada, "shred", ada.username() + "@lab.example").status())
                .isEqualTo(422);
    }

    @Test
    void groupsAreJoinedAndLeftAndConnectKnows() {
        ConnectDoor.Person ada = door.viewer();
        String name = ConnectDoor.fresh("crystals");
        String group = Json.text(door.group(name), "guid");
        assertThat(groups(ada, "add", group).status()).isEqualTo(303);
        assertThat(administrator.get(path(ada) + "/groups").text()).contains("aria-label=\"Remove from " + name + "\"");
        assertThat(door.admin().get("v1/groups/" + group + "/members").text()).contains(ada.guid());
        Answer twice = groups(ada, "add", group);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("Nothing was changed yet");
        assertThat(groups(ada, "remove", group).status()).isEqualTo(303);
        assertThat(door.admin().get("v1/groups/" + group + "/members").text()).doesNotContain(ada.guid());
    }

    @Test
    void whatIsNoGroupIsRefused() {
        ConnectDoor.Person ada = door.viewer();
        administrator.get("/account");
        assertThat(groups(ada, "add", "").status()).isEqualTo(422);
        assertThat(groups(ada, "add", ConnectDoor.UNUSED_GUID).status()).isEqualTo(404);
        assertThat(groups(ada, "add", "00000000-0000-7000-8000-000000000004").status())
                .isIn(403, 404);
        assertThat(groups(ada, "", Json.text(door.group(ConnectDoor.fresh("g")), "guid"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void lanesAreChosenAndCryosparcKnows() {
        try (RunningMuster alone = RunningMuster.with()) {
            CryosparcDoor lab = new CryosparcDoor(alone);
            for (String lane : new String[] {"fast", "slow"}) {
                lab.admin()
                        .post(
                                "resources/lanes",
                                Json.object("name", lane, "title", "The " + lane + " one", "desc", "", "type", "node"));
            }
            String ada = lab.user().username();
            ConsoleBrowser iris = ConsoleBrowser.ofAdministrator(alone);
            String list = iris.get("/admin/users?q=" + ada).text();
            String page = list.replaceFirst("(?s).*?(/admin/users/[0-9a-f-]{36}).*", "$1") + "/groups";
            assertThat(iris.get(page).text()).contains("value=\"fast\" checked", "<bdi>The slow one</bdi>");

            assertThat(iris.post(page + "/lanes", "lane", "slow").status()).isEqualTo(303);
            assertThat(iris.get(page).text())
                    .contains("value=\"slow\" checked")
                    .doesNotContain("value=\"fast\" checked");
            assertThat(lab.user(ada + "@lab.example").get("lanes")).hasToString("[\"slow\"]");
            assertThat(iris.post(page + "/lanes", "lane", "no-such-lane").status())
                    .isEqualTo(422);
            assertThat(iris.post(page + "/lanes").status()).isEqualTo(303);
            assertThat(iris.get(page).text()).doesNotContain(" checked");
        }
    }

    @Test
    void allOfItIsHandedToSomebodyElseAfterAQuestion() {
        ConnectDoor.Person ada = door.publisher();
        ConnectDoor.Person ben = door.publisher();
        String name = ConnectDoor.fresh("report");
        String thing = Json.text(
                ada.http().post("v1/content", Json.object("name", name)).json(), "guid");
        assertThat(administrator.get(path(ada) + "/belongings").text()).contains("<bdi>" + name + "</bdi>");
        assertThat(administrator
                        .get(path(ada) + "/belongings/heir?heir=" + ben.username())
                        .text())
                .contains("data-question", ada.username(), ben.username(), "value=\"" + ben.guid() + "\"");
        assertThat(Json.text(ada.http().get("v1/content/" + thing).json(), "owner_guid"))
                .isEqualTo(ada.guid());

        assertThat(administrator
                        .post(path(ada) + "/belongings", "heir", ben.guid())
                        .status())
                .isEqualTo(303);
        assertThat(Json.text(door.admin().get("v1/content/" + thing).json(), "owner_guid"))
                .isEqualTo(ben.guid());
        assertThat(administrator.get(path(ada) + "/belongings").text()).contains("Nothing belongs to this person.");
        assertThat(administrator.post(path(ada) + "/acts/trash").status()).isEqualTo(303);
    }

    @Test
    void anHeirWhoIsNobodyOrMayOwnNothingIsRefusedAtTheField() {
        ConnectDoor.Person ada = door.publisher();
        ConnectDoor.Person viewer = door.viewer();
        ada.http().post("v1/content", Json.object("name", ConnectDoor.fresh("report")));
        for (String heir :
                new String[] {"", "nobody-of-this-name", "nobody@lab.example", "@", ConnectDoor.UNUSED_GUID}) {
            Answer question = administrator.get(path(ada) + "/belongings/heir?heir=" + heir);
            assertThat(question.status()).as(heir).isEqualTo(422);
            assertThat(question.text()).as(heir).contains("id=\"heir-problem\"", "value=\"" + heir + "\"");
            assertThat(administrator
                            .post(path(ada) + "/belongings", "heir", heir)
                            .status())
                    .as(heir)
                    .isEqualTo(422);
        }
        Answer refused = administrator.post(path(ada) + "/belongings", "heir", viewer.username());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("id=\"heir-problem\"");
        assertThat(administrator.get(path(ada) + "/belongings").text()).doesNotContain("Nothing belongs");
    }

    @Test
    void aTokenIsMadeShownAndUsedOnce() {
        ConnectDoor.Person ada = door.viewer();
        assertThat(administrator.get(path(ada) + "/access").text()).doesNotContain("data-copied-text");
        assertThat(administrator.post(path(ada) + "/access/token").status()).isEqualTo(303);
        Matcher token = Pattern.compile("data-copy=\"([^\"]+)\" aria-label=\"[^\"]*" + ada.username())
                .matcher(administrator.get(path(ada) + "/access").text());
        assertThat(token.find()).isTrue();

        String next = "another rose altogether";
        ConsoleBrowser own = ConsoleBrowser.at(server);
        own.get("/reset-password/token");
        Object[] form = {
            "email", ada.username() + "@lab.example", "token", token.group(1), "password", next, "password_again", next
        };
        assertThat(own.post("/reset-password/token", form).status()).isEqualTo(303);
        assertThat(administrator.get(path(ada) + "/access").text()).doesNotContain("data-copied-text");
        ConsoleBrowser again = ConsoleBrowser.at(server);
        again.get("/reset-password/token");
        assertThat(again.post("/reset-password/token", form).status()).isEqualTo(403);
    }

    private Answer emails(ConnectDoor.Person person, String act, String address) {
        return administrator.post(path(person) + "/emails", "act", act, "address", address);
    }

    private Answer groups(ConnectDoor.Person person, String act, String group) {
        return administrator.post(path(person) + "/groups", "act", act, "group", group);
    }

    private static String path(ConnectDoor.Person person) {
        return "/admin/users/" + person.guid();
    }
}
