package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What {@code prefix} finds in {@code v1/users}, and in which order. */
class ConnectUserSearchWireTest {
    private static final ConnectDoor DOOR = ConnectDoor.shared();
    private static final ConnectClient CLIENT = DOOR.adminClient();

    @Test
    void usernameFirstNameAndLastNameAreSearchedInAnyCase() {
        String stem = ConnectDoor.fresh("Search");
        JsonNode byUsername = DOOR.invited(stem + "u", "first_name", "Cleo");
        JsonNode byFirstName = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "ine");
        JsonNode byLastName = DOOR.invited(ConnectDoor.fresh("s"), "first_name", "Abe", "last_name", stem + "son");
        DOOR.invited(ConnectDoor.fresh("s"), "first_name", "An" + stem, "last_name", "x" + stem);
        for (String spelling : List.of(stem, stem.toUpperCase(Locale.ROOT), stem.toLowerCase(Locale.ROOT))) {
            assertThat(CLIENT.users().find("prefix", spelling))
                    .containsExactlyInAnyOrder(byUsername, byFirstName, byLastName);
        }
        assertThat(CLIENT.users().find("prefix", stem.substring(0, stem.length() - 1)))
                .contains(byUsername, byFirstName, byLastName);
    }

    @Test
    void whoMatchesTwiceComesOnce() {
        String stem = ConnectDoor.fresh("thrice");
        JsonNode user = DOOR.invited(stem, "first_name", stem, "last_name", stem);
        JsonNode page = ok(DOOR.admin().get("v1/users?prefix=" + stem));
        assertThat(page.get("results")).isEqualTo(Json.array(user));
        assertThat(page.get("total").intValue()).isEqualTo(1);
    }

    @Test
    void aPrefixNobodyHasFindsNobody() {
        String stem = ConnectDoor.fresh("nobody");
        assertThat(CLIENT.users().find("prefix", stem)).isEmpty();
        assertThat(CLIENT.users().findOne("prefix", stem)).isEmpty();
        assertThat(ok(DOOR.admin().get("v1/users?prefix=" + stem)))
                .isEqualTo(Json.parse("{\"results\":[],\"current_page\":1,\"total\":0}"));
    }

    @Test
    void addressesAreNotSearched() {
        String stem = ConnectDoor.fresh("mailbox");
        DOOR.invited(ConnectDoor.fresh("s"), "email", stem + "@lab.example");
        assertThat(CLIENT.users().find("prefix", stem)).isEmpty();
    }

    @Test
    void anEmptyPrefixIsNoPrefix() {
        assertThat(ok(DOOR.admin().get("v1/users?prefix=&page_size=1")).get("total"))
                .isEqualTo(ok(DOOR.admin().get("v1/users?page_size=1")).get("total"));
    }

    @Test
    void signsThatAreSpecialElsewhereStandForThemselves() {
        String stem = ConnectDoor.fresh("literal");
        List<JsonNode> people = List.of(
                DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "%a"),
                DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "_a"),
                DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "*a"),
                DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + ".a"),
                DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "\\a"),
                DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "'a"),
                DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "+a"));
        List<String> signs = List.of("%", "_", "*", ".", "\\", "'", "+");
        for (int i = 0; i < signs.size(); i++) {
            assertThat(CLIENT.users().find("prefix", stem + signs.get(i)))
                    .as(signs.get(i))
                    .containsExactly(people.get(i));
        }
        assertThat(CLIENT.users().find("prefix", stem + "?")).isEmpty();
        assertThat(CLIENT.users().find("prefix", "%" + stem)).isEmpty();
        assertThat(CLIENT.users().find("prefix", "_" + stem.substring(1))).isEmpty();
    }

    @Test
    void blanksOfAPrefixCount() {
        String stem = ConnectDoor.fresh("blank");
        JsonNode two = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + " Maria");
        JsonNode one = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "Maria");
        assertThat(CLIENT.users().find("prefix", stem)).containsExactlyInAnyOrder(two, one);
        assertThat(CLIENT.users().find("prefix", stem + " ")).containsExactly(two);
        assertThat(CLIENT.users().find("prefix", stem + " m")).containsExactly(two);
        assertThat(CLIENT.users().find("prefix", stem + "  ")).isEmpty();
        assertThat(CLIENT.users().find("prefix", " " + stem)).isEmpty();
    }

    @Test
    void caseOfEveryAlphabetIsIgnoredAndAccentsAreNot() {
        String stem = ConnectDoor.fresh("fold");
        JsonNode accent = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "Éva");
        JsonNode greek = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "Σοφία");
        JsonNode cyrillic = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "Жанна");
        JsonNode sharp = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "straße");
        JsonNode chinese = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "王小明");
        assertThat(CLIENT.users().find("prefix", stem + "é")).containsExactly(accent);
        assertThat(CLIENT.users().find("prefix", stem + "É")).containsExactly(accent);
        assertThat(CLIENT.users().find("prefix", stem + "e\u0301v")).containsExactly(accent);
        assertThat(CLIENT.users().find("prefix", stem + "e")).isEmpty();
        assertThat(CLIENT.users().find("prefix", stem + "σοφ")).containsExactly(greek);
        assertThat(CLIENT.users().find("prefix", stem + "жАН")).containsExactly(cyrillic);
        assertThat(CLIENT.users().find("prefix", stem + "STRASS")).containsExactly(sharp);
        assertThat(CLIENT.users().find("prefix", stem + "王小")).containsExactly(chinese);
    }

    @Test
    void whoIsCalledExactlySoComesFirst() {
        String stem = ConnectDoor.fresh("exact");
        JsonNode begins = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "ly", "last_name", "Aa");
        JsonNode lastName = DOOR.invited(ConnectDoor.fresh("s"), "first_name", "Bea", "last_name", stem);
        JsonNode username = DOOR.invited(stem.toUpperCase(Locale.ROOT), "first_name", "Zoe");
        assertThat(CLIENT.users().find("prefix", stem)).containsExactly(username, lastName, begins);
        assertThat(CLIENT.users().findOne("prefix", stem)).contains(username);
    }

    @Test
    void amongEquallySimilarOnesTheNamesDecide() {
        String stem = ConnectDoor.fresh("similar");
        JsonNode third = DOOR.invited(stem + "a", "first_name", "Cleo", "last_name", "Alm");
        JsonNode first = DOOR.invited(stem + "b", "first_name", "abe", "last_name", "Zorn");
        JsonNode second = DOOR.invited(stem + "c", "first_name", "Bea", "last_name", "Alm");
        JsonNode unnamed = DOOR.invited(stem + "d");
        assertThat(CLIENT.users().find("prefix", stem)).containsExactly(unnamed, first, second, third);
        assertThat(CLIENT.users().find("prefix", stem, "asc_order", "False"))
                .containsExactlyInAnyOrder(unnamed, first, second, third);
    }

    @Test
    void anAskedOrderBeatsSimilarity() {
        String stem = ConnectDoor.fresh("order");
        JsonNode one = DOOR.invited(stem + "c", "first_name", "Bea", "last_name", "Alm", "user_role", "viewer");
        JsonNode two = DOOR.invited(stem, "first_name", "Cleo", "last_name", "Berg", "user_role", "viewer");
        JsonNode three = DOOR.invited(stem + "b", "first_name", "abe", "last_name", "Zorn", "user_role", "viewer");
        assertThat(CLIENT.users().find("prefix", stem, "sort", "first_name")).containsExactly(three, one, two);
        assertThat(CLIENT.users().find("prefix", stem, "sort", "last_name")).containsExactly(one, two, three);
        assertThat(CLIENT.users().find("prefix", stem, "sort", "username")).containsExactly(two, three, one);
        assertThat(CLIENT.users().find("prefix", stem, "sort", "created_time")).containsExactly(one, two, three);
        assertThat(CLIENT.users().find("prefix", stem, "sort", "username", "asc_order", "false"))
                .containsExactly(one, three, two);
        assertThat(CLIENT.users().find("prefix", stem, "sort", "created_time", "asc_order", "false"))
                .containsExactly(three, two, one);
        assertThat(CLIENT.users().find("prefix", stem, "sort", "active_time"))
                .containsExactlyInAnyOrder(one, two, three);
    }

    @Test
    void sortingByRoleKeepsEqualRolesTogether() {
        String stem = ConnectDoor.fresh("ranks");
        for (String role : List.of("viewer", "publisher", "administrator", "viewer", "publisher", "administrator")) {
            DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem, "user_role", role);
        }
        List<String> roles = Json.texts(CLIENT.users().find("prefix", stem, "sort", "user_role"), "user_role");
        assertThat(roles).hasSize(6);
        assertThat(roles.get(0)).isEqualTo(roles.get(1));
        assertThat(roles.get(2)).isEqualTo(roles.get(3)).isEqualTo("publisher");
        assertThat(roles.get(4)).isEqualTo(roles.get(5));
        List<String> turned =
                Json.texts(CLIENT.users().find("prefix", stem, "sort", "user_role", "asc_order", "false"), "user_role");
        assertThat(turned).isEqualTo(roles.reversed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"first_name", "last_name", "username", "active_time", "created_time", "user_role"})
    void pagesOfEveryOrderRepeatNobody(String sort) {
        String stem = ConnectDoor.fresh("tied");
        List<JsonNode> people = new java.util.ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem, "last_name", "Same"));
        }
        List<JsonNode> met = new java.util.ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            String query = Http.query("prefix", stem, "sort", sort, "page_size", 2, "page_number", number);
            met.addAll(Json.list(ok(DOOR.admin().get("v1/users" + query)).get("results")));
        }
        assertThat(met).containsExactlyInAnyOrderElementsOf(people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "guid; drop table", "first_name,last_name", "FIRST_NAME"})
    void anUnknownOrderIsRefused(String sort) {
        assertRefused(DOOR.admin().get("v1/users" + Http.query("sort", sort)), 400);
    }

    @Test
    void aRenamedPersonIsFoundByTheNewNameOnly() {
        String old = ConnectDoor.fresh("old");
        String renamed = ConnectDoor.fresh("new");
        String guid = Json.text(DOOR.invited(old), "guid");
        ok(DOOR.admin().put("v1/users/" + guid, Json.object("username", renamed)));
        assertThat(CLIENT.users().find("prefix", old)).isEmpty();
        assertThat(Json.texts(CLIENT.users().find("prefix", renamed), "guid")).containsExactly(guid);
    }

    @Test
    void aVeryLongPrefixFindsNobody() {
        assertThat(CLIENT.users().find("prefix", "p".repeat(2_000))).isEmpty();
    }
}
