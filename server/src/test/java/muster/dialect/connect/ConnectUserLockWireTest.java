package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertEmpty;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import muster.testing.Answer;
import muster.testing.ConnectClient;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectUserLockWireTest {
    private static final JsonNode LOCK = Json.object("locked", true);
    private static final JsonNode UNLOCK = Json.object("locked", false);
    private static final ConnectDoor DOOR = ConnectDoor.shared();

    @Test
    void lockingAnswersNothingAndUnlockingLeavesEverythingAsBefore() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("locked"), "first_name", "Ada");
        String guid = Json.text(user, "guid");
        Eventually.pause(Duration.ofMillis(1_100));
        assertEmpty(lock(DOOR.admin(), guid, LOCK), 200);
        assertThat(DOOR.user(guid)).isEqualTo(Json.with(user, "locked", true));
        assertEmpty(lock(DOOR.admin(), guid, UNLOCK), 200);
        assertThat(DOOR.user(guid)).isEqualTo(user);
    }

    @Test
    void lockingTwiceIsLockingOnce() {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("twice"));
        String guid = Json.text(user, "guid");
        assertEmpty(lock(DOOR.admin(), guid, UNLOCK), 200);
        assertThat(DOOR.user(guid)).isEqualTo(user);
        assertEmpty(lock(DOOR.admin(), guid, LOCK), 200);
        assertEmpty(lock(DOOR.admin(), guid, LOCK), 200);
        assertThat(DOOR.user(guid)).isEqualTo(Json.with(user, "locked", true));
        assertEmpty(lock(DOOR.admin(), guid, UNLOCK), 200);
        assertThat(DOOR.user(guid)).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"locked\":null}",
                "{\"locked\":\"true\"}",
                "{\"locked\":1}",
                "{\"locked\":0}",
                "{\"locked\":[true]}",
                "{\"locked\":{}}",
                "{\"Locked\":true}",
                "{\"force\":true}"
            })
    void lockNeedsAYesOrANo(String body) {
        JsonNode user = DOOR.invited(ConnectDoor.fresh("unclear"));
        String guid = Json.text(user, "guid");
        assertRefused(lock(DOOR.admin(), guid, Json.parse(body)), 400, 25, 12);
        assertThat(DOOR.user(guid)).isEqualTo(user);
    }

    @Test
    void aPersonWhoIsNotThereCannotBeLocked() {
        assertRefused(lock(DOOR.admin(), ConnectDoor.UNUSED_GUID, LOCK), 404, 4, 9);
        assertRefused(lock(DOOR.admin(), ConnectDoor.UNUSED_GUID, UNLOCK), 404, 4, 9);
    }

    @Test
    void sdkKeepsPeopleFromLockingThemselvesByAccident() {
        Person second = DOOR.administrator();
        ConnectClient.User me = second.client().me();
        assertThatThrownBy(() -> me.lock(false)).isInstanceOf(IllegalStateException.class);
        assertThat(DOOR.user(second.guid()).get("locked").booleanValue()).isFalse();
        ok(second.http().get("v1/user"));
    }

    @Test
    void anAdministratorWhoLocksHimselfIsOutUntilAnotherOneUnlocksHim() {
        Person second = DOOR.administrator();
        second.client().me().lock(true);
        Answer refused = second.http().get("v1/user");
        assertRefused(refused, 403, 50);
        assertRefused(lock(second.http(), second.guid(), UNLOCK), 403, 50);
        DOOR.adminClient().users().get(second.guid()).unlock();
        assertThat(Json.text(second.client().me().attributes(), "user_role")).isEqualTo("administrator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "publisher"})
    void everyoneMayLockThemselves(String role) {
        Person person = DOOR.person(role);
        assertEmpty(lock(person.http(), person.guid(), LOCK), 200);
        assertRefused(person.http().get("v1/user"), 403, 50);
        assertThat(DOOR.user(person.guid()).get("locked").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "publisher"})
    void nobodyButAdministratorsLocksOrUnlocksOthers(String role) {
        Http http = DOOR.person(role).http();
        JsonNode open = DOOR.invited(ConnectDoor.fresh("open"));
        JsonNode shut = DOOR.invited(ConnectDoor.fresh("shut"));
        DOOR.adminClient().users().get(Json.text(shut, "guid")).lock(false);
        assertRefused(lock(http, Json.text(open, "guid"), LOCK), 403, 49);
        assertRefused(lock(http, Json.text(open, "guid"), UNLOCK), 403, 49);
        assertRefused(lock(http, Json.text(shut, "guid"), UNLOCK), 403, 49);
        assertRefused(lock(http, ConnectDoor.UNUSED_GUID, LOCK), 403, 49);
        assertThat(DOOR.user(Json.text(open, "guid"))).isEqualTo(open);
        assertThat(DOOR.user(Json.text(shut, "guid"))).isEqualTo(Json.with(shut, "locked", true));
    }

    @Test
    void lockIsSeenByEveryRequestThatComesAfterItsAnswer() {
        Person person = DOOR.viewer();
        for (int round = 0; round < 10; round++) {
            ok(person.http().get("v1/user"));
            assertEmpty(lock(DOOR.admin(), person.guid(), LOCK), 200);
            assertRefused(person.http().get("v1/user"), 403, 50);
            assertEmpty(lock(DOOR.admin(), person.guid(), UNLOCK), 200);
        }
        ok(person.http().get("v1/user"));
    }

    @Test
    void whatALockedPersonHasStaysThereForOthers() {
        Person person = DOOR.publisher();
        JsonNode item = ok(person.http().post("v1/content", Json.object("access_type", "all")));
        JsonNode group = DOOR.group(ConnectDoor.fresh("Left"));
        DOOR.adminClient().groups().get(Json.text(group, "guid")).addMember(person.guid());
        assertEmpty(lock(DOOR.admin(), person.guid(), LOCK), 200);
        List<JsonNode> members =
                DOOR.adminClient().groups().get(Json.text(group, "guid")).findMembers();
        assertThat(members).containsExactly(DOOR.user(person.guid()));
        assertThat(members.getFirst().get("locked").booleanValue()).isTrue();
        Answer seen = DOOR.viewer().http().get("v1/content/" + Json.text(item, "guid"));
        assertThat(Json.text(ok(seen), "owner_guid")).isEqualTo(person.guid());
    }

    @Test
    void aLockedPersonCanStillBeChangedByAdministrators() {
        Person person = DOOR.viewer();
        assertEmpty(lock(DOOR.admin(), person.guid(), LOCK), 200);
        JsonNode reply = ok(DOOR.admin().put("v1/users/" + person.guid(), Json.object("first_name", "Ada")));
        assertThat(Json.text(reply, "first_name")).isEqualTo("Ada");
        assertThat(DOOR.user(person.guid()).get("locked").booleanValue()).isTrue();
    }

    private static Answer lock(Http http, String guid, JsonNode body) {
        return http.post("v1/users/" + guid + "/lock", body);
    }
}
