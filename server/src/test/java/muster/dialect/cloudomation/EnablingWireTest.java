package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.OTHER_PASSWORD;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.records;
import static muster.testing.CloudomationDoor.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EnablingWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static JsonNode isThis(Person person) {
        return Json.object("field", "id", "op", "eq", "value", person.id());
    }

    @Test
    void whoIsDisabledIsOutAtOnceAndOldSessionsStayDead() {
        Person person = DOOR.user();
        Http second = person.signedInAgain();

        JsonNode off = person.changed("is_enabled", false);

        assertThat(off.get("is_enabled").booleanValue()).isFalse();
        assertThat(time(off, "modified_at")).isAfter(time(off, "created_at"));
        assertRefused(person.http().get("auth/session"), 401, "unauthorized");
        assertRefused(second.get("user"), 401, "unauthorized");
        assertRefused(DOOR.signIn(person.name(), PASSWORD), 401, "unauthorized");
        assertThat(records(DOOR.admin(), "filter", isThis(person))).hasSize(1);

        assertThat(person.changed("is_enabled", true).get("is_enabled").booleanValue())
                .isTrue();
        assertThat(person.isSignedIn()).isFalse();
        assertThat(Person.isSignedIn(second)).isFalse();
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void whoIsArchivedIsOutAndNotListed() {
        Person person = DOOR.user();

        assertThat(person.changed("is_archived", true).get("is_archived").booleanValue())
                .isTrue();

        assertThat(person.isSignedIn()).isFalse();
        assertRefused(DOOR.signIn(person.name(), PASSWORD), 401, "unauthorized");
        assertThat(records(DOOR.admin(), "filter", isThis(person))).isEmpty();
        assertThat(records(DOOR.admin(), "filter", Json.object("field", "is_archived", "op", "eq", "value", true)))
                .isEmpty();
        assertThat(records(DOOR.admin(), "filter", isThis(person), "allow_archived", true))
                .hasSize(1);
        assertThat(records(DOOR.admin(), "filter", isThis(person), "allow_archived", false))
                .isEmpty();
        ok(DOOR.admin().get(person.path()));
        ok(DOOR.admin().get("user/" + person.name() + "?by=name"));
        person.changed("description", "retired");

        assertThat(person.changed("is_archived", false).get("is_enabled").booleanValue())
                .isTrue();
        assertThat(person.isSignedIn()).isFalse();
        assertThat(person.hasPassword(PASSWORD)).isTrue();
        assertThat(records(DOOR.admin(), "filter", isThis(person))).hasSize(1);
    }

    @Test
    void disabledAndArchivedAreLiftedEachByItself() {
        Person person = DOOR.user();
        person.changed("is_enabled", false, "is_archived", true);

        JsonNode enabled = person.changed("is_enabled", true);
        assertThat(enabled.get("is_archived").booleanValue()).isTrue();
        assertThat(person.hasPassword(PASSWORD)).isFalse();

        person.changed("is_enabled", false);
        JsonNode back = person.changed("is_archived", false);
        assertThat(back.get("is_enabled").booleanValue()).isFalse();
        assertThat(person.hasPassword(PASSWORD)).isFalse();
    }

    @Test
    void whoIsDisabledGetsNoRecoveryAndKeepsThePassword() {
        Person person = DOOR.user();
        person.changed("is_enabled", false);

        Answer asked = DOOR.anybody().post("auth/recover", Json.object("user_name", person.name()));
        assertThat(asked.status()).isEqualTo(202);
        assertThat(DOOR.mails(person.email(), "recovery")).isEmpty();
        person.changed("is_enabled", true);
        assertThat(person.hasPassword(OTHER_PASSWORD)).isFalse();
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void codeThatWasMailedBeforeIsWorthNothingWhileDisabled() {
        Person person = DOOR.user();
        DOOR.anybody().post("auth/recover", Json.object("user_name", person.name()));
        String code = DOOR.code(person.email(), "recovery");
        for (String block : List.of("is_enabled", "is_archived")) {
            person.changed(block, block.equals("is_archived"));
            assertRefused(
                    DOOR.anybody()
                            .post("auth/recover/confirm", Json.object("code", code, "new_password", OTHER_PASSWORD)),
                    400,
                    "invalid_code");
            person.changed(block, !block.equals("is_archived"));
        }
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void whoIsDisabledInTheMiddleOfThingsIsRefusedEverywhere() {
        Person person = DOOR.manager();
        person.changed("is_enabled", false);
        for (String path : List.of("user", "role", "meta/user", "project", person.path())) {
            assertRefused(person.http().get(path), 401, "unauthorized");
        }
        assertRefused(person.http().patch(person.path(), Json.object("description", "x")), 401, "unauthorized");
        assertRefused(person.http().send("POST", "auth/logout"), 401, "unauthorized");
        assertNothing(DOOR.admin().send("POST", person.path("unlock")));
    }
}
