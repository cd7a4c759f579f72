package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.UNUSED_ID;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChangeWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static JsonNode stored(JsonNode record) {
        return Json.without(record, "last_activity", "last_login", "last_ui_activity");
    }

    private static Answer change(JsonNode user, JsonNode body) {
        return DOOR.admin().patch("user/" + Json.text(user, "id"), body);
    }

    @Test
    void userDescribesHimselfAndNothingElseMoves() {
        Person person = DOOR.user();
        JsonNode before = stored(person.seen());

        JsonNode after = stored(ok(person.http().patch(person.path(), Json.object("description", "Beamline 5 ü"))));

        String[] moved = {"description", "modified_at", "modified_by", "size_bytes"};
        assertThat(Json.without(after, moved)).isEqualTo(Json.without(before, moved));
        assertThat(Json.text(after, "description")).isEqualTo("Beamline 5 ü");
        assertThat(Json.text(after, "modified_by")).isEqualTo(person.id());
        assertThat(time(after, "modified_at")).isAfter(time(before, "modified_at"));
        assertThat(after.get("size_bytes").intValue())
                .isEqualTo(before.get("size_bytes").intValue() + 13);
        assertThat(stored(person.seen())).isEqualTo(after);

        JsonNode cleared = ok(person.http().patch(person.path(), Json.parse("{\"description\":null}")));
        assertThat(cleared.get("description").isNull()).isTrue();
        assertThat(cleared.get("size_bytes")).isEqualTo(before.get("size_bytes"));
    }

    @Test
    void emptyTextAndNoTextAreDifferent() {
        JsonNode user = DOOR.invited();

        JsonNode empty = ok(change(user, Json.object("description", "")));
        assertThat(Json.text(empty, "description")).isEmpty();
        assertThat(time(empty, "modified_at")).isAfter(time(user, "modified_at"));
        JsonNode none = ok(change(user, Json.parse("{\"description\":null}")));
        assertThat(none.get("description").isNull()).isTrue();
        assertThat(time(none, "modified_at")).isAfter(time(empty, "modified_at"));
    }

    @Test
    void writingWhatIsThereChangesNothing() {
        JsonNode user = DOOR.invited("description", "Beamline 4");

        assertThat(ok(change(user, Json.object()))).isEqualTo(user);
        JsonNode same = Json.object(
                "name",
                "  " + Json.text(user, "name") + " ",
                "description",
                "Beamline 4",
                "icon",
                null,
                "is_enabled",
                true,
                "is_archived",
                false,
                "is_readonly",
                false,
                "project_id",
                null,
                "roles",
                " default,default ");
        assertThat(ok(change(user, same))).isEqualTo(user);
        assertThat(DOOR.mails(Json.text(user, "pending_email"), "activation")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activation_code",
                "activation_deadline",
                "created_at",
                "created_by",
                "deleted_at",
                "deleted_by",
                "email",
                "failed_auth_count",
                "id",
                "identity_type",
                "is_activated",
                "is_deleted",
                "is_locked_out",
                "is_twofa_enabled",
                "last_activity",
                "last_login",
                "last_ui_activity",
                "modified_at",
                "modified_by",
                "organization_id",
                "otp_secret",
                "password",
                "record_type",
                "resource_type",
                "size_bytes",
                "workspace_id"
            })
    void whatNobodyWritesIsRefusedAlsoOnTheOwnRecord(String property) {
        JsonNode user = DOOR.invited();
        JsonNode body = Json.object(property, "x", "description", "good");

        assertInvalid(change(user, body), property, "read_only");
        assertInvalid(change(user, Json.object(property, user.get(property))), property, "read_only");
        assertInvalid(DOOR.admin().patch("user/iris?by=name", body), property, "read_only");
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @Test
    void plainUserHearsOfHisOwnFaultsToo() {
        Person person = DOOR.user();

        assertInvalid(
                person.http().patch(person.path(), Json.object("password", PASSWORD + "!", "email", "x@y.example")),
                "email",
                "read_only",
                "password",
                "read_only");
        assertInvalid(
                person.http().patch(person.path(), Json.object("description", "x", "phone", "1")),
                "phone",
                "unknown_field");
        assertThat(person.seen().get("description").isNull()).isTrue();
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void allFaultsAreReportedAndWhatWasGoodIsNotStored() {
        JsonNode user = DOOR.invited();

        assertInvalid(
                change(user, Json.object("description", "good", "phone", "1", "is_enabled", "no", "name", "a,b")),
                "is_enabled",
                "wrong_type",
                "name",
                "invalid",
                "phone",
                "unknown_field");
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "is_enabled", "is_archived", "is_readonly", "roles", "is_pinned", "is_opened"})
    void whatMustHaveAValueCannotBeCleared(String property) {
        JsonNode user = DOOR.invited();

        assertInvalid(change(user, Json.parse("{\"" + property + "\":null}")), property, "not_null");
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "description|7",
                "icon|[]",
                "is_archived|\"false\"",
                "is_enabled|0",
                "is_pinned|\"yes\"",
                "is_opened|1",
                "name|{}",
                "pending_email|7",
                "project_id|true",
                "roles|null_text"
            })
    void wrongTypesAreRefused(String property, String value) {
        JsonNode user = DOOR.invited();
        JsonNode wrong = value.equals("null_text") ? Json.parse("[\"default\"]") : Json.parse(value);

        assertInvalid(change(user, Json.object(property, wrong)), property, "wrong_type");
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @Test
    void projectIsSetAndCleared() {
        JsonNode user = DOOR.invited();
        String project = DOOR.project(fresh("project"));

        assertInvalid(change(user, Json.object("project_id", UNUSED_ID)), "project_id", "not_found");
        for (String bad : List.of("nowhere", "")) {
            JsonNode error = assertRefused(change(user, Json.object("project_id", bad)), 422, "validation_failed");
            assertThat(error.at("/fields/project_id/0").stringValue()).isIn("not_found", "invalid");
        }
        assertThat(Json.text(ok(change(user, Json.object("project_id", project))), "project_id"))
                .isEqualTo(project);
        assertThat(ok(change(user, Json.object("project_id", project.toUpperCase(Locale.ROOT))))
                        .get("project_id")
                        .stringValue())
                .isEqualTo(project);
        assertThat(ok(change(user, Json.parse("{\"project_id\":null}")))
                        .get("project_id")
                        .isNull())
                .isTrue();
    }

    @Test
    void tagMovesWithEveryChangeAndGuardsAgainstOldViews() {
        JsonNode user = DOOR.invited();
        String path = "user/" + Json.text(user, "id");
        String old = DOOR.admin().get(path).header("ETag");
        assertThat(old).matches("(W/)?\"[^\"]+\"");
        assertThat(DOOR.admin().get(path).header("ETag")).isEqualTo(old);
        ok(change(user, Json.object("description", "someone was faster")));
        JsonNode before = DOOR.user(Json.text(user, "id"));
        String present = DOOR.admin().get(path).header("ETag");
        assertThat(present).isNotEqualTo(old);

        Http late = DOOR.admin().with("If-Match", old);
        assertPlainlyRefused(late.patch(path, Json.object("description", "late")), 412, "precondition_failed");
        assertPlainlyRefused(late.delete(path), 412, "precondition_failed");
        assertPlainlyRefused(late.delete(path + "?permanently=true"), 412, "precondition_failed");
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(before);

        ok(DOOR.admin().with("If-Match", present).patch(path, Json.object("description", "in time")));
        String now = DOOR.admin().get(path).header("ETag");
        assertNothing(DOOR.admin().with("If-Match", "\"x\", " + now).delete(path));
    }

    @Test
    void anyTagMatchesTheStar() {
        JsonNode user = DOOR.invited();

        ok(DOOR.admin().with("If-Match", "*").patch("user/" + Json.text(user, "id"), Json.object("description", "x")));
    }

    @Test
    void tagStaysWhenOnlyUseOrTheViewerChanged() {
        Person person = DOOR.user();
        String tag = DOOR.admin().get(person.path()).header("ETag");

        person.signedInAgain();
        ok(DOOR.admin().patch(person.path(), Json.object("is_pinned", true)));
        assertThat(person.hasPassword("wrong river stone")).isFalse();
        assertNothing(DOOR.admin().send("POST", person.path("unlock")));
        assertThat(DOOR.admin().get(person.path()).header("ETag")).isEqualTo(tag);
        assertThat(DOOR.admin().get("user/" + person.name() + "?by=name").header("ETag"))
                .isEqualTo(tag);
    }

    @Test
    void changesOfDifferentPropertiesAtTheSameTimeAllSucceed() {
        JsonNode user = DOOR.invited();
        String name = fresh("swift");
        List<JsonNode> changes = List.of(
                Json.object("description", "x"),
                Json.object("icon", "<svg></svg>"),
                Json.object("name", name),
                Json.object("roles", "user-auditor"));
        List<Callable<Answer>> tasks = new ArrayList<>();
        changes.forEach(change -> tasks.add(() -> change(user, change)));

        Together.run(tasks).forEach(CloudomationDoor::ok);

        JsonNode after = DOOR.user(Json.text(user, "id"));
        changes.forEach(change -> change.propertyStream()
                .forEach(member -> assertThat(after.get(member.getKey())).isEqualTo(member.getValue())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"description\":\"a\",\"description\":\"b\"}"})
    void whatIsNoObjectIsABadRequest(String body) {
        JsonNode user = DOOR.invited();

        assertRefused(
                DOOR.admin()
                        .send(
                                "PATCH",
                                "user/" + Json.text(user, "id"),
                                "application/json",
                                BodyPublishers.ofString(body)),
                400,
                "bad_request");
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @Test
    void longDescriptionSurvives() {
        String text = "Zeile\r\n\t„ünïcödé“ 😀\n".repeat(3_000);
        JsonNode user = DOOR.invited();

        assertThat(Json.text(ok(change(user, Json.object("description", text))), "description"))
                .isEqualTo(text);
        assertThat(Json.text(DOOR.user(Json.text(user, "id")), "description")).isEqualTo(text);
    }
}
