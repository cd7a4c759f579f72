package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertPlainlyRefused;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.time;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImportWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    static Answer importing(String query, String yaml) {
        return DOOR.admin().send("POST", "import" + query, "application/yaml", BodyPublishers.ofString(yaml));
    }

    private static JsonNode imported(String yaml) {
        return ok(importing("", yaml));
    }

    private static JsonNode byName(String name) {
        return ok(DOOR.admin().get("user/" + name + "?by=name"));
    }

    private static void assertSummary(
            JsonNode report, int created, int updated, int unchanged, int skipped, int failed) {
        assertThat(report.get("summary"))
                .isEqualTo(Json.object(
                        "created",
                        created,
                        "updated",
                        updated,
                        "unchanged",
                        unchanged,
                        "skipped",
                        skipped,
                        "failed",
                        failed));
    }

    @Test
    void newNameMakesAUserWithoutAddressWhoIsInvitedLater() {
        String name = fresh("u");
        JsonNode report = imported("user:\n  name: " + name + "\n  description: Beamline 5\n");

        assertThat(Json.names(report)).containsExactly("applied", "dry_run", "results", "summary");
        assertThat(report.get("dry_run").booleanValue()).isFalse();
        assertThat(report.get("applied").booleanValue()).isTrue();
        assertSummary(report, 1, 0, 0, 0, 0);
        JsonNode result = report.get("results").get(0);
        assertThat(Json.names(result)).containsExactly("action", "changes", "errors", "id", "index", "name", "type");
        assertThat(Json.text(result, "action")).isEqualTo("created");
        assertThat(Json.text(result, "type")).isEqualTo("user");
        assertThat(result.at("/changes/description")).isEqualTo(Json.object("old", null, "new", "Beamline 5"));

        JsonNode user = byName(name);
        assertThat(Json.text(result, "id")).isEqualTo(Json.text(user, "id"));
        assertThat(user.get("is_activated").booleanValue()).isFalse();
        assertThat(user.get("is_enabled").booleanValue()).isTrue();
        assertThat(user.get("email").isNull() && user.get("pending_email").isNull())
                .isTrue();
        assertThat(user.get("activation_deadline").isNull()).isTrue();
        assertThat(Json.text(user, "roles")).isEqualTo("default");

        String path = "user/" + Json.text(user, "id");
        assertPlainlyRefused(DOOR.admin().send("POST", path + "/invite"), 409, "no_address");
        String address = name + "@lab.example";
        DOOR.activated(ok(DOOR.admin().patch(path, Json.object("pending_email", address))));
        assertThat(DOOR.mails(address, "activation")).hasSize(1);
    }

    @Test
    void secondImportOfTheSameFileChangesNothing() {
        String name = fresh("User");
        String yaml = "user:\n  name: '  " + name + " '\n  description: x\n  is_enabled: false\n";
        imported(yaml);
        JsonNode before = byName(name);

        JsonNode report = imported(yaml);
        assertSummary(report, 0, 0, 1, 0, 0);
        assertThat(report.at("/results/0/changes").isEmpty()).isTrue();
        assertThat(report.at("/results/0/id").stringValue()).isEqualTo(Json.text(before, "id"));
        JsonNode again = imported(yaml.replace(name, name.toUpperCase(Locale.ROOT)));
        assertSummary(again, 0, 0, 1, 0, 0);
        assertThat(byName(name)).isEqualTo(before);
    }

    @Test
    void listedPropertiesAreSetAndOthersKept() {
        String project = fresh("p");
        String id = DOOR.project(project);
        JsonNode user = DOOR.invited("description", "old", "icon", "<svg></svg>");
        String name = Json.text(user, "name");

        JsonNode report = imported("user:\n  name: " + name.toUpperCase(Locale.ROOT)
                + "\n  description: new\n  is_archived: true\n  project_id_project:\n    name: " + project + "\n");

        assertSummary(report, 0, 1, 0, 0, 0);
        JsonNode changes = report.at("/results/0/changes");
        assertThat(changes.get("description")).isEqualTo(Json.object("old", "old", "new", "new"));
        assertThat(changes.get("is_archived")).isEqualTo(Json.object("old", false, "new", true));
        assertThat(Json.names(changes)).doesNotContain("name", "icon").hasSize(3);
        JsonNode after = byName(name);
        assertThat(Json.text(after, "name")).isEqualTo(name);
        assertThat(Json.text(after, "icon")).isEqualTo("<svg></svg>");
        assertThat(Json.text(after, "project_id")).isEqualTo(id);
        assertThat(time(after, "modified_at")).isAfter(time(user, "modified_at"));
        assertThat(after.get("pending_email")).isEqualTo(user.get("pending_email"));

        imported("user: {name: " + name + ", project_id: null, description: null, icon: null}");
        assertThat(byName(name).get("project_id").isNull()).isTrue();
        imported("user: {name: " + name + ", project_id: " + id + "}");
        assertThat(Json.text(byName(name), "project_id")).isEqualTo(id);
    }

    @Test
    void archivingByImportEndsSessions() {
        var person = DOOR.user();

        imported("user: {name: " + person.name() + ", is_archived: true}");
        assertThat(person.isSignedIn()).isFalse();
    }

    @Test
    void exportOnlyPropertiesSayNothing() {
        JsonNode user = DOOR.invited();
        String name = Json.text(user, "name");

        JsonNode report = imported(
                "user:\n  name: " + name
                        + "\n  email: other@lab.example\n  is_activated: true\n  is_deleted: true\n  is_locked_out: true\n"
                        + "  created_at: '2001-01-01T00:00:00Z'\n  modified_by: nobody\n  pending_email: null\n  last_login: 7\n");
        assertSummary(report, 0, 0, 1, 0, 0);
        assertThat(byName(name)).isEqualTo(user);
    }

    @Test
    void severalDocumentsAreDoneInOrder() {
        String stem = fresh("u");
        JsonNode existing = DOOR.invited("description", "old");
        JsonNode report = imported("---\nuser:\n  name: " + stem + "a\n---\nuser:\n  name: "
                + Json.text(existing, "name") + "\n  description: new\n---\nuser: {name: " + stem + "b}\n...\n");

        assertSummary(report, 2, 1, 0, 0, 0);
        List<JsonNode> results = Json.list(report.get("results"));
        assertThat(Json.texts(results, "action")).containsExactly("created", "updated", "created");
        assertThat(results.stream().map(result -> result.get("index").intValue()))
                .containsExactly(0, 1, 2);
        assertThat(Json.texts(results, "name")).containsExactly(stem + "a", Json.text(existing, "name"), stem + "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/yaml; charset=utf-8",
                "application/x-yaml",
                "text/yaml",
                ""
            })
    void yamlIsReadWhateverCommandLineClientsCallIt(String contentType) {
        String name = fresh("u");
        Answer answer = DOOR.admin()
                .send("POST", "import", contentType, BodyPublishers.ofString("user:\n  name: " + name + "\n"));

        assertSummary(ok(answer), 1, 0, 0, 0, 0);
        assertThat(Json.text(byName(name), "name")).isEqualTo(name);
    }

    @Test
    void jsonIsOneObjectOrAListOfThem() {
        String stem = fresh("u");
        JsonNode one = Json.object("user", Json.object("name", stem + "a"));
        JsonNode two = Json.object("user", Json.object("name", stem + "b", "description", "x"));

        assertSummary(ok(DOOR.admin().post("import", one)), 1, 0, 0, 0, 0);
        assertSummary(ok(DOOR.admin().post("import", Json.array(one, two))), 1, 0, 1, 0, 0);
        assertSummary(ok(DOOR.admin().post("import", Json.array())), 0, 0, 0, 0, 0);
    }

    @Test
    void dryRunStoresNothing() {
        JsonNode user = DOOR.invited("description", "old");
        String name = Json.text(user, "name");
        String other = fresh("u");
        String good = "user: {name: " + name + ", description: new}\n---\nuser: {name: " + other + "}\n";

        JsonNode report = ok(importing("?dry_run=true", good));
        assertThat(report.get("dry_run").booleanValue()).isTrue();
        assertThat(report.get("applied").booleanValue()).isFalse();
        assertSummary(report, 1, 1, 0, 0, 0);
        assertThat(report.at("/results/0/changes"))
                .isEqualTo(Json.object("description", Json.object("old", "old", "new", "new")));
        assertThat(report.at("/results/0/id").stringValue()).isEqualTo(Json.text(user, "id"));
        assertThat(report.at("/results/1/id").isNull()).isTrue();
        assertThat(report.at("/results/1/action").stringValue()).isEqualTo("created");

        JsonNode mixed = ok(importing("?dry_run=true", good + "---\nuser: {name: " + fresh("u") + ", phone: 1}\n"));
        assertSummary(mixed, 1, 1, 0, 0, 1);
        assertThat(mixed.at("/results/2/errors"))
                .isEqualTo(Json.array(Json.object("field", "phone", "code", "unknown_field")));
        assertThat(byName(name)).isEqualTo(user);
        assertThat(DOOR.admin().get("user/" + other + "?by=name").status()).isEqualTo(404);
        assertThat(ok(importing("?dry_run=false", good)).get("applied").booleanValue())
                .isTrue();
    }

    @Test
    void conflictsAreDecidedByTheCaller() {
        JsonNode user = DOOR.invited("description", "old");
        String name = Json.text(user, "name");
        String yaml = "user: {name: " + name + ", description: new}";

        JsonNode skipped = ok(importing("?on_conflict=skip", yaml));
        assertSummary(skipped, 0, 0, 0, 1, 0);
        assertThat(skipped.at("/results/0/id").stringValue()).isEqualTo(Json.text(user, "id"));
        assertThat(byName(name)).isEqualTo(user);

        Answer failed = importing("?on_conflict=fail", yaml);
        assertThat(failed.status()).isEqualTo(422);
        assertThat(failed.json().at("/error/report/results/0/errors/0/code").stringValue())
                .isEqualTo("conflict");
        assertThat(byName(name)).isEqualTo(user);

        assertSummary(ok(importing("?on_conflict=update", yaml)), 0, 1, 0, 0, 0);
        assertThat(Json.text(byName(name), "description")).isEqualTo("new");
        String other = fresh("u");
        assertSummary(ok(importing("?on_conflict=fail", "user: {name: " + other + "}")), 1, 0, 0, 0, 0);
    }

    @Test
    void readOnlyRecordIsChangedByADocumentThatLiftsTheFlag() {
        JsonNode user = DOOR.invited("is_readonly", true);
        String name = Json.text(user, "name");

        JsonNode report = imported("user: {name: " + name + ", is_readonly: false, description: x}");
        assertSummary(report, 0, 1, 0, 0, 0);
        assertThat(Json.text(byName(name), "description")).isEqualTo("x");
        assertNothing(DOOR.admin().delete("user/" + Json.text(user, "id")));
    }
}
