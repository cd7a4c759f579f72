package muster.dialect.connect;

import static muster.testing.ConnectAnswers.assertEmpty;
import static muster.testing.ConnectAnswers.assertRefused;
import static muster.testing.ConnectAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConnectDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A directory never loses the last one who can administer it. */
class ConnectLastAdministratorWireTest {
    private static final JsonNode LOCK = Json.object("locked", true);
    private static final JsonNode STEP_DOWN = Json.object("user_role", "viewer");
    private static final RunningMuster SERVER = RunningMuster.with();
    private static final ConnectDoor DOOR = new ConnectDoor(SERVER);
    private static final String ME = DOOR.adminClient().me().guid();

    @AfterAll
    static void closeServer() {
        SERVER.close();
    }

    @AfterEach
    void leaveOneAdministratorOnly() {
        for (JsonNode other : DOOR.adminClient().users().find("user_role", "administrator")) {
            if (!Json.text(other, "guid").equals(ME)) {
                ok(DOOR.admin().put("v1/users/" + Json.text(other, "guid"), STEP_DOWN));
            }
        }
    }

    @Test
    void theOnlyAdministratorCannotStepDown() {
        assertRefused(DOOR.admin().put("v1/users/" + ME, STEP_DOWN), 400, 61);
        assertRefused(
                DOOR.admin().put("v1/users/" + ME, Json.object("first_name", "No", "user_role", "publisher")), 400, 61);
        assertStillAdministrator();
    }

    @Test
    void theOnlyAdministratorCannotLockHimself() {
        assertRefused(DOOR.admin().post("v1/users/" + ME + "/lock", LOCK), 400, 61);
        assertStillAdministrator();
    }

    @Test
    void aLockedAdministratorIsNoReplacement() {
        Person second = DOOR.administrator();
        DOOR.adminClient().users().get(second.guid()).lock(false);
        assertRefused(DOOR.admin().put("v1/users/" + ME, STEP_DOWN), 400, 61);
        assertRefused(DOOR.admin().post("v1/users/" + ME + "/lock", LOCK), 400, 61);
        assertStillAdministrator();
    }

    @Test
    void anAdministratorWhoNeverSetAPasswordIsNoReplacement() {
        DOOR.invited(ConnectDoor.fresh("invited"), "user_role", "administrator");
        assertRefused(DOOR.admin().put("v1/users/" + ME, STEP_DOWN), 400, 61);
        assertStillAdministrator();
    }

    @Test
    void withASecondAdministratorTheFirstMayGo() {
        Person second = DOOR.administrator();
        ok(DOOR.admin().put("v1/users/" + ME, STEP_DOWN));
        assertRefused(second.http().put("v1/users/" + second.guid(), STEP_DOWN), 400, 61);
        ok(second.http().put("v1/users/" + ME, Json.object("user_role", "administrator")));
        assertStillAdministrator();
    }

    @Test
    void twoWhoLockEachOtherAtTheSameMomentAreNeverBothGone() {
        Person second = DOOR.administrator();
        for (int round = 0; round < 20; round++) {
            List<Answer> answers = Together.run(List.of(
                    () -> DOOR.admin().post("v1/users/" + second.guid() + "/lock", LOCK),
                    () -> second.http().post("v1/users/" + ME + "/lock", LOCK)));
            assertOneWon(answers);
            Http winner = survivor(second);
            for (String guid : List.of(ME, second.guid())) {
                assertEmpty(winner.post("v1/users/" + guid + "/lock", Json.object("locked", false)), 200);
            }
        }
    }

    @Test
    void twoWhoDemoteEachOtherAtTheSameMomentAreNeverBothGone() {
        Person second = DOOR.administrator();
        for (int round = 0; round < 20; round++) {
            List<Answer> answers = Together.run(List.of(
                    () -> DOOR.admin().put("v1/users/" + second.guid(), STEP_DOWN),
                    () -> second.http().put("v1/users/" + ME, STEP_DOWN)));
            assertOneWon(answers);
            restore(second);
        }
    }

    @Test
    void twoWhoStepDownAtTheSameMomentAreNeverBothGone() {
        Person second = DOOR.administrator();
        for (int round = 0; round < 20; round++) {
            List<Answer> answers = Together.run(List.of(
                    () -> DOOR.admin().put("v1/users/" + ME, STEP_DOWN),
                    () -> second.http().post("v1/users/" + second.guid() + "/lock", LOCK)));
            assertOneWon(answers);
            Http winner = survivor(second);
            assertEmpty(winner.post("v1/users/" + second.guid() + "/lock", Json.object("locked", false)), 200);
            restore(second);
        }
    }

    private static void restore(Person second) {
        Http winner = survivor(second);
        for (String guid : List.of(ME, second.guid())) {
            ok(winner.put("v1/users/" + guid, Json.object("user_role", "administrator")));
        }
    }

    /** Whoever can still list the ledger, which only administrators may. */
    private static Http survivor(Person second) {
        boolean first = DOOR.admin().get("v1/audit_logs?limit=1").status() == 200;
        Http survivor = first ? DOOR.admin() : second.http();
        ok(survivor.get("v1/audit_logs?limit=1"));
        return survivor;
    }

    private static void assertOneWon(List<Answer> answers) {
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .as(answers.toString())
                .hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(400, 403);
            assertRefused(answer, answer.status());
        });
    }

    private static void assertStillAdministrator() {
        JsonNode me = ok(DOOR.admin().get("v1/user"));
        assertThat(Json.text(me, "user_role")).isEqualTo("administrator");
        assertThat(Json.text(me, "first_name")).isEqualTo("Iris");
        assertThat(me.get("locked").booleanValue()).isFalse();
    }
}
