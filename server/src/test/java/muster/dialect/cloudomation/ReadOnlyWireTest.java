package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.OTHER_PASSWORD;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReadOnlyWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static JsonNode stored(Person person) {
        return Json.without(person.seen(), "last_activity", "last_login", "last_ui_activity", "failed_auth_count");
    }

    @Test
    void readOnlyRecordIsGuardedAgainstChange() {
        Person person = DOOR.user();
        person.changed("is_readonly", true);
        JsonNode before = stored(person);

        for (Http who : new Http[] {DOOR.admin(), person.http()}) {
            assertPlainlyRefused(who.patch(person.path(), Json.object("description", "x")), 409, "read_only");
        }
        assertPlainlyRefused(DOOR.admin().patch(person.path(), Json.object("is_enabled", false)), 409, "read_only");
        assertPlainlyRefused(DOOR.admin().patch(person.path(), Json.object("roles", "user-auditor")), 409, "read_only");
        assertPlainlyRefused(
                DOOR.admin().patch(person.path(), Json.object("is_readonly", true, "description", "x")),
                409,
                "read_only");
        assertPlainlyRefused(DOOR.admin().delete(person.path()), 409, "read_only");
        assertPlainlyRefused(DOOR.admin().delete(person.path() + "?permanently=true"), 409, "read_only");
        assertPlainlyRefused(
                person.act("change_email", "new_email", fresh("x") + "@lab.example", "current_password", PASSWORD),
                409,
                "read_only");
        assertThat(stored(person)).isEqualTo(before);
        assertThat(person.isSignedIn()).isTrue();
    }

    @Test
    void useIsNoChange() {
        Person person = DOOR.user();
        person.changed("is_readonly", true);

        person.withPhone();
        assertThat(person.seen().get("is_twofa_enabled").booleanValue()).isTrue();
        assertNothing(DOOR.admin().send("POST", person.path("twofa/reset")));
        for (int i = 0; i < 5; i++) {
            assertRefused(DOOR.signIn(person.name(), "wrong river stone"), 401, "unauthorized");
        }
        assertThat(person.seen().get("is_locked_out").booleanValue()).isTrue();
        assertNothing(DOOR.anybody()
                .post(
                        "auth/recover/confirm",
                        Json.object("code", DOOR.code(person.email(), "locked_out"), "new_password", OTHER_PASSWORD)));
        Http again = DOOR.with(DOOR.tokenOf(person.name(), OTHER_PASSWORD));
        assertNothing(again.post(
                person.path("change_password"),
                Json.object("current_password", OTHER_PASSWORD, "new_password", PASSWORD)));
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void invitedUserThatIsReadOnlyIsActivated() {
        JsonNode invited = DOOR.invited("is_readonly", true);

        assertThat(DOOR.activated(invited).isSignedIn()).isTrue();
    }

    @Test
    void flagIsLiftedTogetherWithOtherChanges() {
        Person person = DOOR.user();
        person.changed("is_readonly", true);

        JsonNode after = person.changed("is_readonly", false, "description", "lifted", "name", fresh("lifted"));
        assertThat(after.get("is_readonly").booleanValue()).isFalse();
        assertThat(Json.text(after, "description")).isEqualTo("lifted");
        assertNothing(DOOR.admin().delete(person.path()));
    }

    @Test
    void userDoesNotLiftItHimself() {
        Person person = DOOR.user();
        person.changed("is_readonly", true);

        assertPlainlyRefused(person.http().patch(person.path(), Json.object("is_readonly", false)), 403, "forbidden");
    }

    @Test
    void settingTheFlagMaySetOthersInTheSameRequest() {
        Person person = DOOR.user();

        JsonNode after = person.changed("is_readonly", true, "description", "final");
        assertThat(Json.text(after, "description")).isEqualTo("final");
        assertThat(after.get("is_readonly").booleanValue()).isTrue();
    }

    @Test
    void readOnlyProjectGuardsItsUsers() {
        String project = DOOR.project(fresh("project"));
        JsonNode user = DOOR.invited("project_id", project);
        String path = "user/" + Json.text(user, "id");
        Http admin = DOOR.admin();
        ok(admin.patch("project/" + project, Json.object("is_readonly", true)));

        assertPlainlyRefused(admin.patch(path, Json.object("description", "x")), 409, "read_only");
        assertPlainlyRefused(
                admin.patch(path, Json.object("is_readonly", false, "description", "x")), 409, "read_only");
        assertPlainlyRefused(admin.patch(path, Json.object("is_readonly", true)), 409, "read_only");
        assertPlainlyRefused(admin.patch(path, Json.parse("{\"project_id\":null}")), 409, "read_only");
        assertPlainlyRefused(admin.delete(path), 409, "read_only");
        assertPlainlyRefused(admin.delete(path + "?permanently=true"), 409, "read_only");
        assertThat(Json.without(DOOR.user(Json.text(user, "id")), "is_readonly"))
                .isEqualTo(Json.without(user, "is_readonly"));

        ok(admin.patch("project/" + project, Json.object("is_readonly", false)));
        assertThat(Json.text(ok(admin.patch(path, Json.object("description", "x"))), "description"))
                .isEqualTo("x");
    }

    @Test
    void marksOfTheViewerPassInAReadOnlyProject() {
        String project = DOOR.project(fresh("project"));
        JsonNode user = DOOR.invited("project_id", project);
        ok(DOOR.admin().patch("project/" + project, Json.object("is_readonly", true)));

        JsonNode pinned = ok(DOOR.admin().patch("user/" + Json.text(user, "id"), Json.object("is_pinned", true)));
        assertThat(pinned.get("is_pinned").booleanValue()).isTrue();
    }
}
