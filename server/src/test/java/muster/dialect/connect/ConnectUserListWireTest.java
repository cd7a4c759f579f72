package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RawHttp;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Pages, filters and counts of {@code v1/users}; what a prefix finds is told elsewhere. */
class ConnectUserListWireTest {
    private static final ConnectDoor DOOR = ConnectDoor.shared();
    private static final ConnectClient CLIENT = DOOR.adminClient();

    @Test
    void countIsTheLengthOfTheListAndGrowsByOne() {
        long before = CLIENT.users().count();
        assertThat(CLIENT.users().find()).hasSize((int) before);
        DOOR.invited(ConnectDoor.fresh("counted"));
        assertThat(CLIENT.users().count()).isEqualTo(before + 1);
        assertThat(CLIENT.users().find()).hasSize((int) before + 1);
    }

    @Test
    void aWordThatAFilterRepeatsCountsOnce() {
        String words = "locked%7C".repeat(1_100) + "locked";
        assertThat(ok(DOOR.admin().get("v1/users?account_status=" + words)))
                .isEqualTo(ok(DOOR.admin().get("v1/users?account_status=locked")));
    }

    @Test
    void prefixesWithoutEndAreRefused() {
        StringBuilder query = new StringBuilder("v1/users?prefix=a0");
        for (int i = 1; i < 1_000; i++) {
            query.append("&prefix=a").append(i);
        }
        assertRefused(DOOR.admin().get(query.toString()), 400, 25);
    }

    @Test
    void leadingZerosOfAPageNumberSayNothing() {
        assertThat(ok(DOOR.admin().get("v1/users?page_number=000000000000001&page_size=01")))
                .isEqualTo(ok(DOOR.admin().get("v1/users?page_number=1&page_size=1")));
    }

    @Test
    void pagesHaveExactlyThreeMembers() {
        JsonNode page = ok(DOOR.admin().get("v1/users?page_size=1"));
        assertThat(Json.names(page)).containsExactly("current_page", "results", "total");
        assertThat(page.get("results")).hasSize(1);
        assertThat(page.get("current_page").isInt()).isTrue();
        assertThat(page.get("total").isInt()).isTrue();
    }

    @Test
    void pagesOfTwoRepeatNobodyAndLeaveNobodyOut() {
        String stem = ConnectDoor.fresh("paged");
        List<JsonNode> people = DOOR.invited(5, stem);
        assertThat(page(stem, 1, 2)).isEqualTo(page(1, 5, people.get(0), people.get(1)));
        assertThat(page(stem, 2, 2)).isEqualTo(page(2, 5, people.get(2), people.get(3)));
        assertThat(page(stem, 3, 2)).isEqualTo(page(3, 5, people.get(4)));
        assertThat(page(stem, 4, 2)).isEqualTo(page(4, 5));
        assertThat(page(stem, 100, 2)).isEqualTo(page(100, 5));
    }

    @Test
    void aWalkThroughTheWholeDirectoryMeetsEveryoneOnce() {
        DOOR.invited(3, ConnectDoor.fresh("walked"));
        List<String> met = new ArrayList<>();
        JsonNode page;
        int next = 1;
        do {
            page = ok(DOOR.admin().get("v1/users?page_size=7&page_number=" + next));
            assertThat(page.get("current_page").intValue()).isEqualTo(next);
            met.addAll(Json.texts(page.get("results"), "guid"));
            // The client for R adds one to the page that it was told.
            next = page.get("current_page").intValue() + 1;
        } while (!page.get("results").isEmpty());
        assertThat(new HashSet<>(met)).hasSameSizeAs(met);
        assertThat(met).hasSize(page.get("total").intValue());
        assertThat(met).containsExactlyElementsOf(Json.texts(CLIENT.users().find(), "guid"));
    }

    @Test
    void aPageFarBehindTheLastIsEmptyAndKeepsItsNumber() {
        long total = DOOR.countUsers();
        JsonNode page = ok(DOOR.admin().get("v1/users?page_number=1000000&page_size=500"));
        assertThat(page).isEqualTo(page(1_000_000, total));
    }

    @Test
    void withoutPageSizeTwentyCome() {
        DOOR.invited(21, ConnectDoor.fresh("twenty"));
        JsonNode page = ok(DOOR.admin().get("v1/users"));
        assertThat(page.get("results")).hasSize(20);
        assertThat(page.get("current_page").intValue()).isEqualTo(1);
        assertThat(page.get("total").longValue()).isEqualTo(DOOR.countUsers()).isGreaterThan(20);
    }

    @Test
    void moreThanOneLargestPageIsWalkedBySdkToTheEnd() {
        try (RunningMuster server = RunningMuster.with()) {
            ConnectDoor door = new ConnectDoor(server);
            List<JsonNode> people = door.invited(501, "crowd");
            List<JsonNode> found = door.adminClient().users().find("prefix", "crowd");
            assertThat(found).containsExactlyElementsOf(people);
            assertThat(door.adminClient().users().find()).hasSize(502);
            assertThat(door.adminClient().users().count()).isEqualTo(502);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "page_size=0, 13",
        "page_size=501, 13",
        "page_size=-1, 13",
        "page_size=many, 25",
        "page_size=1.5, 25",
        "page_number=0, 13",
        "page_number=-1, 13",
        "page_number=first, 25",
    })
    void pagesOutOfRangeAreRefused(String query, int code) {
        assertRefused(DOOR.admin().get("v1/users?" + query), 400, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page_size=99999999999999999999",
                "page_size=",
                "page_size=0x10",
                "page_size=%31%00",
                "page_size=1e2",
                "page_size=%2B5%205",
                "page_number=99999999999999999999",
                "page_number=",
                "page_number=NaN",
                "page_number=%D9%A1x",
            })
    void whatIsNoNumberOfAPageIsRefused(String query) {
        assertRefused(DOOR.admin().get("v1/users?" + query), 400);
    }

    @Test
    void fiveHundredIsAPageSize() {
        assertThat(ok(DOOR.admin().get("v1/users?page_size=500")).get("results"))
                .hasSize((int) Math.min(500, DOOR.countUsers()));
    }

    @Test
    void withoutPrefixFirstNameThenLastNameThenUsernameDecideIgnoringCase() {
        String stem = ConnectDoor.fresh("Sorted");
        JsonNode third = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "b", "last_name", "Alm");
        JsonNode second = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "A", "last_name", "berg");
        JsonNode first = DOOR.invited(ConnectDoor.fresh("s"), "first_name", stem + "a", "last_name", "Alm");
        String tied = ConnectDoor.fresh("s");
        JsonNode fifth = DOOR.invited(tied + "b", "first_name", stem + "C", "last_name", "Dahl");
        JsonNode fourth = DOOR.invited(tied + "A", "first_name", stem + "c", "last_name", "dahl");
        List<JsonNode> mine = List.of(first, second, third, fourth, fifth);
        assertThat(CLIENT.users().find().stream().filter(mine::contains)).containsExactlyElementsOf(mine);
        assertThat(CLIENT.users().find("asc_order", "false").stream().filter(mine::contains))
                .containsExactlyElementsOf(mine.reversed());
        assertThat(CLIENT.users().find("asc_order", "true").stream().filter(mine::contains))
                .containsExactlyElementsOf(mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "0"})
    void everySpellingOfFalseTurnsTheOrderRound(String spelling) {
        String stem = ConnectDoor.fresh("turned");
        List<JsonNode> people = DOOR.invited(3, stem);
        assertThat(CLIENT.users().find("prefix", stem, "asc_order", spelling))
                .containsExactlyElementsOf(people.reversed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "1"})
    void everySpellingOfTrueKeepsTheOrder(String spelling) {
        String stem = ConnectDoor.fresh("kept");
        List<JsonNode> people = DOOR.invited(3, stem);
        assertThat(CLIENT.users().find("prefix", stem, "asc_order", spelling)).containsExactlyElementsOf(people);
    }

    @Test
    void whatIsNeitherTrueNorFalseIsRefused() {
        assertRefused(DOOR.admin().get("v1/users?asc_order=maybe"), 400, 25);
    }

    @Test
    void rolesFilterAloneAndJoined() {
        String stem = ConnectDoor.fresh("roles");
        JsonNode viewer = DOOR.invited(stem + "c", "user_role", "viewer");
        JsonNode publisher = DOOR.invited(stem + "b", "user_role", "publisher");
        JsonNode administrator = DOOR.invited(stem + "a", "user_role", "administrator");
        assertThat(CLIENT.users().find("prefix", stem, "user_role", "viewer")).containsExactly(viewer);
        assertThat(CLIENT.users().find("prefix", stem, "user_role", "publisher"))
                .containsExactly(publisher);
        assertThat(CLIENT.users().find("prefix", stem, "user_role", "administrator"))
                .containsExactly(administrator);
        assertThat(CLIENT.users().find("prefix", stem, "user_role", "viewer|publisher"))
                .containsExactly(publisher, viewer);
        assertThat(CLIENT.users().find("prefix", stem, "user_role", "administrator|viewer|publisher"))
                .containsExactly(administrator, publisher, viewer);
        assertThat(CLIENT.users().find("user_role", "publisher"))
                .contains(publisher)
                .allSatisfy(user -> assertThat(Json.text(user, "user_role")).isEqualTo("publisher"));
    }

    @Test
    void theBarBetweenRolesMayComeUnescaped() {
        String stem = ConnectDoor.fresh("bar");
        JsonNode publisher = DOOR.invited(stem + "a", "user_role", "publisher");
        JsonNode viewer = DOOR.invited(stem + "b", "user_role", "viewer");
        DOOR.invited(stem + "c", "user_role", "administrator");
        Answer answer = RawHttp.get(
                DOOR.server().url(),
                "/__api__/v1/users?user_role=viewer|publisher&prefix=" + stem,
                "Authorization: Key " + RunningMuster.ADMINISTRATOR_KEY);
        assertThat(ok(answer)).isEqualTo(page(1, 2, publisher, viewer));
    }

    @Test
    void aFilterGivenTwiceHasToHoldTwice() {
        String stem = ConnectDoor.fresh("twice");
        JsonNode viewer = DOOR.invited(stem, "user_role", "viewer");
        String path = "v1/users?prefix=" + stem + "&user_role=viewer&user_role=";
        assertThat(ok(DOOR.admin().get(path + "publisher"))).isEqualTo(page(1, 0));
        assertThat(ok(DOOR.admin().get(path + "viewer"))).isEqualTo(page(1, 1, viewer));
    }

    @Test
    void everyoneHasExactlyOneStatus() {
        String stem = ConnectDoor.fresh("status");
        JsonNode unused = DOOR.invited(stem + "a");
        JsonNode locked = DOOR.invited(stem + "b");
        CLIENT.users().get(Json.text(locked, "guid")).lock(false);
        JsonNode lockedNow = DOOR.user(Json.text(locked, "guid"));
        assertThat(CLIENT.users().find("prefix", stem, "account_status", "locked"))
                .containsExactly(lockedNow);
        assertThat(CLIENT.users().find("prefix", stem, "account_status", "inactive"))
                .containsExactly(unused);
        assertThat(CLIENT.users().find("prefix", stem, "account_status", "licensed"))
                .isEmpty();
        assertThat(CLIENT.users().find("prefix", stem, "account_status", "locked|inactive"))
                .containsExactly(unused, lockedNow);
        assertThat(CLIENT.users().find("prefix", stem, "account_status", "licensed|inactive"))
                .containsExactly(unused);
        assertThat(CLIENT.users().find("prefix", stem, "account_status", "licensed|inactive|locked"))
                .containsExactly(unused, lockedNow);
    }

    @Test
    void lockingSomebodyMakesOneMoreLockedPerson() {
        Person person = DOOR.viewer();
        ok(person.http().get("v1/user"));
        Eventually.holds("who used a key is licensed", Duration.ofSeconds(10), () -> statusHas(person, "licensed"));
        int before = CLIENT.users().find("account_status", "locked").size();
        CLIENT.users().get(person.guid()).lock(false);
        List<JsonNode> locked = CLIENT.users().find("account_status", "locked");
        assertThat(locked)
                .hasSize(before + 1)
                .allSatisfy(
                        user -> assertThat(user.get("locked").booleanValue()).isTrue());
        assertThat(statusHas(person, "licensed|inactive")).isFalse();
        assertThat(statusHas(person, "locked|licensed")).isTrue();
        assertThat(Json.texts(CLIENT.users().find("account_status", "licensed"), "username"))
                .contains(RunningMuster.ADMINISTRATOR_USERNAME);
    }

    @Test
    void filtersOfDifferentKindsHaveToHoldTogether() {
        String stem = ConnectDoor.fresh("together");
        JsonNode wanted = DOOR.invited(stem + "a", "user_role", "publisher");
        JsonNode locked = DOOR.invited(stem + "b", "user_role", "publisher");
        DOOR.invited(stem + "c", "user_role", "viewer");
        CLIENT.users().get(Json.text(locked, "guid")).lock(false);
        assertThat(CLIENT.users().find("prefix", stem, "user_role", "publisher", "account_status", "inactive"))
                .containsExactly(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"king", "viewer|king", "king|viewer", "Viewer", "viewer,publisher", "viewer||publisher"})
    void unknownRolesInAFilterAreRefused(String role) {
        assertRefused(DOOR.admin().get("v1/users" + Http.query("user_role", role)), 400, 112);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asleep", "locked|asleep", "LOCKED", "locked,licensed"})
    void unknownStatusesInAFilterAreRefused(String status) {
        assertRefused(DOOR.admin().get("v1/users" + Http.query("account_status", status)), 400, 115);
    }

    @Test
    void unknownParametersAreIgnored() {
        long total = DOOR.countUsers();
        JsonNode page = ok(DOOR.admin().get("v1/users?username=iris&page_size=1&colour=green"));
        assertThat(page.get("total").longValue()).isEqualTo(total).isGreaterThan(1);
    }

    @Test
    void everybodySignedInSeesEverybodyWithAddress() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("seen"));
        String username = Json.text(user, "username");
        assertThat(DOOR.viewer().client().users().find("prefix", username)).containsExactly(user);
        assertThat(DOOR.publisher().client().users().find("prefix", username)).containsExactly(user);
        assertThat(DOOR.viewer().client().users().get(Json.text(user, "guid")).attributes())
                .isEqualTo(user);
        assertThat(DOOR.viewer().client().users().count()).isEqualTo(DOOR.countUsers());
    }

    private static boolean statusHas(Person person, String status) {
        return CLIENT.users().find("account_status", status).stream()
                .anyMatch(user -> Json.text(user, "guid").equals(person.guid()));
    }

    private static JsonNode page(String prefix, int number, int size) {
        String query = Http.query("prefix", prefix.toUpperCase(Locale.ROOT), "page_number", number, "page_size", size);
        return ok(DOOR.admin().get("v1/users" + query));
    }

    private static JsonNode page(int number, long total, JsonNode... results) {
        JsonNode page = Json.object("results", List.of(), "current_page", number, "total", total);
        return ((tools.jackson.databind.node.ObjectNode) page).set("results", Json.array(results));
    }
}
