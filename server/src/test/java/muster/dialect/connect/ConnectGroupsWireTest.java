package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertEmpty;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.assertRefusedWith;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Groups themselves; who is in them is told elsewhere. */
class ConnectGroupsWireTest {
    private static final ConnectDoor DOOR = ConnectDoor.shared();
    private static final ConnectClient CLIENT = DOOR.adminClient();

    @Test
    void aRenameThatNamesNoGroupMakesNone() {
        long before = ok(DOOR.admin().get("v1/groups")).get("total").asLong();
        assertRefused(DOOR.admin().post("v1/groups/", Json.object("name", ConnectDoor.fresh("nameless"))), 404, 2, 4);
        assertThat(ok(DOOR.admin().get("v1/groups")).get("total").asLong()).isEqualTo(before);
    }

    @Test
    void aNewGroupIsTheSameInEveryViewAndMine() {
        long before = CLIENT.groups().count();
        String name = ConnectDoor.fresh("Optics");
        ConnectClient.Group group = CLIENT.groups().create(name);
        assertThat(group.attributes())
                .isEqualTo(Json.object(
                        "guid",
                        group.guid(),
                        "name",
                        name,
                        "owner_guid",
                        CLIENT.me().guid()));
        assertThat(CLIENT.groups().get(group.guid()).attributes()).isEqualTo(group.attributes());
        String capitals = name.toUpperCase(Locale.ROOT);
        assertThat(CLIENT.groups().find("prefix", capitals)).containsExactly(group.attributes());
        assertThat(CLIENT.groups().findOne("prefix", capitals)).contains(group.attributes());
        assertThat(CLIENT.groups().find()).contains(group.attributes());
        assertThat(CLIENT.groups().count()).isEqualTo(before + 1);
        assertThat(CLIENT.groups().find()).hasSize((int) before + 1);
        group.delete();
        assertRefused(DOOR.admin().get("v1/groups/" + group.guid()), 404, 4, 153);
        assertThat(CLIENT.groups().count()).isEqualTo(before);
        assertThat(CLIENT.groups().findOne("prefix", name)).isEmpty();
    }

    @Test
    void aGroupNameIsGivenOnceWhateverItsCase() {
        String name = ConnectDoor.fresh("Once");
        JsonNode group = DOOR.group(name);
        assertRefused(create(name), 409, 15);
        assertRefused(create(name.toUpperCase(Locale.ROOT)), 409, 15);
        assertThat(CLIENT.groups().find("prefix", name)).containsExactly(group);
    }

    @Test
    void theNameOfADeletedGroupIsFreeAgain() {
        String name = ConnectDoor.fresh("Freed");
        ConnectClient.Group old = CLIENT.groups().create(name);
        old.delete();
        assertThat(CLIENT.groups().create(name).guid()).isNotEqualTo(old.guid());
    }

    @Test
    void oneOfManyRequestsForANameWins() {
        String name = ConnectDoor.fresh("Race");
        Callable<Answer> request = () -> create(name);
        List<Answer> answers =
                Together.run(IntStream.range(0, 16).mapToObj(_ -> request).toList());
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertRefused(answer, 409, 15));
        assertThat(CLIENT.groups().find("prefix", name)).hasSize(1);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "   "})
    void aBlankNameIsRefused(String name) {
        long before = CLIENT.groups().count();
        assertRefused(DOOR.admin().post("v1/groups", Json.object("name", name)), 400, 14, 12);
        assertRefused(DOOR.admin().post("v1/groups", Json.object()), 400, 14, 12);
        assertThat(CLIENT.groups().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~!@#$%^&*()_+", "Żółć 王 🔬", "a/b\\c", "<script>alert(1)</script>", "' OR 1=1 --", "%s%n"})
    void namesMayHoldAnySign(String signs) {
        String name = ConnectDoor.fresh("Any") + signs;
        ConnectClient.Group group = CLIENT.groups().create(name);
        assertThat(Json.text(group.attributes(), "name")).isEqualTo(name);
        assertThat(CLIENT.groups().find("prefix", name)).containsExactly(group.attributes());
    }

    @Test
    void namesEndAtFourThousandNinetySixCharacters() {
        String stem = ConnectDoor.fresh("Long");
        String longest = stem + "n".repeat(4_096 - stem.length());
        ConnectClient.Group group = CLIENT.groups().create(longest);
        assertThat(Json.text(group.attributes(), "name")).isEqualTo(longest);
        assertRefused(create(longest + "n"), 400, 14);
        String sibling = longest.substring(0, 4_095) + "m";
        assertThat(Json.text(CLIENT.groups().create(sibling).attributes(), "name"))
                .isEqualTo(sibling);
        assertRefused(create(longest), 409, 15);
        group.delete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void groupsAreRenamedByEitherVerb(String verb) {
        String old = ConnectDoor.fresh("Old");
        String renamed = ConnectDoor.fresh("Renamed");
        JsonNode group = DOOR.group(old);
        String path = "v1/groups/" + Json.text(group, "guid");
        JsonNode reply = ok(DOOR.admin().send(verb, path, Json.object("name", renamed)));
        assertThat(reply).isEqualTo(Json.with(group, "name", renamed));
        assertThat(ok(DOOR.admin().get(path))).isEqualTo(reply);
        assertThat(CLIENT.groups().find("prefix", old)).isEmpty();
        assertThat(CLIENT.groups().find("prefix", renamed)).containsExactly(reply);
    }

    @Test
    void renamingKeepsTheRules() {
        JsonNode group = DOOR.group(ConnectDoor.fresh("Kept"));
        JsonNode other = DOOR.group(ConnectDoor.fresh("Taken"));
        String path = "v1/groups/" + Json.text(group, "guid");
        assertRefused(DOOR.admin().patch(path, Json.object("name", Json.text(other, "name"))), 409, 15);
        assertRefused(DOOR.admin().patch(path, Json.object("name", "")), 400, 14);
        assertRefused(
                DOOR.admin().patch("v1/groups/" + ConnectDoor.UNUSED_GUID, Json.object("name", "x")), 404, 4, 153);
        ok(DOOR.admin().patch(path, Json.object()));
        assertThat(ok(DOOR.admin().get(path))).isEqualTo(group);
    }

    @Test
    void aGroupIsHandedOver() {
        Person publisher = DOOR.publisher();
        JsonNode group = DOOR.group(ConnectDoor.fresh("Handed"));
        String path = "v1/groups/" + Json.text(group, "guid");
        JsonNode reply = ok(DOOR.admin().patch(path, Json.object("owner_guid", publisher.guid())));
        assertThat(reply).isEqualTo(Json.with(group, "owner_guid", publisher.guid()));
        String renamed = ConnectDoor.fresh("Mine");
        assertThat(Json.text(ok(publisher.http().patch(path, Json.object("name", renamed))), "name"))
                .isEqualTo(renamed);
        assertRefusedWith(
                DOOR.admin().patch(path, Json.object("owner_guid", ConnectDoor.UNUSED_GUID)), List.of(400, 404));
        publisher.client().groups().get(Json.text(group, "guid")).delete();
    }

    @Test
    void exactNameComesFirstAndThenShorterOnes() {
        String stem = ConnectDoor.fresh("Exact");
        JsonNode longer = DOOR.group(stem + "aaa");
        JsonNode shorter = DOOR.group(stem + "z");
        JsonNode exact = DOOR.group(stem.toUpperCase(Locale.ROOT));
        assertThat(CLIENT.groups().find("prefix", stem)).containsExactly(exact, shorter, longer);
    }

    @Test
    void withoutPrefixNamesDecideIgnoringCase() {
        String stem = ConnectDoor.fresh("Sorted");
        JsonNode second = DOOR.group(stem + "B");
        JsonNode first = DOOR.group(stem + "a");
        JsonNode third = DOOR.group(stem + "c");
        List<JsonNode> mine = List.of(first, second, third);
        assertThat(CLIENT.groups().find().stream().filter(mine::contains)).containsExactlyElementsOf(mine);
        assertThat(CLIENT.groups().find("asc_order", "false").stream().filter(mine::contains))
                .containsExactlyElementsOf(mine.reversed());
    }

    @Test
    void aPrefixIsTakenLiterally() {
        String stem = ConnectDoor.fresh("literal");
        JsonNode percent = DOOR.group(stem + "%a");
        JsonNode low = DOOR.group(stem + "_a");
        DOOR.group(stem + "xa");
        assertThat(CLIENT.groups().find("prefix", stem + "%")).containsExactly(percent);
        assertThat(CLIENT.groups().find("prefix", stem + "_")).containsExactly(low);
        assertThat(CLIENT.groups().find("prefix", stem.substring(1))).isEmpty();
    }

    @Test
    void pagesOfAPrefixRepeatNothingAndEndEmpty() {
        String stem = ConnectDoor.fresh("paged");
        List<JsonNode> groups = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            groups.add(DOOR.group(stem + i));
        }
        List<JsonNode> met = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            String query = Http.query("prefix", stem, "page_size", 2, "page_number", number);
            JsonNode page = ok(DOOR.admin().get("v1/groups" + query));
            assertThat(Json.names(page)).containsExactly("current_page", "results", "total");
            assertThat(page.get("current_page").intValue()).isEqualTo(number);
            assertThat(page.get("total").intValue()).isEqualTo(5);
            met.addAll(Json.list(page.get("results")));
        }
        assertThat(met).containsExactlyElementsOf(groups);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page_size=0", "page_size=501", "page_number=0", "page_number=-1"})
    void pagesOutOfRangeAreRefused(String query) {
        assertRefused(DOOR.admin().get("v1/groups?" + query), 400, 13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page_size=all", "page_number=first", "asc_order=maybe"})
    void nonsenseIsRefused(String query) {
        assertRefused(DOOR.admin().get("v1/groups?" + query), 400, 25);
    }

    @Test
    void everybodySignedInSeesGroups() {
        JsonNode group = DOOR.group(ConnectDoor.fresh("Seen"));
        String guid = Json.text(group, "guid");
        for (Person person : List.of(DOOR.viewer(), DOOR.publisher())) {
            assertThat(person.client().groups().get(guid).attributes()).isEqualTo(group);
            assertThat(person.client().groups().find("prefix", Json.text(group, "name")))
                    .containsExactly(group);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "publisher"})
    void nobodyButAdministratorsMakesOrChangesGroups(String role) {
        Http http = DOOR.person(role).http();
        JsonNode group = DOOR.group(ConnectDoor.fresh("Guarded"));
        String path = "v1/groups/" + Json.text(group, "guid");
        long before = CLIENT.groups().count();
        assertRefused(http.post("v1/groups", Json.object("name", ConnectDoor.fresh("No"))), 403, 22);
        assertRefused(http.post("v1/groups", Json.object("name", 17)), 403, 22);
        assertRefused(http.post(path, Json.object("name", ConnectDoor.fresh("No"))), 403);
        assertRefused(http.patch(path, Json.object("name", ConnectDoor.fresh("No"))), 403);
        assertRefused(http.delete(path), 403);
        assertThat(ok(DOOR.admin().get(path))).isEqualTo(group);
        assertThat(CLIENT.groups().count()).isEqualTo(before);
    }

    @Test
    void groupsOfTheDirectoryItselfAreNotListed() {
        assertThat(Json.texts(CLIENT.groups().find(), "name")).doesNotContain("All users", "Anonymous users");
    }

    @Test
    void deletingAGroupAnswersNothing() {
        JsonNode group = DOOR.group(ConnectDoor.fresh("Gone"));
        String path = "v1/groups/" + Json.text(group, "guid");
        assertEmpty(DOOR.admin().delete(path), 204);
        assertRefused(DOOR.admin().delete(path), 404, 4, 153);
    }

    private static Answer create(String name) {
        return DOOR.admin().post("v1/groups", Json.object("name", name));
    }
}
