package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportRulesTest {
    private static final RunningMuster SERVER = RunningMuster.shared();
    private static final Http API = api(RunningMuster.ADMINISTRATOR_KEY);

    @Test
    void aNameOfAnotherDoorIsFoundButNotMade() {
        SERVER.command("user", "create", "--username", "Berg, Ina", "--invite");

        JsonNode found = result(API, "user: {name: 'berg, ina', description: found}\n");
        JsonNode made = result(API, "user: {name: 'berg, ute', description: made}\n");

        assertThat(Json.text(found, "action")).isEqualTo("updated");
        assertThat(errors(made)).isEqualTo("[{\"field\":\"name\",\"code\":\"invalid\"}]");
    }

    @Test
    void whoStandsAboveIsForbiddenAndOneselfIsNotBarred() {
        ConnectDoor.Person person = ConnectDoor.shared().viewer();
        SERVER.command("user", "rank", person.username(), "manager");
        Http manager = api(person.key());
        String self = "user: {name: '" + person.username() + "', is_archived: true}\n";

        assertThat(errors(result(manager, "user: {name: iris, is_enabled: false}\n")))
                .isEqualTo("[{\"field\":null,\"code\":\"forbidden\"}]");
        assertThat(errors(result(manager, self))).isEqualTo("[{\"field\":null,\"code\":\"not_on_self\"}]");
        assertThat(Json.text(result(manager, "user: {name: iris, is_enabled: true}\n"), "action"))
                .isEqualTo("unchanged");
    }

    @Test
    void everythingThatIsWrongWithADocumentIsToldAtOnce() {
        JsonNode result = result(API, """
                user:
                  name: import.wrong
                  password: secret
                  shoe_size: 43
                  is_enabled: 0
                  is_archived: null
                  project_id: null
                  project_id_project: {name: Nowhere}
                  created_at: [whatever]
                """);

        assertThat(errors(result))
                .isEqualTo("[{\"field\":\"password\",\"code\":\"not_importable\"},"
                        + "{\"field\":\"shoe_size\",\"code\":\"unknown_field\"},"
                        + "{\"field\":\"project_id_project\",\"code\":\"invalid\"},"
                        + "{\"field\":\"is_enabled\",\"code\":\"wrong_type\"},"
                        + "{\"field\":\"is_archived\",\"code\":\"not_null\"}]");
    }

    @Test
    void aWordThatThePlatformReadsAsTrueOrFalseIsNoName() {
        assertThat(errors(result(API, "user: {name: no}\n")))
                .isEqualTo("[{\"field\":\"name\",\"code\":\"wrong_type\"}]");
        assertThat(Json.text(result(API, "user: {name: 'no', is_enabled: off}\n"), "action"))
                .isEqualTo("created");
    }

    @Test
    void aDocumentThatFailsAndStandsTwiceIsToldBoth() {
        Answer answer = take(API, "user: {name: import.twice, roles: default}\n---\nuser: {name: IMPORT.twice}\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/error/report/results/0/errors").toString())
                .isEqualTo(
                        "[{\"field\":\"roles\",\"code\":\"not_importable\"},{\"field\":\"name\",\"code\":\"duplicate\"}]");
        assertThat(answer.json().at("/error/report/results/1/errors").toString())
                .isEqualTo("[{\"field\":\"name\",\"code\":\"duplicate\"}]");
    }

    private static String errors(JsonNode result) {
        return result.get("errors").toString();
    }

    private static JsonNode result(Http api, String file) {
        JsonNode answer = take(api, file).json();
        JsonNode report = answer.has("error") ? answer.at("/error/report") : answer;
        return report.at("/results/0");
    }

    private static Answer take(Http api, String file) {
        return api.send("POST", "import", "text/yaml", BodyPublishers.ofString(file));
    }

    private static Http api(String key) {
        return Http.at(SERVER.url() + "/api/latest").with("Authorization", "Bearer " + key);
    }
}
