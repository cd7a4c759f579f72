package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationAnswers.assertTaken;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.newUser;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TrashWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static void trash(Person person) {
        assertNothing(DOOR.admin().delete(person.path()));
    }

    private static JsonNode isThis(Person person) {
        return Json.object("field", "id", "op", "eq", "value", person.id());
    }

    @Test
    void whoIsInTrashIsSeenByThoseWhoAskForIt() {
        Person person = DOOR.user();
        JsonNode before = person.seen();
        String iris = Json.text(ok(DOOR.admin().get("auth/session")), "user_id");
        trash(person);

        assertPlainlyRefused(DOOR.admin().get(person.path()), 404, "not_found");
        assertPlainlyRefused(DOOR.admin().get("user/" + person.name() + "?by=name"), 404, "not_found");
        assertRefused(DOOR.admin().get(person.path() + "?allow_deleted=false"), 404, "not_found");
        JsonNode after = ok(DOOR.admin().get(person.path() + "?allow_deleted=true"));
        assertThat(ok(DOOR.admin().get("user/" + person.name() + "?by=name&allow_deleted=true")))
                .isEqualTo(after);
        assertThat(after.get("is_deleted").booleanValue()).isTrue();
        assertThat(Json.text(after, "deleted_by")).isEqualTo(iris);
        assertThat(time(after, "deleted_at")).isAfter(time(before, "modified_at"));
        assertThat(Json.text(after, "email")).isEqualTo(person.email());
        assertThat(Json.without(after, "is_deleted", "deleted_by", "deleted_at"))
                .isEqualTo(Json.without(before, "is_deleted", "deleted_by", "deleted_at"));
    }

    @Test
    void listsLeaveTheTrashOutUnlessAskedForIt() {
        Person person = DOOR.user();
        Person kept = DOOR.user();
        trash(person);
        Http admin = DOOR.admin();

        assertThat(records(admin, "filter", isThis(person))).isEmpty();
        assertThat(records(admin, "filter", Json.object("field", "is_deleted", "op", "eq", "value", true)))
                .isEmpty();
        assertThat(records(admin, "filter", isThis(person), "allow_deleted", true))
                .hasSize(1);
        assertThat(records(admin, "filter", isThis(kept), "allow_deleted", true))
                .hasSize(1);
        Object[] trashOnly = {"allow_deleted", true, "allow_normal", false, "limit", 500, "select", "is_deleted"};
        assertThat(records(admin, trashOnly))
                .isNotEmpty()
                .allMatch(record -> record.get("is_deleted").booleanValue());
        assertThat(Json.texts(records(admin, trashOnly), "id")).contains(person.id());
        assertThat(records(admin, "allow_normal", false)).isEmpty();
    }

    @Test
    void whoIsInTrashIsOut() {
        Person person = DOOR.user();
        trash(person);

        assertRefused(person.http().get("auth/session"), 401, "unauthorized");
        assertRefused(DOOR.signIn(person.name(), PASSWORD), 401, "unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "unlock", "cancel_email_change", "twofa/reset"})
    void nothingButRestoringIsDoneInTrash(String action) {
        Person person = DOOR.user();
        trash(person);

        assertPlainlyRefused(DOOR.admin().send("POST", person.path(action)), 409, "in_trash");
        assertPlainlyRefused(DOOR.admin().patch(person.path(), Json.object("description", "x")), 409, "in_trash");
        assertPlainlyRefused(
                DOOR.admin().patch("user/" + person.name() + "?by=name", Json.object("is_enabled", false)),
                409,
                "in_trash");
        assertThat(person.seen().get("description").isNull()).isTrue();
    }

    @Test
    void secondDeletionChangesNothing() {
        Person person = DOOR.user();
        trash(person);
        JsonNode before = person.seen();

        assertNothing(DOOR.manager().http().delete(person.path()));
        assertThat(person.seen()).isEqualTo(before);
    }

    @Test
    void restoringBringsEverythingBackButSessionsAndCodes() {
        Person person = DOOR.user();
        person.changed("description", "keep me", "icon", "<svg></svg>", "roles", "user-auditor");
        DOOR.anybody().post("auth/recover", Json.object("user_name", person.name()));
        String code = DOOR.code(person.email(), "recovery");
        JsonNode before = person.seen();
        trash(person);

        JsonNode after = ok(DOOR.admin().send("POST", person.path("restore")));

        assertThat(after).isEqualTo(before);
        assertThat(person.seen()).isEqualTo(before);
        assertThat(person.isSignedIn()).isFalse();
        assertRefused(
                DOOR.anybody().post("auth/recover/confirm", Json.object("code", code, "new_password", "x".repeat(20))),
                400,
                "invalid_code");
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void invitationDoesNotSurviveTheTrash() {
        JsonNode invited = DOOR.invited();
        String path = "user/" + Json.text(invited, "id");
        String code = DOOR.code(Json.text(invited, "pending_email"), "activation");
        assertNothing(DOOR.admin().delete(path));
        JsonNode restored = ok(DOOR.admin().send("POST", path + "/restore"));

        assertThat(Json.text(restored, "pending_email")).isEqualTo(Json.text(invited, "pending_email"));
        assertThat(restored.get("activation_deadline").isNull()).isTrue();
        assertRefused(
                DOOR.anybody().post("auth/activate", Json.object("code", code, "password", PASSWORD)),
                400,
                "invalid_code");
        assertNothing(DOOR.admin().send("POST", path + "/invite"));
        DOOR.activate(DOOR.code(Json.text(invited, "pending_email"), "activation"));
    }

    @Test
    void purgingIsForGoodAndFreesNameAndAddress() {
        Person live = DOOR.user();
        Person trashed = DOOR.user();
        trash(trashed);
        for (Person person : List.of(live, trashed)) {
            assertNothing(DOOR.admin().delete(person.path() + "?permanently=true"));

            assertRefused(DOOR.admin().get(person.path() + "?allow_deleted=true"), 404, "not_found");
            assertRefused(DOOR.admin().send("POST", person.path("restore")), 404, "not_found");
            assertRefused(DOOR.admin().delete(person.path() + "?permanently=true"), 404, "not_found");
            assertThat(person.isSignedIn()).isFalse();
            JsonNode again = created(DOOR.admin().post("user", newUser(person.name())));
            assertThat(Json.text(again, "id")).isNotEqualTo(person.id());
        }
    }

    @Test
    void idsOfWhoWasPurgedStayWhereTheyWereWritten() {
        Person maker = DOOR.manager();
        JsonNode made = created(maker.http().post("user", newUser(fresh("u"))));
        assertNothing(DOOR.admin().delete(maker.path() + "?permanently=true"));

        assertThat(DOOR.user(Json.text(made, "id"))).isEqualTo(made);
        assertThat(Json.text(made, "created_by")).isEqualTo(maker.id());
    }

    @Test
    void trashKeepsTheNameAndFreesTheAddress() {
        Person person = DOOR.user();
        trash(person);

        assertTaken(
                DOOR.admin()
                        .post("user", Json.object("name", person.name(), "pending_email", fresh("f") + "@lab.example")),
                "name");
        JsonNode heir =
                created(DOOR.admin().post("user", Json.object("name", fresh("heir"), "pending_email", person.email())));
        JsonNode restored = ok(DOOR.admin().send("POST", person.path("restore")));
        assertThat(restored.get("is_deleted").booleanValue()).isFalse();
        DOOR.activate(DOOR.code(person.email(), "activation"));
        assertThat(Json.text(DOOR.user(Json.text(heir, "id")), "email")).isEqualTo(person.email());
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void restoringWhoIsNotInTrashIsHarmless() {
        Person person = DOOR.user();
        JsonNode before = person.seen();
        Answer answer = DOOR.admin().send("POST", person.path("restore"));

        assertThat(answer.status()).as(answer.toString()).isIn(200, 409);
        assertThat(person.seen()).isEqualTo(before);
        assertThat(person.isSignedIn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE", ""})
    void oddSwitchesDeleteNothing(String value) {
        JsonNode user = DOOR.invited();
        String path = "user/" + Json.text(user, "id");

        assertThat(DOOR.admin().delete(path + "?permanently=" + value).status()).isEqualTo(400);
        assertThat(DOOR.admin().get(path + "?allow_deleted=" + value).status()).isEqualTo(400);
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @Test
    void permanentlyFalseIsTheTrash() {
        Person person = DOOR.user();

        assertNothing(DOOR.admin().delete(person.path() + "?permanently=false"));
        assertThat(person.seen().get("is_deleted").booleanValue()).isTrue();
    }
}
