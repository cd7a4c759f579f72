package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import muster.testing.Answer;
import muster.testing.BrowserSession;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectAuditWireTest {
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @Test
    void creatingLockingAndUnlockingAreWrittenDownWithMeAsActor() {
        String username = ConnectDoor.fresh("audited");
        JsonNode user = DOOR.invited(username, "first_name", "Ada", "last_name", "Lund");
        DOOR.adminClient().users().get(Json.text(user, "guid")).lock(false);
        DOOR.adminClient().users().get(Json.text(user, "guid")).unlock();
        List<JsonNode> entries = newest(3);
        JsonNode unlocked = entries.get(0);
        JsonNode locked = entries.get(1);
        JsonNode created = entries.get(2);
        assertThat(Json.text(created, "action")).isEqualTo("add_user");
        assertThat(Json.text(locked, "action")).isEqualTo("update_lock_user");
        assertThat(Json.text(unlocked, "action")).isEqualTo("update_lock_user");
        assertThat(Json.text(created, "event_description")).contains("Ada Lund (" + username + ")");
        assertThat(Json.text(locked, "event_description")).endsWith("(" + username + "): true");
        assertThat(Json.text(unlocked, "event_description")).endsWith("(" + username + "): false");
        JsonNode me = DOOR.adminClient().me().attributes();
        for (JsonNode entry : entries) {
            assertThat(Json.names(entry))
                    .containsExactly(
                            "action", "event_description", "id", "time", "user_description", "user_guid", "user_id");
            assertThat(Json.text(entry, "user_guid")).isEqualTo(Json.text(me, "guid"));
            assertThat(Json.text(entry, "user_description")).isEqualTo("Iris Berg (iris)");
            assertThat(Json.text(entry, "id")).matches("[0-9]+");
            assertThat(Json.text(entry, "user_id")).matches("[0-9]+");
            assertThat(Json.text(entry, "time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
    }

    @Test
    void everyChangeHasExactlyOneEntryAndNothingElseHasAny() {
        Person person = DOOR.publisher();
        JsonNode group = DOOR.group(ConnectDoor.fresh("Audited"));
        String path = "v1/groups/" + Json.text(group, "guid");
        String member = path + "/members/" + person.guid();
        JsonNode membership = Json.object("user_guid", person.guid());
        String keys = "v1/users/" + person.guid() + "/keys";
        assertOneEntry(
                "edit_user", () -> DOOR.admin().put("v1/users/" + person.guid(), Json.object("first_name", "Ada")));
        assertEntries(0, () -> DOOR.admin().put("v1/users/" + person.guid(), Json.object("first_name", "Ada")));
        assertOneEntry(
                "add_group", () -> DOOR.admin().post("v1/groups", Json.object("name", ConnectDoor.fresh("Audited"))));
        assertEntries(1, () -> DOOR.admin().patch(path, Json.object("name", ConnectDoor.fresh("Audited"))));
        assertEntries(1, () -> DOOR.admin().post(path + "/members", membership));
        assertEntries(1, () -> DOOR.admin().delete(member));
        assertOneEntry("remove_group", () -> DOOR.admin().delete(path));
        assertEntries(1, () -> person.http().post(keys, Json.object("name", "audited")));
        String id = Json.text(ok(person.http().get(keys)).get(1), "id");
        assertEntries(1, () -> person.http().delete(keys + "/" + id));
        assertOneEntry("user_login", () -> BrowserSession.signIn(DOOR.server(), person.username(), person.password()));
        assertEntries(0, () -> DOOR.admin().get("v1/users"));
        assertEntries(0, () -> BrowserSession.signIn(DOOR.server(), person.username(), "wrong password"));
        assertRefusedWithoutEntry(() -> DOOR.admin().post("v1/users", ConnectDoor.newInvited(person.username())));
        assertRefusedWithoutEntry(() -> person.http().post("v1/users/" + person.guid() + "/lock", Json.object()));
    }

    @Test
    void secretsAreNotWrittenDown() {
        String username = ConnectDoor.fresh("secret");
        DOOR.create(ConnectDoor.newUser(username, "password", "hunter2-hunter2"));
        BrowserSession session = BrowserSession.of(DOOR.server(), username, "hunter2-hunter2");
        String key = Json.text(ok(session.writing().post("keys", Json.object("name", "k"))), "key");
        String ledger =
                DOOR.admin().get("v1/audit_logs?asc_order=false&limit=10").text();
        assertThat(ledger).contains(username).doesNotContain("hunter2", key, key.substring(0, 12), "argon2");
    }

    @Test
    void textOfPeopleCannotForgeAnEntry() {
        String name = "x (root): true\"},{\"action\":\"forged";
        JsonNode user = DOOR.invited(ConnectDoor.fresh("forger"), "first_name", name);
        JsonNode entry = newest(1).getFirst();
        assertThat(Json.text(entry, "action")).isEqualTo("add_user");
        assertThat(Json.text(entry, "event_description")).contains(name, Json.text(user, "username"));
    }

    @Test
    void theClientForRFollowsNextUntilItIsNull() {
        try (RunningMuster server = RunningMuster.with()) {
            ConnectDoor door = new ConnectDoor(server);
            for (int i = 0; i < 7; i++) {
                door.invited("person" + i);
            }
            List<String> all =
                    Json.texts(ok(door.admin().get("v1/audit_logs?limit=500")).get("results"), "id");
            assertThat(all).hasSizeGreaterThanOrEqualTo(7).doesNotHaveDuplicates();
            for (String order : List.of("asc_order=true", "asc_order=false", "ascOrder=true", "ascOrder=false")) {
                List<String> expected = order.endsWith("true") == isAscending(door) ? all : all.reversed();
                assertThat(walk(door, "v1/audit_logs?limit=3&" + order))
                        .as(order)
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    @Test
    void aWalkGoesBackTheWayItCame() {
        JsonNode first = ok(DOOR.admin().get("v1/audit_logs?limit=2"));
        JsonNode paging = first.get("paging");
        assertThat(Json.names(paging)).containsExactly("cursors", "first", "last", "next", "previous");
        assertThat(Json.names(paging.get("cursors"))).containsExactly("next", "previous");
        assertThat(paging.get("previous").isNull()).isTrue();
        JsonNode second = ok(follow(DOOR, Json.text(paging, "next")));
        assertThat(Json.texts(second.get("results"), "id"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(Json.texts(first.get("results"), "id"));
        JsonNode back = ok(follow(DOOR, Json.text(second.get("paging"), "previous")));
        assertThat(back.get("results")).isEqualTo(first.get("results"));
        String cursor = Json.text(paging.get("cursors"), "next");
        JsonNode byCursor = ok(DOOR.admin().get("v1/audit_logs" + Http.query("limit", 2, "next", cursor)));
        assertThat(byCursor.get("results")).isEqualTo(second.get("results"));
        JsonNode again = ok(follow(DOOR, Json.text(paging, "first")));
        assertThat(again.get("results")).isEqualTo(first.get("results"));
        JsonNode last = ok(follow(DOOR, Json.text(paging, "last")));
        assertThat(last.get("results")).hasSizeBetween(1, 2);
        assertThat(last.get("paging").get("next").isNull()).isTrue();
    }

    @Test
    void twentyEntriesComeUnlessMoreAreAskedFor() {
        DOOR.invited(21, ConnectDoor.fresh("entries"));
        assertThat(ok(DOOR.admin().get("v1/audit_logs")).get("results")).hasSize(20);
        assertThat(ok(DOOR.admin().get("v1/audit_logs?limit=21")).get("results"))
                .hasSize(21);
        assertThat(ok(DOOR.admin().get("v1/audit_logs?limit=1")).get("results")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=some",
                "asc_order=maybe",
                "next=nonsense",
                "previous=nonsense",
                "next=%00",
                "next=-1",
                "next=999999999999999999999999"
            })
    void nonsenseIsRefused(String query) {
        assertRefused(DOOR.admin().get("v1/audit_logs?" + query), 400);
    }

    @Test
    void onlyAdministratorsReadIt() {
        assertRefused(DOOR.viewer().http().get("v1/audit_logs"), 403, 22, 19);
        assertRefused(DOOR.publisher().http().get("v1/audit_logs"), 403, 22, 19);
        assertRefused(DOOR.anonymous().get("v1/audit_logs"), 401, 24);
    }

    /** The newest entries, newest first, whatever order comes without asking. */
    private static List<JsonNode> newest(int count) {
        return Json.list(ok(DOOR.admin().get("v1/audit_logs?asc_order=false&limit=" + count))
                .get("results"));
    }

    private static boolean isAscending(ConnectDoor door) {
        JsonNode page = ok(door.admin().get("v1/audit_logs?limit=500")).get("results");
        JsonNode oldest =
                ok(door.admin().get("v1/audit_logs?limit=1&asc_order=true")).get("results");
        return page.get(0).equals(oldest.get(0));
    }

    private static List<String> walk(ConnectDoor door, String path) {
        List<String> met = new ArrayList<>();
        JsonNode page = ok(door.admin().get(path));
        met.addAll(Json.texts(page.get("results"), "id"));
        while (!page.get("paging").get("next").isNull()) {
            page = ok(follow(door, Json.text(page.get("paging"), "next")));
            met.addAll(Json.texts(page.get("results"), "id"));
            assertThat(met.size()).as("a walk that ends").isLessThan(1_000);
        }
        return met;
    }

    private static Answer follow(ConnectDoor door, String url) {
        assertThat(url).startsWith("http");
        String base = door.admin().base();
        assertThat(URI.create(url).getPort()).isEqualTo(URI.create(base).getPort());
        return door.admin().get(url.substring(url.indexOf("/__api__/") + "/__api__/".length()));
    }

    private interface Act {
        Answer run();
    }

    private static void assertOneEntry(String action, Act act) {
        assertEntries(1, act);
        assertThat(Json.text(newest(1).getFirst(), "action")).isEqualTo(action);
    }

    private static void assertEntries(int expected, Act act) {
        String before = Json.text(newest(1).getFirst(), "id");
        act.run();
        List<String> ids = Json.texts(newest(10), "id");
        assertThat(ids.indexOf(before)).as(newest(3).toString()).isEqualTo(expected);
    }

    private static void assertRefusedWithoutEntry(Act act) {
        assertEntries(0, () -> {
            Answer answer = act.run();
            assertThat(answer.status()).isBetween(400, 499);
            return answer;
        });
    }
}
