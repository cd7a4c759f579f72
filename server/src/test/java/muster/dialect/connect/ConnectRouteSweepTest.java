package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every endpoint, asked by everybody who should not: what it answers, and that it does nothing. */
class ConnectRouteSweepTest {
    private static final String FINE = "200";
    private static final ConnectDoor DOOR = ConnectDoor.shared();
    private static final World WORLD = World.make();

    /** Things that belong to an administrator or a publisher whom nobody here is. */
    private record World(
            Person owner,
            String user,
            String group,
            String item,
            String permission,
            String key,
            Person viewer,
            Person publisher,
            Person locked) {

        static World make() {
            Person owner = DOOR.publisher();
            String user = Json.text(DOOR.invited(ConnectDoor.fresh("target")), "guid");
            ConnectClient.Group group = DOOR.adminClient().groups().create(ConnectDoor.fresh("Target"));
            group.addMember(user);
            ConnectClient.Item item = owner.client().content().create();
            item.addPermission(user, "user", "viewer");
            String permission = Json.text(item.findPermissions().getFirst(), "id");
            String keys = "v1/users/" + owner.guid() + "/keys";
            String key = Json.text(ok(owner.http().get(keys)).get(0), "id");
            Person locked = DOOR.administrator();
            DOOR.adminClient().users().get(locked.guid()).lock(false);
            return new World(
                    owner, user, group.guid(), item.guid(), permission, key, DOOR.viewer(), DOOR.publisher(), locked);
        }

        /** Everything that the swept requests aim at. */
        String state() {
            StringBuilder all = new StringBuilder();
            all.append(DOOR.user(user));
            all.append(Json.without(DOOR.user(owner.guid()), "active_time"));
            all.append(ok(DOOR.admin().get("v1/groups/" + group)));
            all.append(ok(DOOR.admin().get("v1/groups/" + group + "/members")));
            all.append(ok(owner.http().get("v1/content/" + item)));
            all.append(ok(owner.http().get("v1/content/" + item + "/permissions")));
            ok(owner.http().get("v1/users/" + owner.guid() + "/keys"))
                    .forEach(each -> all.append(Json.without(each, "active_time")));
            all.append(DOOR.countUsers());
            return all.toString();
        }
    }

    /** What an endpoint answers: {@code 200}, or a status and the codes that may come with it. */
    record Row(String verb, String path, JsonNode body, String viewer, String publisher) {
        @Override
        public String toString() {
            return verb + " " + path.replaceAll("[0-9a-f-]{36}", "{guid}").replaceAll("/[0-9]+$", "/{id}");
        }

        Answer sendBy(Http http) {
            return body == null ? http.send(verb, path) : http.send(verb, path, body);
        }
    }

    static List<Row> rows() {
        String user = "v1/users/" + WORLD.user();
        String keys = "v1/users/" + WORLD.owner().guid() + "/keys";
        String group = "v1/groups/" + WORLD.group();
        String item = "v1/content/" + WORLD.item();
        JsonNode share = Json.object("principal_guid", WORLD.user(), "principal_type", "user", "role", "viewer");
        JsonNode member = Json.object("user_guid", WORLD.owner().guid());
        JsonNode newUser = ConnectDoor.newInvited(ConnectDoor.fresh("swept"));
        JsonNode name = Json.object("name", ConnectDoor.fresh("Swept"));
        JsonNode title = Json.object("title", "Swept");
        return List.of(
                row("GET", "v1/user", null, FINE, FINE),
                row("GET", "me", null, FINE, FINE),
                row("GET", "users/current", null, FINE, FINE),
                row("POST", "keys", Json.object("name", ""), "400 62", "400 62"),
                row("GET", "v1/users", null, FINE, FINE),
                row("POST", "v1/users", newUser, "403 22", "403 22"),
                row("PUT", "v1/users", Json.object("temp_ticket", "abc"), "403 22", "400 119"),
                row("GET", "v1/users/remote?prefix=a", null, "403 22", "400 132"),
                row("GET", user, null, FINE, FINE),
                row("PUT", user, Json.object("first_name", "Swept"), "403 21 22", "403 21 22"),
                row("POST", user + "/lock", Json.object("locked", true), "403 49", "403 49"),
                row("GET", keys, null, "403", "403"),
                row("POST", keys, name, "403", "403"),
                row("GET", keys + "/" + WORLD.key(), null, "403", "403"),
                row("DELETE", keys + "/" + WORLD.key(), null, "403", "403"),
                row("GET", "v1/groups", null, FINE, FINE),
                row("POST", "v1/groups", name, "403 22", "403 22"),
                row("PUT", "v1/groups", Json.object("temp_ticket", "abc"), "403 22", "400 119"),
                row("GET", "v1/groups/remote?prefix=a", null, "403 22", "400 132"),
                row("GET", group, null, FINE, FINE),
                row("POST", group, name, "403", "403"),
                row("PATCH", group, name, "403", "403"),
                row("DELETE", group, null, "403", "403"),
                row("GET", group + "/members", null, FINE, FINE),
                row("POST", group + "/members", member, "403", "403"),
                row("DELETE", group + "/members/" + WORLD.user(), null, "403", "403"),
                row("GET", "v1/experimental/groups/" + WORLD.group() + "/content", null, "403", "403"),
                row("GET", "v1/content", null, FINE, FINE),
                row("POST", "v1/content", Json.object("name", "n o"), "403 22", "400 5"),
                row("GET", item, null, "403 19", "403 19"),
                row("PATCH", item, title, "403", "403"),
                row("DELETE", item, null, "403", "403"),
                row("GET", item + "/permissions", null, "403", "403"),
                row("POST", item + "/permissions", share, "403", "403"),
                row("GET", item + "/permissions/" + WORLD.permission(), null, "403", "403"),
                row("PUT", item + "/permissions/" + WORLD.permission(), share, "403", "403"),
                row("DELETE", item + "/permissions/" + WORLD.permission(), null, "403", "403"),
                row("GET", "v1/audit_logs", null, "403", "403"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aViewerGetsWhatAViewerMay(Row row) {
        assertAnswers(row, WORLD.viewer(), row.viewer());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPublisherGetsWhatAPublisherMay(Row row) {
        assertAnswers(row, WORLD.publisher(), row.publisher());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nobodyInParticularGetsNothing(Row row) {
        assertRefused(row.sendBy(DOOR.anonymous()), 401, 24);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anInventedKeyGetsNothing(Row row) {
        assertRefused(row.sendBy(DOOR.with(ConnectDoor.INVENTED_KEY)), 401, 30);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aLockedAdministratorGetsNothing(Row row) {
        assertRefused(row.sendBy(WORLD.locked().http()), 403, 50);
    }

    static Stream<Row> rowsWithThingsThatAreNotThere() {
        return rows().stream()
                .filter(row -> row.path().matches(".*[0-9a-f-]{36}.*"))
                .map(row -> row(
                        row.verb(),
                        row.path().replaceAll("[0-9a-f-]{36}", ConnectDoor.UNUSED_GUID),
                        row.body(),
                        row.viewer(),
                        row.publisher()));
    }

    @ParameterizedTest
    @MethodSource("rowsWithThingsThatAreNotThere")
    void whatIsNotThereIsNeitherFoundNorMade(Row row) {
        String before = WORLD.state();
        for (Person person : List.of(WORLD.viewer(), WORLD.publisher())) {
            Answer answer = row.sendBy(person.http());
            assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
            assertRefused(answer, answer.status());
        }
        Answer answer = row.sendBy(DOOR.admin());
        assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
        assertRefused(answer, answer.status());
        assertThat(WORLD.state()).isEqualTo(before);
    }

    private static void assertAnswers(Row row, Person person, String expected) {
        String before = WORLD.state();
        Answer answer = row.sendBy(person.http());
        if (expected.equals(FINE)) {
            ok(answer);
        } else {
            int[] numbers = Arrays.stream(expected.split(" "))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            assertRefused(answer, numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
        }
        assertThat(WORLD.state()).isEqualTo(before);
    }

    private static Row row(String verb, String path, JsonNode body, String viewer, String publisher) {
        return new Row(verb, path, body, viewer, publisher);
    }
}
