package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.PASSWORD;
import static muster.testing.CloudomationDoor.UNUSED_ID;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.newUser;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What every path has in common: methods, bodies, and which fault is told first. */
class ErrorWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();
    private static final String BAD = "{\"phone\":1}";

    private static Set<String> allowed(Answer answer) {
        return new TreeSet<>(List.of(answer.header("Allow").split(", *")));
    }

    @ParameterizedTest
    @CsvSource({
        "auth/login,POST",
        "auth/session,GET",
        "auth/logout,POST",
        "auth/activate,POST",
        "auth/confirm_email,POST",
        "auth/recover,POST",
        "auth/recover/confirm,POST",
        "user,GET POST",
        "user/x,DELETE GET PATCH",
        "user/x/restore,POST",
        "user/x/invite,POST",
        "user/x/unlock,POST",
        "user/x/change_password,POST",
        "user/x/change_email,POST",
        "user/x/cancel_email_change,POST",
        "user/x/twofa/enroll,POST",
        "user/x/twofa/verify,POST",
        "user/x/twofa/disable,POST",
        "user/x/twofa/recovery_codes,POST",
        "user/x/twofa/reset,POST",
        "import,POST",
        "meta/user,GET",
        "role,GET",
        "project,GET POST",
        "project/x,GET PATCH",
        "mail_outbox,GET"
    })
    void otherMethodsAreRefusedAndTheRightOnesTold(String path, String methods) {
        List<String> known = List.of(methods.split(" "));
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (!known.contains(method)) {
                Answer answer = DOOR.admin().send(method, path, "application/json", BodyPublishers.ofString("{}"));
                assertRefused(answer, 405, "method_not_allowed");
                assertThat(allowed(answer)).containsAll(known).doesNotContain(method, "PUT");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "users",
                "user/x/y",
                "user/x/twofa",
                "user/x/twofa/other",
                "auth",
                "auth/register",
                "import/x",
                "user/" + UNUSED_ID + "/"
            })
    void otherPathsAreNotThere(String path) {
        assertRefused(DOOR.admin().get(path), 404, "not_found");
    }

    @Test
    void bodyIsUpToOneMebibyte() {
        String path = "user/" + Json.text(DOOR.invited(), "id");
        String most = "{\"phone\":\"" + "x".repeat(1024 * 1024 - 12) + "\"}";

        assertThat(most).hasSize(1024 * 1024);
        assertRefused(
                DOOR.admin().send("PATCH", path, "application/json", BodyPublishers.ofString(most)),
                422,
                "validation_failed");
        for (String method : List.of("PATCH " + path, "POST user", "POST auth/login", "POST auth/activate")) {
            String[] words = method.split(" ");
            Answer answer =
                    DOOR.admin().send(words[0], words[1], "application/json", BodyPublishers.ofString(most + " "));
            assertRefused(answer, 413, "too_large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "multipart/form-data; boundary=x", "text/html"})
    void otherContentTypesAreNotRead(String contentType) {
        String name = fresh("u");
        Answer answer = DOOR.admin()
                .send(
                        "POST",
                        "user",
                        contentType,
                        BodyPublishers.ofString(newUser(name).toString()));

        assertThat(answer.status()).as(answer.toString()).isIn(400, 415);
        assertRefused(DOOR.admin().get("user/" + name + "?by=name"), 404, "not_found");
    }

    @Test
    void deepAndBrokenBodiesAreBadRequests() {
        byte[] latin = "{\"name\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);
        String deep = "{\"description\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertRefused(
                DOOR.admin().send("POST", "user", "application/json", BodyPublishers.ofByteArray(latin)),
                400,
                "bad_request");
        assertRefused(
                DOOR.admin().send("POST", "user", "application/json", BodyPublishers.ofString(deep)),
                400,
                "bad_request");
        String lone = "{\"name\":\"\\ud800\",\"pending_email\":\"" + fresh("x") + "@lab.example\"}";
        assertThat(DOOR.admin()
                        .send("POST", "user", "application/json", BodyPublishers.ofString(lone))
                        .status())
                .isIn(400, 422);
        assertThat(DOOR.admin()
                        .send("POST", "user", "application/json", BodyPublishers.ofString("{\"failed\":1e999999999}"))
                        .status())
                .isIn(400, 422);
    }

    @Test
    void actionsWithoutABodyTakeAnEmptyOne() {
        Person person = DOOR.user();
        for (String body : List.of("", "{}")) {
            assertNothing(DOOR.admin()
                    .send("POST", person.path("unlock"), "application/json", BodyPublishers.ofString(body)));
        }
    }

    @Test
    void missingRecordIsToldBeforeTheMissingRight() {
        Http plain = DOOR.user().http();

        assertRefused(plain.send("PATCH", "user/" + UNUSED_ID, json(BAD)), 404, "not_found");
        assertRefused(plain.delete("user/" + UNUSED_ID), 404, "not_found");
        assertRefused(plain.send("POST", "user/" + UNUSED_ID + "/unlock"), 404, "not_found");
        assertRefused(DOOR.admin().send("PATCH", "user/" + UNUSED_ID, json(BAD)), 404, "not_found");
        assertRefused(plain.patch("project/" + UNUSED_ID, json(BAD)), 404, "not_found");
    }

    private static JsonNode json(String text) {
        return Json.parse(text);
    }

    @Test
    void missingRightIsToldBeforeStateAndContent() {
        Http plain = DOOR.user().http();
        Person readOnly = DOOR.user();
        readOnly.changed("is_readonly", true);

        assertPlainlyRefused(plain.patch(readOnly.path(), json("{\"description\":7}")), 403, "forbidden");
        assertPlainlyRefused(plain.delete(readOnly.path()), 403, "forbidden");
        assertPlainlyRefused(
                plain.with("If-Match", "\"x\"").patch(readOnly.path(), json("{\"description\":\"x\"}")),
                403,
                "forbidden");
        assertPlainlyRefused(plain.post("user", json("{\"name\":7}")), 403, "forbidden");
        assertPlainlyRefused(plain.send("POST", readOnly.path("invite")), 403, "forbidden");
        assertPlainlyRefused(
                plain.send("POST", "import?dry_run=x", "application/yaml", BodyPublishers.ofString("{")),
                403,
                "forbidden");
    }

    @Test
    void stateIsToldBeforeTheTagAndTheContent() {
        Person readOnly = DOOR.user();
        readOnly.changed("is_readonly", true);
        Http admin = DOOR.admin().with("If-Match", "\"old\"");

        assertPlainlyRefused(admin.patch(readOnly.path(), json("{\"description\":7}")), 409, "read_only");
        assertPlainlyRefused(admin.delete(readOnly.path()), 409, "read_only");
        Person trashed = DOOR.user();
        assertNothing(DOOR.admin().delete(trashed.path()));
        assertPlainlyRefused(admin.patch(trashed.path(), json("{\"description\":7}")), 409, "in_trash");
        assertPlainlyRefused(
                DOOR.admin().post(trashed.path("invite"), json("{\"valid_for_seconds\":0}")), 409, "in_trash");
        Person active = DOOR.user();
        assertPlainlyRefused(
                DOOR.admin().post(active.path("invite"), json("{\"valid_for_seconds\":0}")), 409, "already_activated");
    }

    @Test
    void tagIsToldBeforeTheContent() {
        Person person = DOOR.user();

        assertPlainlyRefused(
                DOOR.admin().with("If-Match", "\"old\"").patch(person.path(), json("{\"description\":7}")),
                412,
                "precondition_failed");
    }

    @Test
    void clashIsToldLast() {
        Person person = DOOR.user();
        JsonNode other = DOOR.invited();
        JsonNode body = Json.object("name", Json.text(other, "name"), "description", 7);

        JsonNode error = assertRefused(DOOR.admin().patch(person.path(), body), 422, "validation_failed");
        assertThat(Json.names(error.get("fields"))).containsExactly("description");
        JsonNode both =
                Json.object("name", Json.text(other, "name"), "pending_email", Json.text(other, "pending_email"));
        assertRefused(DOOR.admin().post("user", both), 409, "conflict");
        assertRefused(DOOR.admin().post("user", Json.with(both, "description", 7)), 422, "validation_failed");
    }

    @Test
    void otherPeoplesAccountsAreToldBeforeThePassword() {
        Person person = DOOR.user();

        assertPlainlyRefused(DOOR.admin().post(person.path("change_password"), json("{}")), 403, "forbidden");
        assertPlainlyRefused(DOOR.admin().post(person.path("twofa/verify"), json("{}")), 403, "forbidden");
        assertThat(person.hasPassword(PASSWORD)).isTrue();
    }

    @Test
    void everyAnswerSaysWhatItIsAndIsNotSniffed() {
        Answer answer = DOOR.admin().get("user?limit=1");

        assertThat(ok(answer).get("limit").intValue()).isEqualTo(1);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void headIsGetWithoutABody() {
        Answer answer = DOOR.admin().send("HEAD", "user?limit=1");

        assertThat(answer.status()).isIn(200, 405);
        assertThat(answer.bytes()).isEmpty();
    }
}
