package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertNothing;
import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.fresh;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.CryosparcDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** On a server of its own, because a lane is everybody's. */
class CryosparcLanesWireTest {
    private static final RunningMuster SERVER = RunningMuster.with();
    private static final CryosparcDoor DOOR = new CryosparcDoor(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void removeLanes() {
        for (JsonNode lane : ok(DOOR.admin().get("resources/lanes"))) {
            assertNothing(remove(DOOR.admin(), Json.text(lane, "name")));
        }
    }

    private static String add(String stem) {
        String name = fresh(stem);
        ok(DOOR.admin().post("resources/lanes", lane(name)));
        return name;
    }

    private static JsonNode lane(String name) {
        return Json.object("name", name, "type", "node", "title", "Lane " + name, "desc", null);
    }

    private static Answer remove(Http who, String name) {
        return who.delete("resources/lanes/" + Http.escape(name));
    }

    private static Answer choose(Http who, String id, String... names) {
        String body = Stream.of(names).map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
        return chooseWith(who, id, body);
    }

    private static Answer chooseWith(Http who, String id, String body) {
        return who.send("PUT", "users/" + id + "/lanes", "application/json", BodyPublishers.ofString(body));
    }

    private static List<String> texts(JsonNode array) {
        return Json.list(array).stream().map(JsonNode::stringValue).toList();
    }

    private static List<String> shown(Person person) {
        return texts(person.seen().get("lanes"));
    }

    private static List<String> own(Person person) {
        return texts(ok(person.http().get("users/me/lanes")));
    }

    @Test
    void laneAppearsAndGoes() {
        JsonNode cluster =
                Json.object("name", fresh("big"), "type", "cluster", "title", "Große Maschine", "desc", "Ask first.");
        assertThat(ok(DOOR.admin().post("resources/lanes", cluster))).isEqualTo(cluster);
        Person ada = DOOR.user();

        assertThat(Json.list(ok(ada.http().get("resources/lanes")))).containsExactly(cluster);
        assertNothing(remove(DOOR.admin(), Json.text(cluster, "name")));
        assertThat(ok(ada.http().get("resources/lanes"))).isEmpty();
        assertRefused(remove(DOOR.admin(), Json.text(cluster, "name")), 404);
    }

    @Test
    void descriptionMayBeLeftOutAsClientsLeaveOutWhatIsNull() {
        String name = fresh("gpu");
        JsonNode sent = Json.object("name", name, "type", "node", "title", "");

        assertThat(ok(DOOR.admin().post("resources/lanes", sent))).isEqualTo(Json.with(sent, "desc", null));
    }

    @Test
    void laneThatIsSentAgainIsRefusedAndStaysOne() {
        String name = add("gpu");
        assertRefused(DOOR.admin().post("resources/lanes", lane(name)), 409);

        assertThat(ok(DOOR.admin().get("resources/lanes"))).hasSize(1);
    }

    @Test
    void onlyAdministratorsChangeLanes() {
        String name = add("gpu");
        Person ada = DOOR.user();
        Person manager = DOOR.user();
        SERVER.command("user", "rank", manager.username(), "manager");

        for (Http who : List.of(ada.http(), manager.http())) {
            assertRefused(who.post("resources/lanes", lane(fresh("x"))), 403);
            assertRefused(who.post("resources/lanes", Json.object("no", "lane")), 403);
            assertRefused(remove(who, name), 403);
            assertRefused(remove(who, "unknown"), 403);
            assertRefused(choose(who, ada.id()), 403);
            assertRefused(chooseWith(who, ada.id(), "no list"), 403);
        }
        assertRefused(DOOR.anybody().post("resources/lanes", lane(fresh("x"))), 401);
        assertRefused(DOOR.anybody().get("resources/lanes"), 401);
        assertRefused(DOOR.anybody().get("resources/targets"), 401);
        assertRefused(DOOR.anybody().get("users/me/lanes"), 401);
        assertThat(own(ada)).containsExactly(name);
    }

    @Test
    void whoIsKeptToOneLaneSeesThatOneEverywhere() {
        String kept = add("a");
        String other = add("b");
        Person ada = DOOR.user();
        assertThat(shown(ada)).containsExactly(kept, other);
        JsonNode answer = ok(choose(DOOR.admin(), ada.id(), kept));

        assertThat(texts(answer.get("lanes"))).containsExactly(kept);
        assertThat(own(ada)).containsExactly(kept);
        assertThat(texts(ok(ada.http().get("users/" + ada.id() + "/lanes")))).containsExactly(kept);
        assertThat(texts(ok(DOOR.admin().get("users/" + Http.escape(ada.email()) + "/lanes"))))
                .containsExactly(kept);
        assertThat(shown(ada)).containsExactly(kept);
        assertThat(DOOR.find())
                .filteredOn(user -> Json.text(user, "_id").equals(ada.id()))
                .extracting(user -> texts(user.get("lanes")))
                .containsExactly(List.of(kept));
        assertThat(answer.get("updated_at")).isEqualTo(ada.seen().get("updated_at"));
    }

    @Test
    void lanesOfOthersAreNobodysBusiness() {
        Person ada = DOOR.user();
        Person bob = DOOR.user();

        assertRefused(ada.http().get("users/" + bob.id() + "/lanes"), 403);
        assertRefused(ada.http().get("users/nobody@lab.example/lanes"), 403);
        assertRefused(DOOR.admin().get("users/nobody@lab.example/lanes"), 404);
        assertRefused(choose(DOOR.admin(), CryosparcDoor.UNUSED_ID), 404);
    }

    @Test
    void orderIsKeptAndRepetitionsAreDropped() {
        String a = add("a");
        String b = add("b");
        Person ada = DOOR.user();
        ok(choose(DOOR.admin(), ada.id(), b, a, b));

        assertThat(own(ada)).containsExactly(b, a);
        ok(choose(DOOR.admin(), ada.id()));
        assertThat(own(ada)).isEmpty();
    }

    @Test
    void choosingWhatIsThereChangesNothing() {
        String a = add("a");
        Person ada = DOOR.user();
        JsonNode before = ada.seen();

        assertThat(ok(choose(DOOR.admin(), ada.id(), a, a))).isEqualTo(before);
        assertThat(ada.seen()).isEqualTo(before);
    }

    @Test
    void newLaneIsForThoseWhoArePresentAndRemovedOneForNobody() {
        String a = add("a");
        Person ada = DOOR.user();
        Person kept = DOOR.user();
        ok(choose(DOOR.admin(), kept.id()));
        String b = add("b");

        assertThat(own(ada)).containsExactly(a, b);
        assertThat(own(kept)).containsExactly(b);
        assertNothing(remove(DOOR.admin(), b));
        assertThat(own(kept)).isEmpty();
        assertThat(shown(ada)).containsExactly(a);
    }

    @Test
    void administratorsUseAllLanesAndKeepTheirOwnForLater() {
        String a = add("a");
        String b = add("b");
        Person boss = DOOR.administrator();
        ok(choose(DOOR.admin(), boss.id(), b));

        assertThat(own(boss)).containsExactly(a, b);
        assertThat(texts(ok(DOOR.admin().get("users/" + boss.id() + "/lanes")))).containsExactly(a, b);
        assertThat(shown(boss)).containsExactly(b);
        ok(CodeSite.setRole(DOOR.admin(), boss.id(), "user"));
        assertThat(own(boss)).containsExactly(b);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "\"a\"",
                "1",
                "[1]",
                "[null]",
                "[[]]",
                "[\"unknown\"]",
                "[\"\"]",
                "[\"a\\u0000\"]",
                "",
                "[",
                "[\"unknown\",",
                "[] []"
            })
    void otherChoicesAreRefusedAndChangeNothing(String body) {
        String a = add("a");
        Person ada = DOOR.user();
        assertRefused(chooseWith(DOOR.admin(), ada.id(), body), 422);

        assertThat(own(ada)).containsExactly(a);
    }

    @Test
    void oneUnknownLaneAmongManyChangesNothing() {
        String a = add("a");
        String b = add("b");
        Person ada = DOOR.user();
        ok(choose(DOOR.admin(), ada.id(), b));
        assertRefused(choose(DOOR.admin(), ada.id(), a, "unknown"), 422);
        assertRefused(choose(DOOR.admin(), ada.id(), a.toUpperCase(Locale.ROOT)), 422);

        assertThat(own(ada)).containsExactly(b);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "\"gpu\"",
                "{\"name\":\"\",\"type\":\"node\",\"title\":\"t\"}",
                "{\"name\":\" \",\"type\":\"node\",\"title\":\"t\"}",
                "{\"name\":null,\"type\":\"node\",\"title\":\"t\"}",
                "{\"name\":1,\"type\":\"node\",\"title\":\"t\"}",
                "{\"name\":\"a\",\"type\":\"NODE\",\"title\":\"t\"}",
                "{\"name\":\"a\",\"type\":\"none\",\"title\":\"t\"}",
                "{\"name\":\"a\",\"type\":\"node\"}",
                "{\"name\":\"a\",\"type\":\"node\",\"title\":\"t\",\"desc\":1}",
                "{\"name\":\"a\\nb\",\"type\":\"node\",\"title\":\"t\"}",
                "{\"name\":\"a\\u0000\",\"type\":\"node\",\"title\":\"t\"}",
                "{\"name\":\"a\",\"type\":\"node\",\"title\":\"t\\u0007\"}",
                "{\"name\":\"a\",\"name\":\"b\",\"type\":\"node\",\"title\":\"t\"}"
            })
    void otherLanesAreRefused(String body) {
        assertRefused(
                DOOR.admin().send("POST", "resources/lanes", "application/json", BodyPublishers.ofString(body)), 422);

        assertThat(ok(DOOR.admin().get("resources/lanes"))).isEmpty();
    }

    /** The client puts names into paths and leaves slashes as they are: such a lane could never be removed. */
    @ParameterizedTest
    @ValueSource(strings = {"a/b", "/", "a/", ".", "..", "a\\..", "a;.."})
    void namesThatNoPathCanHoldAreRefused(String name) {
        assertRefused(DOOR.admin().post("resources/lanes", lane(name)), 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GPU lane 1", "a+b", "50%", "ö ☃", "a?b#c", "a&b=c", "%2F", "me", "a.b", "a:b@c", "'\"<script>"})
    void otherNamesAreFoundUnderWhatTheyAre(String name) {
        ok(DOOR.admin().post("resources/lanes", lane(name)));

        assertThat(Json.text(ok(DOOR.user().http().get("resources/lanes/" + Http.escape(name))), "name"))
                .isEqualTo(name);
        assertNothing(remove(DOOR.admin(), name));
    }

    @Test
    void longTextsAreRefused() {
        assertRefused(DOOR.admin().post("resources/lanes", lane("n".repeat(65))), 422);
        assertRefused(DOOR.admin().post("resources/lanes", Json.with(lane("a"), "title", "t".repeat(256))), 422);
        assertRefused(DOOR.admin().post("resources/lanes", Json.with(lane("a"), "desc", "d".repeat(5_000))), 422);
        assertRefused(DOOR.admin().get("resources/lanes/" + "n".repeat(3_000)), 404);
        assertRefused(chooseWith(DOOR.admin(), DOOR.user().id(), "[" + "\"x\",".repeat(50_000) + "\"x\"]"), 422);
    }

    @Test
    void thereAreNoTargetsToBeTold() {
        Person ada = DOOR.user();

        assertThat(ok(ada.http().get("resources/targets"))).isEmpty();
        assertThat(ok(ada.http().get("resources/targets?lane=unknown"))).isEmpty();
    }
}
