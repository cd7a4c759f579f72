package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertEmpty;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import muster.testing.Answer;
import muster.testing.BrowserSession;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Eventually;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectKeysWireTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @Test
    void aNewKeyIsToldOnceAndWorks() {
        Person person = DOOR.publisher();
        JsonNode made = ok(person.http().post(keys(person), Json.object("name", "for my script")));
        String key = Json.text(made, "key");
        assertThat(made)
                .isEqualTo(Json.object(
                        "id",
                        Json.text(made, "id"),
                        "name",
                        "for my script",
                        "key",
                        key,
                        "user_role",
                        "publisher",
                        "created_time",
                        Json.text(made, "created_time"),
                        "active_time",
                        null,
                        "expires_at",
                        null));
        assertThat(Json.text(made, "id")).matches("[0-9]+");
        assertThat(key).matches("[A-Za-z0-9]{32,}");
        assertThat(Json.text(made, "created_time")).matches(TIME);
        assertThat(Json.text(ok(DOOR.with(key).get("v1/user")), "guid")).isEqualTo(person.guid());
    }

    @Test
    void laterReadingsShowTheTailOfAKeyOnly() {
        Person person = DOOR.publisher();
        JsonNode made = ok(person.http().post(keys(person), Json.object("name", "later")));
        String key = Json.text(made, "key");
        Answer list = person.http().get(keys(person));
        Answer one = person.http().get(keys(person) + "/" + Json.text(made, "id"));
        JsonNode listed = Json.list(ok(list)).stream()
                .filter(each -> each.get("id").equals(made.get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(ok(one)).isEqualTo(listed);
        assertThat(list.text() + one.text()).doesNotContain(key, key.substring(0, 12));
        assertThat(Json.without(listed, "key")).isEqualTo(Json.without(made, "key"));
        assertThat(key).endsWith(Json.text(listed, "key").replaceAll("[^A-Za-z0-9]", ""));
        assertThat(Json.text(listed, "key").length()).isLessThan(key.length());
    }

    @Test
    void aListOfKeysIsBareAndHoldsTheOwnKeysOnly() {
        Person person = DOOR.viewer();
        ok(person.http().post(keys(person), Json.object("name", "second")));
        person.signIn();
        JsonNode list = ok(person.http().get(keys(person)));
        assertThat(list.isArray()).isTrue();
        assertThat(Json.texts(list, "name")).containsExactly("made at sign-in", "second");
    }

    @Test
    void aRemovedKeyOpensNothing() {
        Person person = DOOR.viewer();
        JsonNode made = ok(person.http().post(keys(person), Json.object("name", "short-lived")));
        String path = keys(person) + "/" + Json.text(made, "id");
        assertEmpty(person.http().delete(path), 204);
        assertRefused(DOOR.with(Json.text(made, "key")).get("v1/user"), 401, 30);
        assertRefused(person.http().get(path), 404, 4);
        assertRefused(person.http().delete(path), 404, 4, 17);
        assertThat(Json.texts(ok(person.http().get(keys(person))), "name")).containsExactly("made at sign-in");
    }

    @Test
    void aKeyCanRemoveItself() {
        Person person = DOOR.viewer();
        JsonNode mine = ok(person.http().get(keys(person))).get(0);
        assertEmpty(person.http().delete(keys(person) + "/" + Json.text(mine, "id")), 204);
        assertRefused(person.http().get("v1/user"), 401, 30);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t \n"})
    void aBlankNameIsRefused(String name) {
        Person person = DOOR.viewer();
        assertRefused(person.http().post(keys(person), Json.object("name", name)), 400, 62);
        assertRefused(person.http().post(keys(person), Json.object()), 400, 62);
        assertThat(ok(person.http().get(keys(person)))).hasSize(1);
    }

    @Test
    void aRoleAboveTheAccountsIsRefused() {
        Person viewer = DOOR.viewer();
        Person publisher = DOOR.publisher();
        assertRefused(viewer.http().post(keys(viewer), wanted("publisher")), 400, 234);
        assertRefused(viewer.http().post(keys(viewer), wanted("administrator")), 400, 234);
        assertRefused(publisher.http().post(keys(publisher), wanted("administrator")), 400, 234);
        assertRefused(publisher.http().post(keys(publisher), wanted("king")), 400, 112);
        assertThat(ok(publisher.http().get(keys(publisher)))).hasSize(1);
    }

    @Test
    void aKeyOfALowerRoleMayLess() {
        Person administrator = DOOR.administrator();
        JsonNode made = ok(administrator.http().post(keys(administrator), wanted("viewer")));
        assertThat(Json.text(made, "user_role")).isEqualTo("viewer");
        String key = Json.text(made, "key");
        assertThat(Json.text(ok(DOOR.with(key).get("v1/user")), "guid")).isEqualTo(administrator.guid());
        assertRefused(DOOR.with(key).post("v1/content", Json.object()), 403, 22);
        assertRefused(DOOR.with(key).post("v1/users", ConnectDoor.newInvited(ConnectDoor.fresh("no"))), 403, 22);
        assertRefused(DOOR.with(key).post("v1/groups", Json.object("name", ConnectDoor.fresh("No"))), 403, 22);
        assertRefused(DOOR.with(key).get("v1/audit_logs"), 403);
        JsonNode other = DOOR.invited(ConnectDoor.fresh("other"));
        assertRefused(DOOR.with(key).put("v1/users/" + Json.text(other, "guid"), Json.object("first_name", "No")), 403);
    }

    @Test
    void aKeyOfTheMiddleRoleMayPublishAndNotAdminister() {
        Person administrator = DOOR.administrator();
        String key = Json.text(ok(administrator.http().post(keys(administrator), wanted("publisher"))), "key");
        JsonNode item = ok(DOOR.with(key).post("v1/content", Json.object()));
        assertThat(Json.text(item, "owner_guid")).isEqualTo(administrator.guid());
        assertRefused(DOOR.with(key).post("v1/users", ConnectDoor.newInvited(ConnectDoor.fresh("no"))), 403, 22);
    }

    @Test
    void aKeyMadeWithAKeyIsNotStronger() {
        Person administrator = DOOR.administrator();
        String weak = Json.text(ok(administrator.http().post(keys(administrator), wanted("viewer"))), "key");
        assertRefused(DOOR.with(weak).post(keys(administrator), wanted("publisher")), 400, 234);
        assertRefused(DOOR.with(weak).post(keys(administrator), wanted("administrator")), 400, 234);
        JsonNode child = ok(DOOR.with(weak).post(keys(administrator), Json.object("name", "child")));
        assertThat(Json.text(child, "user_role")).isEqualTo("viewer");
        assertRefused(DOOR.with(Json.text(child, "key")).post("v1/content", Json.object()), 403, 22);
    }

    @Test
    void whoIsDemotedIsDemotedWithAllKeys() {
        Person person = DOOR.publisher();
        ok(person.http().post("v1/content", Json.object()));
        ok(DOOR.admin().put("v1/users/" + person.guid(), Json.object("user_role", "viewer")));
        assertRefused(person.http().post("v1/content", Json.object()), 403, 22);
        assertThat(Json.texts(ok(person.http().get(keys(person))), "user_role")).containsOnly("viewer");
        ok(DOOR.admin().put("v1/users/" + person.guid(), Json.object("user_role", "publisher")));
        ok(person.http().post("v1/content", Json.object()));
    }

    @Test
    void aPromotionDoesNotStrengthenAKeyThatWasMadeWeak() {
        Person person = DOOR.viewer();
        String weak = Json.text(ok(person.http().post(keys(person), wanted("viewer"))), "key");
        ok(DOOR.admin().put("v1/users/" + person.guid(), Json.object("user_role", "publisher")));
        assertRefused(DOOR.with(weak).post("v1/content", Json.object()), 403, 22);
    }

    @Test
    void aKeyExpiresAndVanishes() {
        Person person = DOOR.viewer();
        String end =
                Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS).toString();
        JsonNode made = ok(person.http().post(keys(person), Json.object("name", "brief", "expires_at", end)));
        assertThat(Json.text(made, "expires_at")).isEqualTo(end);
        ok(DOOR.with(Json.text(made, "key")).get("v1/user"));
        Eventually.holds(
                "the key has expired",
                Duration.ofSeconds(5),
                () -> DOOR.with(Json.text(made, "key")).get("v1/user").status() == 401);
        assertThat(Instant.now()).isAfterOrEqualTo(Instant.parse(end));
        assertRefused(DOOR.with(Json.text(made, "key")).get("v1/user"), 401, 30);
        assertThat(Json.texts(ok(person.http().get(keys(person))), "name")).containsExactly("made at sign-in");
        assertRefused(person.http().get(keys(person) + "/" + Json.text(made, "id")), 404, 4);
    }

    @Test
    void anExpiryWithAnOffsetIsToldInUtc() {
        Person person = DOOR.viewer();
        JsonNode made = ok(person.http()
                .post(keys(person), Json.object("name", "offset", "expires_at", "2099-06-01T12:00:00.25+02:00")));
        assertThat(Json.text(made, "expires_at")).isEqualTo("2099-06-01T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z",
                "yesterday",
                "",
                "2099-13-01T00:00:00Z",
                "2099-01-01",
                "4070908800",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z"
            })
    void anExpiryThatIsPastOrNoTimeIsRefused(String end) {
        Person person = DOOR.viewer();
        assertRefused(person.http().post(keys(person), Json.object("name", "brief", "expires_at", end)), 400);
        assertThat(ok(person.http().get(keys(person)))).hasSize(1);
    }

    @Test
    void keysOfSomebodyElseAreOutOfReachEvenForAdministrators() {
        Person owner = DOOR.publisher();
        String id = Json.text(ok(owner.http().get(keys(owner))).get(0), "id");
        for (Person other : List.of(DOOR.viewer(), DOOR.publisher(), DOOR.administrator())) {
            assertRefused(other.http().post(keys(owner), Json.object("name", "mine")), 403);
            assertRefused(other.http().get(keys(owner)), 403);
            assertRefused(other.http().get(keys(owner) + "/" + id), 403);
            assertRefused(other.http().delete(keys(owner) + "/" + id), 403);
            assertRefused(other.http().get(keys(other) + "/" + id), 404, 4);
            assertRefused(other.http().delete(keys(other) + "/" + id), 404, 4, 17);
        }
        ok(owner.http().get("v1/user"));
        assertThat(ok(owner.http().get(keys(owner)))).hasSize(1);
    }

    @Test
    void theOldPathMakesAKeyForWhoeverSignedIn() {
        Person person = DOOR.publisher();
        BrowserSession session = person.signIn();
        JsonNode made = ok(session.writing().post("keys", Json.object("name", "old form")));
        assertThat(Json.text(made, "name")).isEqualTo("old form");
        assertThat(Json.text(ok(DOOR.with(Json.text(made, "key")).get("v1/user")), "guid"))
                .isEqualTo(person.guid());
        assertRefused(session.reading().post("keys", Json.object("name", "forged")), 403, 92);
        assertRefused(DOOR.anonymous().post("keys", Json.object("name", "nobody's")), 401, 24);
    }

    private static String keys(Person person) {
        return "v1/users/" + person.guid() + "/keys";
    }

    private static JsonNode wanted(String role) {
        return Json.object("name", "of a role", "user_role", role);
    }
}
