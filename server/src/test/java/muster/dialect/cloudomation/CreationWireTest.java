package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertInvalid;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationAnswers.assertTaken;
import static muster.testing.CloudomationDoor.UNUSED_ID;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.newUser;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CreationWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static Answer create(JsonNode body) {
        return DOOR.admin().post("user", body);
    }

    private static void assertNobody(String name) {
        assertRefused(DOOR.admin().get("user/" + name + "?by=name&allow_deleted=true"), 404, "not_found");
        assertThat(DOOR.mails(name + "@lab.example", "activation")).isEmpty();
    }

    @Test
    void newUserHasTheDefaultsAndIsFoundAtItsLocation() {
        String name = fresh("u");
        Answer answer = create(Json.object("name", name, "pending_email", name + "@lab.example"));
        JsonNode made = created(answer);
        String iris = Json.text(ok(DOOR.admin().get("auth/session")), "user_id");

        assertThat(answer.header("Location")).endsWith("/api/latest/user/" + Json.text(made, "id"));
        assertThat(DOOR.user(Json.text(made, "id"))).isEqualTo(made);
        for (String empty : List.of(
                "deleted_at deleted_by description email icon last_activity last_login last_ui_activity project_id"
                        .split(" "))) {
            assertThat(made.get(empty).isNull()).as(empty).isTrue();
        }
        for (String off : List.of(("is_activated is_archived is_deleted is_locked_out is_opened is_pinned is_readonly"
                        + " is_twofa_enabled")
                .split(" "))) {
            assertThat(made.get(off).booleanValue()).as(off).isFalse();
        }
        assertThat(made.get("is_enabled").booleanValue()).isTrue();
        assertThat(Json.text(made, "pending_email")).isEqualTo(name + "@lab.example");
        assertThat(Json.text(made, "roles")).isEqualTo("default");
        assertThat(made.get("failed_auth_count").intValue()).isZero();
        assertThat(Json.text(made, "created_by")).isEqualTo(iris);
        assertThat(Json.text(made, "modified_by")).isEqualTo(iris);
        assertThat(made.get("modified_at")).isEqualTo(made.get("created_at"));
    }

    @Test
    void everythingThatMayBeGivenIsKept() {
        String project = DOOR.project(fresh("project"));
        JsonNode made = DOOR.invited(
                "description",
                "",
                "icon",
                "<svg></svg>",
                "is_enabled",
                false,
                "is_archived",
                true,
                "is_readonly",
                true,
                "project_id",
                project,
                "roles",
                "workspace-admin");

        assertThat(Json.text(made, "description")).isEmpty();
        assertThat(Json.text(made, "icon")).isEqualTo("<svg></svg>");
        assertThat(made.get("is_enabled").booleanValue()).isFalse();
        assertThat(made.get("is_archived").booleanValue()).isTrue();
        assertThat(made.get("is_readonly").booleanValue()).isTrue();
        assertThat(Json.text(made, "project_id")).isEqualTo(project);
        assertThat(Json.text(made, "roles")).isEqualTo("workspace-admin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email|\"x@lab.example\"",
                "email|null",
                "id|\"01900000-0000-7000-8000-000000000000\"",
                "is_activated|true",
                "is_activated|false",
                "password|\"quiet river stone\"",
                "password|null",
                "otp_secret|\"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\"",
                "activation_code|\"7c1d0000-0000-4000-8000-000000000044\"",
                "activation_deadline|\"2030-01-01T00:00:00Z\"",
                "created_at|\"2020-01-01T00:00:00Z\"",
                "created_by|null",
                "modified_at|\"2020-01-01T00:00:00Z\"",
                "modified_by|null",
                "deleted_at|null",
                "deleted_by|null",
                "is_deleted|false",
                "is_locked_out|true",
                "is_twofa_enabled|true",
                "failed_auth_count|0",
                "last_login|null",
                "last_activity|null",
                "last_ui_activity|null",
                "record_type|\"USER\"",
                "resource_type|\"USER\"",
                "identity_type|\"USER\"",
                "size_bytes|1",
                "organization_id|\"01900000-0000-7000-8000-000000000000\"",
                "workspace_id|null"
            })
    void whatNobodyWritesRefusesTheWholeUser(String property, String value) {
        String name = fresh("u");
        JsonNode body = Json.parse(newUser(name).toString().replaceFirst("}$", ",\"" + property + "\":" + value + "}"));

        assertInvalid(create(body), property, "read_only");
        assertNobody(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"phone", "Name", "NAME", "is_admin", "rank", "active", "user_name", "", "__proto__", "name "})
    void whatIsNoPropertyRefusesTheWholeUser(String property) {
        String name = fresh("u");

        assertInvalid(create(newUser(name, property, "x")), property, "unknown_field");
        assertNobody(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "description|1",
                "description|[]",
                "icon|true",
                "is_enabled|\"true\"",
                "is_enabled|1",
                "is_archived|\"\"",
                "is_readonly|0",
                "project_id|7",
                "roles|[\"default\"]",
                "roles|3",
                "pending_email|{}"
            })
    void wrongTypesAreRefused(String property, String value) {
        String name = fresh("u");
        JsonNode body = Json.with(newUser(name), property, Json.parse(value));

        assertInvalid(create(body), property, "wrong_type");
        assertNobody(name);
    }

    @Test
    void everyFaultIsReportedAtOnce() {
        String name = fresh("u");
        JsonNode body = Json.object(
                "name",
                "a,b",
                "pending_email",
                "nowhere",
                "id",
                UNUSED_ID,
                "is_enabled",
                "yes",
                "colour",
                1,
                "roles",
                "king",
                "description",
                4);

        assertInvalid(
                create(body),
                "colour",
                "unknown_field",
                "description",
                "wrong_type",
                "id",
                "read_only",
                "is_enabled",
                "wrong_type",
                "name",
                "invalid",
                "pending_email",
                "invalid",
                "roles",
                "invalid");
        assertNobody(name);
    }

    @Test
    void nameAndAddressAreNeeded() {
        assertInvalid(create(Json.object()), "name", "required", "pending_email", "required");
        assertInvalid(create(Json.object("name", fresh("u"))), "pending_email", "required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nowhere",
                "@lab.example",
                "ada@",
                "a@b@c",
                "a b@lab.example",
                "a@lab .example",
                "a\u0000@lab.example",
                "a@lab.example\r\nBcc: x@y.example"
            })
    void whatIsNoAddressIsRefused(String address) {
        String name = fresh("u");
        JsonNode error =
                assertRefused(create(Json.object("name", name, "pending_email", address)), 422, "validation_failed");

        assertThat(Json.names(error.get("fields"))).containsExactly("pending_email");
        assertNobody(name);
    }

    @Test
    void addressHasUpToAHundredAndTwentyEightCharacters() {
        String end = fresh("a") + "@lab.example";
        String longest = "ü".repeat(128 - end.length()) + end;

        assertInvalid(
                create(Json.object("name", fresh("u"), "pending_email", "x" + longest)), "pending_email", "too_long");
        assertThat(Json.text(
                        created(create(Json.object("name", fresh("u"), "pending_email", longest))), "pending_email"))
                .isEqualTo(longest);
    }

    @Test
    void addressIsGivenOnceWhateverItsCase() {
        Person confirmed = DOOR.user();
        String pending = Json.text(DOOR.invited(), "pending_email");
        for (String taken : List.of(confirmed.email().toUpperCase(Locale.ROOT), pending.toUpperCase(Locale.ROOT))) {
            String name = fresh("u");
            assertTaken(create(Json.object("name", name, "pending_email", taken)), "pending_email");
            assertNobody(name);
        }
    }

    @Test
    void rolesAreWrittenInAnyOrderAndKeptInOne() {
        assertThat(Json.text(
                        DOOR.invited("roles", " workspace-admin ,default,, workspace-admin".replace(",,", ",")),
                        "roles"))
                .isEqualTo("default,workspace-admin");
        assertThat(Json.text(DOOR.invited("roles", ""), "roles")).isEqualTo("default");
        assertThat(Json.text(DOOR.invited("roles", "user-auditor,organization-admin"), "roles"))
                .isEqualTo("organization-admin,user-auditor");
        for (String bad : List.of("king", "default,king", "Default,admin", "administrator")) {
            String name = fresh("u");
            assertInvalid(create(newUser(name, "roles", bad)), "roles", "invalid");
            assertNobody(name);
        }
    }

    @Test
    void unknownProjectIsNotFound() {
        assertInvalid(create(newUser(fresh("u"), "project_id", UNUSED_ID)), "project_id", "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "7", "\"x\"", "{", "{\"name\":\"a\",}", "{'name':'a'}", "{\"name\":\"a\"} x"})
    void whatIsNoObjectIsABadRequest(String body) {
        assertRefused(
                DOOR.admin().send("POST", "user", "application/json", BodyPublishers.ofString(body)),
                400,
                "bad_request");
    }

    @Test
    void propertyThatComesTwiceIsABadRequest() {
        String name = fresh("u");
        String body = newUser(name).toString().replaceFirst("}$", ",\"name\":\"other\"}");

        assertRefused(
                DOOR.admin().send("POST", "user", "application/json", BodyPublishers.ofString(body)),
                400,
                "bad_request");
        assertNobody(name);
    }

    @Test
    void oddSwitchForTheInvitationIsRefused() {
        String name = fresh("u");
        Answer answer = DOOR.admin().post("user?send_invitation=perhaps", newUser(name));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertNobody(name);
    }

    @Test
    void refusalRepeatsNoSecret() {
        Answer answer = create(newUser(fresh("u"), "password", "a very secret phrase"));

        assertRefused(answer, 422, "validation_failed");
        assertThat(answer.text()).doesNotContain("a very secret phrase");
        assertPlainlyRefused(DOOR.user().http().post("user", newUser(fresh("u"))), 403, "forbidden");
    }
}
