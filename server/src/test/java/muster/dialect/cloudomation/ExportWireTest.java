package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertNothing;
import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
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

class ExportWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();

    private static final String KEYS = "created_at created_by deleted_at deleted_by description email icon is_activated"
            + " is_archived is_deleted is_enabled is_locked_out is_readonly last_activity last_login last_ui_activity"
            + " modified_at modified_by name organization_id pending_email project_id workspace_id";

    private static Answer export(String path) {
        Answer answer = DOOR.admin().get(path + (path.contains("?") ? "&" : "?") + "download=export");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        return answer;
    }

    private static List<String> keys(String yaml) {
        List<String> keys = new ArrayList<>();
        yaml.lines()
                .filter(line -> line.matches("  [a-z_]+:.*"))
                .forEach(line -> keys.add(line.strip().split(":")[0]));
        return keys;
    }

    private static JsonNode startsWith(String stem) {
        return Json.object("field", "name", "op", "like", "value", stem + "%");
    }

    private static JsonNode make(String name, Object... members) {
        return created(DOOR.admin()
                .post(
                        "user",
                        Json.with(Json.object("name", name, "pending_email", fresh("e") + "@lab.example"), members)));
    }

    @Test
    void documentHasAllThatIsExportedInOrderAndEqualBytes() {
        String name = fresh("u");
        JsonNode made = make(name, "description", "Beamline 4");
        Answer answer = export("user/" + name + "?by=name");
        String yaml = answer.text();

        assertThat(answer.header("Content-Type")).startsWith("application/yaml");
        assertThat(yaml.lines().findFirst()).contains("user:");
        assertThat(String.join(" ", keys(yaml))).isEqualTo(KEYS);
        assertThat(yaml.lines())
                .contains("  name: " + name, "  description: Beamline 4", "  is_enabled: true", "  email: null")
                .contains("  project_id: null", "  icon: null", "  last_login: null");
        assertThat(yaml).containsPattern("created_at: ['\"]?" + Json.text(made, "created_at"));
        assertThat(yaml).containsPattern("created_by: ['\"]?" + Json.text(made, "created_by"));
        assertThat(export("user/" + Json.text(made, "id")).bytes()).isEqualTo(answer.bytes());
    }

    @Test
    void jsonIsAListAlsoOfOne() {
        JsonNode made = make(fresh("u"));
        Answer answer = export("user/" + Json.text(made, "id") + "?format=json");
        JsonNode list = answer.json();

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(list.isArray()).isTrue();
        assertThat(list.size()).isEqualTo(1);
        assertThat(Json.names(list.get(0))).containsExactly("user");
        JsonNode user = list.get(0).get("user");
        assertThat(String.join(" ", user.propertyNames())).isEqualTo(KEYS);
        for (String key : KEYS.split(" ")) {
            assertThat(user.get(key)).as(key).isEqualTo(made.get(key));
        }
    }

    @Test
    void listsAreExportedWholeInTheOrderOfNames() {
        String stem = fresh("x");
        String projectName = fresh("Beam lines: ü");
        String project = DOOR.project(projectName);
        make(stem + "c");
        make(stem + "A", "project_id", project);
        make(stem + "b", "is_enabled", false);
        String query = "user" + Http.query("filter", startsWith(stem), "limit", 1, "offset", 1, "order", "-name");
        JsonNode list = export(query + "&format=json").json();

        assertThat(Json.list(list).stream().map(each -> Json.text(each.get("user"), "name")))
                .containsExactly(stem + "A", stem + "b", stem + "c");
        JsonNode first = list.get(0).get("user");
        assertThat(first.has("project_id")).isFalse();
        assertThat(first.get("project_id_project")).isEqualTo(Json.object("name", projectName));
        assertThat(list.get(1).get("user").get("project_id").isNull()).isTrue();

        String yaml = export(query).text();
        assertThat(yaml.lines().filter(line -> line.equals("user:"))).hasSize(3);
        assertThat(yaml.lines().filter(line -> line.equals("---")).count()).isBetween(2L, 3L);
        assertThat(yaml).contains("  project_id_project:\n    name: ");
    }

    @Test
    void exportOfNobodyIsEmpty() {
        String query = "user" + Http.query("filter", startsWith(fresh("nobody")));

        assertThat(export(query + "&format=json").json()).isEqualTo(Json.array());
        assertThat(export(query).text().lines()).doesNotContain("user:");
    }

    @Test
    void trashAndArchiveAreExportedOnlyWhenAskedFor() {
        String stem = fresh("x");
        String trashed = Json.text(make(stem + "a"), "id");
        make(stem + "b", "is_archived", true);
        assertNothing(DOOR.admin().delete("user/" + trashed));
        String query = "user" + Http.query("filter", startsWith(stem), "format", "json");

        assertThat(export(query).json().size()).isZero();
        assertThat(export(query + "&allow_archived=true").json().size()).isEqualTo(1);
        JsonNode both =
                export(query + "&allow_archived=true&allow_deleted=true").json();
        assertThat(both.size()).isEqualTo(2);
        assertThat(both.get(0).get("user").get("is_deleted").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "no",
                "null",
                "~",
                "12",
                "0x1f",
                "1e3",
                "2026-03-01",
                "2026-03-01T09:15:00Z",
                ".5",
                "- a",
                "a: b",
                "a #b",
                "'quoted'",
                "\"quoted\"",
                " leading",
                "trailing ",
                "",
                "two\nlines",
                "two\r\nlines\n\n",
                "tab\there",
                "---",
                "...",
                "日本 😀",
                "%a",
                "@b",
                "`c",
                "*d",
                "&e",
                "!f",
                "{g}",
                "[h]",
                "|",
                ">",
                "on",
                "Off",
                "Y",
                "1_000",
                "1:30",
                "0o17",
                ".inf",
                ".NaN",
                "<<",
                "=",
                "\u00a0",
                "\u0085",
                "\u2028",
                "\ufeff",
                "a\\nb",
                "a: 'b' \"c\" #d"
            })
    void textSurvivesTheRoundTrip(String text) {
        JsonNode made = make(fresh("u"), "description", text);
        String path = "user/" + Json.text(made, "id");
        Answer yaml = export(path);
        ok(DOOR.admin().patch(path, Json.object("description", "between")));

        JsonNode report =
                ok(DOOR.admin().send("POST", "import", "application/yaml", BodyPublishers.ofByteArray(yaml.bytes())));

        assertThat(report.at("/results/0/action").stringValue()).isEqualTo("updated");
        assertThat(Json.text(ok(DOOR.admin().get(path)), "description")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yes", "true", "no", "null", "12", "1e3", "2026-03-01", "a: b", "#c", "日本", "o'neil", "- x"})
    void textThatLooksLikeSomethingElseIsQuoted(String description) {
        JsonNode made = make(fresh("u"), "description", description);
        String yaml = export("user/" + Json.text(made, "id")).text();
        String line = yaml.lines()
                .filter(each -> each.startsWith("  description: "))
                .findFirst()
                .orElseThrow();

        assertThat(line)
                .isIn(
                        "  description: "
                                + (description.equals("日本") || description.equals("o'neil") ? description : "?"),
                        "  description: '" + description.replace("'", "''") + "'",
                        "  description: \"" + description + "\"");
    }

    @Test
    void freshExportChangesNothingWhereItCameFrom() {
        String stem = fresh("x");
        String project = DOOR.project(fresh("p"));
        JsonNode one = make(stem + "a", "project_id", project, "icon", "<svg>\n</svg>", "description", "é\n");
        Person two = DOOR.user();
        two.changed("name", stem + "b", "is_archived", true);
        JsonNode before = two.seen();
        String query = "user" + Http.query("filter", startsWith(stem), "allow_archived", true);

        for (Answer export : List.of(export(query), export(query + "&format=json"))) {
            JsonNode report = ok(DOOR.admin()
                    .send("POST", "import", export.header("Content-Type"), BodyPublishers.ofByteArray(export.bytes())));
            assertThat(Json.texts(report.get("results"), "action")).containsExactly("unchanged", "unchanged");
        }
        assertThat(DOOR.user(Json.text(one, "id"))).isEqualTo(one);
        assertThat(two.seen()).isEqualTo(before);
    }

    @Test
    void secretsAndWhatIsNotExportedStandNowhere() {
        Person person = DOOR.user();
        person.withPhone();
        String yaml = export(person.path()).text();

        assertThat(yaml)
                .doesNotContain("password", "otp_secret", "activation_code", "roles", "size_bytes", "is_pinned")
                .doesNotContain("\n  id:", "record_type", "argon2", CloudomationDoor.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"download=yes", "download=", "download=export&format=xml", "download=export&format=JSON"})
    void otherDownloadsAreRefused(String query) {
        assertRefused(DOOR.admin().get("user?" + query), 400, "bad_query");
        assertThat(DOOR.admin().get(DOOR.user().path() + "?" + query).status()).isEqualTo(400);
    }
}
