package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of generated users, taken in where they came from and elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferRoundTripTest {
    private static final int PEOPLE = 150;
    private static final long SEED = 5;
    private static final List<String> PROJECTS = List.of("Beamlines", "no", "1e3", "it's: a \"project\" #1");
    private static final List<String> ODD_NAMES = List.of(
            "no",
            "~",
            "null",
            "1e3",
            "2026-01-01",
            "0x1F",
            "=",
            "<<",
            "- x",
            "a: b",
            "# c",
            "'q'",
            "\"q\"",
            "{x}",
            "日本",
            "İlse",
            "ﬁne",
            "a b",
            "é",
            "🧪",
            "x".repeat(128));
    private static final String ICON =
            "<svg xmlns=\"http://www.w3.org/2000/svg\">\n\t<title>Ä &amp; no: 'x' #1</title>\r\n</svg>\n";

    private final RunningMuster source = RunningMuster.with();
    private final RunningMuster target = RunningMuster.with();
    private final Random chance = new Random(SEED);

    @BeforeAll
    void makePeople() {
        Http api = api(source);
        List<String> projects = new ArrayList<>();
        for (String name : PROJECTS) {
            projects.add(
                    Json.text(api.post("project", Json.object("name", name)).json(), "id"));
            assertThat(api(target).post("project", Json.object("name", name)).status())
                    .isEqualTo(201);
        }
        for (int i = 0; i < PEOPLE; i++) {
            Answer made = api.post("user", person(i, projects));
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
        }
        assertThat(api.patch("project/" + projects.getFirst(), Json.object("is_readonly", true))
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    void close() {
        source.close();
        target.close();
    }

    private JsonNode person(int number, List<String> projects) {
        String name = number < ODD_NAMES.size() ? ODD_NAMES.get(number) : "person " + number;
        List<String> texts = AwkwardTexts.LIST;
        String description = number < texts.size() ? texts.get(number) : AwkwardTexts.any(chance, 80);
        int project = chance.nextInt(2 * projects.size());
        ObjectNode person = Json.object(
                "name",
                name,
                "pending_email",
                "p" + number + "@lab.example",
                "is_enabled",
                chance.nextBoolean(),
                "is_archived",
                chance.nextInt(4) == 0,
                "is_readonly",
                chance.nextInt(3) == 0);
        if (chance.nextInt(5) > 0) {
            person.put("description", description);
        }
        if (chance.nextInt(3) == 0) {
            person.put("icon", ICON);
        }
        if (project < projects.size()) {
            person.put("project_id", projects.get(project));
        }
        return person;
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "json"})
    void whatIsTakenInWhereItCameFromChangesNothing(String format) {
        Answer file = export(source, format);
        Map<String, JsonNode> before = byName(format, file);

        Answer report = take(source, format, file);

        assertThat(report.status()).as(report.toString()).isEqualTo(200);
        assertThat(report.json().at("/applied").booleanValue()).isTrue();
        assertThat(report.json().at("/summary/unchanged").intValue()).isEqualTo(PEOPLE + 1);
        assertThat(report.json().at("/results"))
                .allSatisfy(result -> assertThat(result.get("changes")).isEmpty());
        assertThat(stamps(byName(format, export(source, format)))).isEqualTo(stamps(before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "json"})
    void whatIsTakenInElsewhereIsTheSameThere(String format) {
        Answer file = export(source, format);

        Answer report = take(target, format, file);

        assertThat(report.status()).as(report.toString()).isEqualTo(200);
        assertThat(report.json().at("/summary/failed").intValue()).isZero();
        assertThat(imported(byName(format, export(target, format)))).isEqualTo(imported(byName(format, file)));
        assertThat(take(target, format, export(target, format))
                        .json()
                        .at("/summary/unchanged")
                        .intValue())
                .isEqualTo(PEOPLE + 1);
    }

    @Test
    void bothFormatsTellTheSame() {
        assertThat(imported(byName("yaml", export(source, "yaml"))))
                .isEqualTo(imported(byName("json", export(source, "json"))));
    }

    @Test
    void equalDataAreEqualBytesInTheOrderOfNamesAndKeys() {
        String one = "user/no?by=name&download=export";
        Answer file = api(source).get(one);

        assertThat(file.text()).isEqualTo(api(source).get(one).text());
        assertThat(file.text()).startsWith("user:\n  created_at: '").contains("\n  name: 'no'\n");
        assertThat(file.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        for (JsonNode user : byName("yaml", export(source, "yaml")).values()) {
            List<String> keys = user.propertyNames().stream()
                    .map(key -> key.equals("project_id_project") ? "project_id" : key)
                    .toList();
            assertThat(keys)
                    .isEqualTo(
                            Property.exported().stream().map(Property::wireName).toList())
                    .isSorted()
                    .hasSize(23);
        }
    }

    private static Answer export(RunningMuster server, String format) {
        Answer file = api(server).get("user?download=export&allow_archived=true&format=" + format);
        assertThat(file.status()).as(file.toString()).isEqualTo(200);
        return file;
    }

    private static Answer take(RunningMuster server, String format, Answer file) {
        return api(server).send("POST", "import", "application/" + format, BodyPublishers.ofByteArray(file.bytes()));
    }

    private static Map<String, JsonNode> byName(String format, Answer file) {
        List<JsonNode> documents = format.equals("json")
                ? StreamSupport.stream(file.json().spliterator(), false).toList()
                : YamlReader.documents(file.text(), 1_000);
        Map<String, JsonNode> users = new TreeMap<>();
        documents.forEach(document -> users.put(Json.text(document.get("user"), "name"), document.get("user")));
        return users;
    }

    /** What imports write, a project being told by its name. */
    private static Map<String, List<JsonNode>> imported(Map<String, JsonNode> users) {
        Map<String, List<JsonNode>> imported = new TreeMap<>();
        users.forEach((name, user) -> imported.put(
                name,
                Arrays.stream(Property.values())
                        .filter(property -> property.transfer() == Transfer.BOTH)
                        .map(property -> user.has(property.wireName())
                                ? user.get(property.wireName())
                                : user.get("project_id_project"))
                        .toList()));
        return imported;
    }

    private static Map<String, List<JsonNode>> stamps(Map<String, JsonNode> users) {
        Map<String, List<JsonNode>> stamps = new TreeMap<>();
        users.forEach((name, user) ->
                stamps.put(name, List.of(user.get("modified_at"), user.get("modified_by"), user.get("pending_email"))));
        return stamps;
    }

    private static Http api(RunningMuster server) {
        return Http.at(server.url() + "/api/latest").with("Authorization", "Bearer " + RunningMuster.ADMINISTRATOR_KEY);
    }
}
