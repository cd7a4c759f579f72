package muster.dialect.cloudomation;

import static muster.dialect.cloudomation.ImportWireTest.importing;
import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.CloudomationDoor.Person;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImportRefusalWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static JsonNode report(Answer answer) {
        JsonNode error = assertRefused(answer, 422, "import_failed");
        JsonNode report = error.get("report");
        assertThat(report.get("applied").booleanValue()).isFalse();
        return report;
    }

    /** The document fails for this one reason, also when it is only tried. */
    private static void assertFails(String document, String field, String code) {
        JsonNode expected = Json.array(Json.object("field", field.isEmpty() ? null : field, "code", code));
        JsonNode tried = ok(importing("?dry_run=true", document)).get("results").get(0);
        JsonNode done = report(importing("", document)).get("results").get(0);

        assertThat(done.get("errors")).as(document).isEqualTo(expected);
        assertThat(Json.text(done, "action")).isEqualTo("failed");
        assertThat(tried).isEqualTo(done);
    }

    /** As before, where the document fails as a whole, and what is said of the field does not matter. */
    private static void assertFailsWith(String document, String code) {
        for (JsonNode report : List.of(ok(importing("?dry_run=true", document)), report(importing("", document)))) {
            assertThat(Json.texts(report.at("/results/0/errors"), "code"))
                    .as(document)
                    .containsExactly(code);
        }
    }

    private static void assertNobody(String name) {
        assertThat(DOOR.admin()
                        .get("user/" + name + "?by=name&allow_deleted=true")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void oneBadDocumentStopsAll() {
        String name = fresh("u");
        JsonNode user = DOOR.invited("description", "old");
        String yaml = "user: {name: " + name + "}\n---\nuser: {name: " + Json.text(user, "name")
                + ", description: new}\n---\nuser: {name: " + fresh("u") + ", phone: '1'}\n";

        JsonNode report = report(importing("", yaml));
        assertThat(report.get("dry_run").booleanValue()).isFalse();
        assertThat(report.at("/summary/failed").intValue()).isEqualTo(1);
        assertThat(report.at("/results/2/errors"))
                .isEqualTo(Json.array(Json.object("field", "phone", "code", "unknown_field")));
        assertThat(report.at("/results/0/errors").isEmpty()).isTrue();
        assertNobody(name);
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roles: organization-admin",
                "password: quiet river stone",
                "otp_secret: JBSWY3DPEHPK3PXP",
                "id: null",
                "activation_code: 7c1d0000-0000-4000-8000-000000000044",
                "is_twofa_enabled: false",
                "failed_auth_count: 0",
                "is_pinned: true",
                "is_opened: false",
                "record_type: USER",
                "resource_type: USER",
                "identity_type: USER",
                "size_bytes: 4",
                "activation_deadline: null"
            })
    void whatIsNotImportedFails(String line) {
        String name = fresh("u");
        String field = line.split(":")[0];

        assertFails("user:\n  name: " + name + "\n  " + line + "\n", field, "not_importable");
        assertNobody(name);
        JsonNode user = DOOR.invited();
        assertFails("user:\n  name: " + Json.text(user, "name") + "\n  " + line + "\n", field, "not_importable");
        assertThat(DOOR.user(Json.text(user, "id"))).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "description: 7|description|wrong_type",
                "description: [a]|description|wrong_type",
                "icon: true|icon|wrong_type",
                "icon: x|icon|invalid",
                "is_enabled: 'true'|is_enabled|wrong_type",
                "is_enabled: 1|is_enabled|wrong_type",
                "is_archived: null|is_archived|not_null",
                "is_readonly: {}|is_readonly|wrong_type",
                "project_id_project: {name: no such project}|project_id_project|not_found",
                "project_id: 01900000-0000-7000-8000-000000000000|project_id|not_found",
                "phone: x|phone|unknown_field",
                "Description: x|Description|unknown_field"
            })
    void valuesObeyTheTable(String line, String field, String code) {
        String name = fresh("u");

        assertFails("user:\n  name: " + name + "\n  " + line + "\n", field, code);
        assertNobody(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user: {name: 7}|wrong_type",
                "user: {name: 'a,b'}|invalid",
                "user: {name: null}|not_null",
                "user: {description: x}|required",
                "user: {}|required"
            })
    void nameObeysTheTable(String document, String code) {
        assertFails(document, "name", code);
    }

    @Test
    void longNamesAreRefused() {
        assertFails("user: {name: " + "n".repeat(129) + "}", "name", "too_long");
    }

    @Test
    void dateWithoutQuotesIsNoText() {
        String name = fresh("u");
        Answer answer = importing("", "user: {name: " + name + ", description: 2026-03-01}");

        assertThat(answer.status()).isIn(200, 422);
        if (answer.status() == 200) {
            assertThat(Json.text(ok(DOOR.admin().get("user/" + name + "?by=name")), "description"))
                    .isEqualTo("2026-03-01");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow: {name: x}", "User: {name: x}", "project: {name: x}", "users: {name: x}"})
    void otherTypesAreNotSupported(String document) {
        assertFailsWith(document, "unsupported_type");
    }

    @Test
    void nameThatComesTwiceFailsBothTimes() {
        String name = fresh("u");
        String yaml = "user: {name: " + name + "}\n---\nuser: {name: " + name.toUpperCase(Locale.ROOT) + "}\n";

        JsonNode report = report(importing("", yaml));
        assertThat(report.at("/summary/failed").intValue()).isEqualTo(2);
        for (JsonNode result : report.get("results")) {
            assertThat(result.at("/errors/0/code").stringValue()).isEqualTo("duplicate");
        }
        assertNobody(name);
    }

    @Test
    void stateOfARecordForbidsIt() {
        JsonNode readOnly = DOOR.invited("is_readonly", true);
        assertFailsWith("user: {name: " + Json.text(readOnly, "name") + ", description: x}", "read_only");
        assertFailsWith(
                "user: {name: " + Json.text(readOnly, "name") + ", description: x, is_readonly: true}", "read_only");
        JsonNode trashed = DOOR.invited();
        assertNothing(DOOR.admin().delete("user/" + Json.text(trashed, "id")));
        assertFailsWith("user: {name: " + Json.text(trashed, "name") + ", description: x}", "in_trash");
        assertFailsWith("user: {name: iris, is_enabled: false}", "not_on_self");
        assertFailsWith("user: {name: iris, is_archived: true}", "not_on_self");
    }

    @Test
    void readOnlyProjectForbidsItWhateverTheFlag() {
        String project = fresh("p");
        String id = DOOR.project(project);
        JsonNode user = DOOR.invited("project_id", id);
        ok(DOOR.admin().patch("project/" + id, Json.object("is_readonly", true)));

        assertFailsWith(
                "user: {name: " + Json.text(user, "name") + ", is_readonly: false, description: x}", "read_only");
        assertFailsWith("user: {name: " + Json.text(user, "name") + ", project_id: null}", "read_only");
    }

    @Test
    void managerImportsNobodyOfHigherRank() {
        Person manager = DOOR.manager();
        Person higher = DOOR.administrator();
        for (String change : List.of("description: x", "is_enabled: false", "is_archived: true")) {
            Answer answer = manager.http()
                    .send(
                            "POST",
                            "import",
                            "application/yaml",
                            BodyPublishers.ofString("user: {name: " + higher.name() + ", " + change + "}"));
            assertThat(report(answer).at("/results/0/errors/0/code").stringValue())
                    .isEqualTo("forbidden");
        }
        ok(manager.http()
                .send(
                        "POST",
                        "import",
                        "application/yaml",
                        BodyPublishers.ofString("user: {name: " + fresh("u") + "}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user: {name: a", "user:\n\tname: a", "user: {name: a, name: b}", "user: {name: a}\nuser: {name: b}",
                "user: !!java.io.File [x]", "user: !custom {name: a}", "user: {name: !!binary aGk=}", "user: *unknown",
                "user: {name: a}\n---\nuser: {name: b", "user: {name: a}\n--- !x\nuser: {name: b}",
                        "user: {name: \"a\u0000\"}"
            })
    void whatCannotBeReadIsABadRequest(String yaml) {
        assertRefused(importing("", yaml), 400, "bad_request");
        assertRefused(importing("?dry_run=true", yaml), 400, "bad_request");
        assertNobody("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- a",
                "just text",
                "7",
                "user: {? {a: b} : c}",
                "{user: {name: a}, flow: {name: b}}",
                "user: [a]",
                "user: a",
                "user: null",
                "user: {name: &a [*a]}",
                "{}"
            })
    void whatIsNoDocumentIsRefusedOneWayOrTheOther(String yaml) {
        assertThat(importing("", yaml).status()).as(yaml).isIn(400, 422);
        assertNobody("a");
    }

    @Test
    void aliasesDoNotMultiply() {
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
                + IntStream.range(0, 9)
                        .mapToObj(i ->
                                "%c: &%c [%s]\n".formatted('b' + i, 'b' + i, ("*" + (char) ('a' + i) + ",").repeat(10)))
                        .collect(Collectors.joining())
                + "user: {name: " + fresh("u") + "}\n";

        assertThat(importing("", bomb).status()).isIn(400, 422);
    }

    @Test
    void thousandDocumentsAreTheMost() {
        String stem = fresh("u");
        String all = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> "user: {name: " + stem + i + "}\n")
                .collect(Collectors.joining("---\n"));

        assertRefused(importing("?dry_run=true", all), 400, "bad_request");
        JsonNode report = ok(importing("?dry_run=true", all.substring(0, all.lastIndexOf("---"))));
        assertThat(report.at("/summary/created").intValue()).isEqualTo(1000);
    }

    @Test
    void fileHasFiveMebibytesAtMost() {
        String comment = "# " + "x".repeat(1021) + "\n";
        String document = "user: {name: " + fresh("u") + "}\n";
        String big = comment.repeat(5 * 1024 - 1) + document;

        assertThat(big.getBytes(StandardCharsets.UTF_8).length).isLessThan(5 * 1024 * 1024);
        assertThat(importing("?dry_run=true", big).status()).isEqualTo(200);
        assertRefused(importing("?dry_run=true", comment.repeat(5 * 1024) + document), 413, "too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on_conflict=overwrite", "on_conflict=", "dry_run=maybe", "dry_run=1", "dry_run="})
    void oddSwitchesAreRefused(String query) {
        String name = fresh("u");

        assertThat(importing("?" + query, "user: {name: " + name + "}").status())
                .isEqualTo(400);
        assertNobody(name);
    }

    @Test
    void brokenJsonIsABadRequest() {
        for (String json : List.of("{", "{\"user\":{\"name\":\"a\",\"name\":\"b\"}}", "7", "\"x\"", "[7]", "null")) {
            Answer answer = DOOR.admin().send("POST", "import", "application/json", BodyPublishers.ofString(json));
            assertThat(answer.status()).as(json).isIn(400, 422);
        }
        byte[] latin = "user: {name: \u00fc}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(
                DOOR.admin().send("POST", "import", "application/yaml", BodyPublishers.ofByteArray(latin)),
                400,
                "bad_request");
    }
}
