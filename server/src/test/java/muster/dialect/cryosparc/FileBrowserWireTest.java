package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertNothing;
import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.CryosparcDoor.Person;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FileBrowserWireTest {
    private static final CryosparcDoor DOOR = CryosparcDoor.shared();
    private static final String OF_ALL = "config/file_browser_settings";
    private static final String NONE =
            "{\"allowed_prefixes\":null,\"import_dir_default\":null,\"project_dir_default\":null}";
    private static final String WHOLE = "{\"allowed_prefixes\":[\"/data\",\"/scratch\"],"
            + "\"import_dir_default\":\"/data/in\",\"project_dir_default\":\"/projects\"}";

    private static String path(Person person) {
        return "users/" + person.id() + "/file_browser_settings";
    }

    private static String mine(Person person) {
        return ok(person.http().get("users/me/file_browser_settings")).toString();
    }

    private static Answer set(Person person, String settings) {
        return DOOR.admin().put(path(person), Json.parse(settings));
    }

    @Test
    void allThreeMembersAreStoredAndRead() {
        Person person = DOOR.user();
        assertThat(mine(person)).isEqualTo(NONE);

        JsonNode user = ok(set(person, WHOLE));

        assertThat(Json.text(user, "_id")).isEqualTo(person.id());
        assertThat(user.get("file_browser_settings").toString()).isEqualTo(WHOLE);
        assertThat(mine(person)).isEqualTo(WHOLE);
        assertThat(ok(DOOR.admin().get(path(person))).toString()).isEqualTo(WHOLE);
        assertThat(ok(person.http().get(path(person))).toString()).isEqualTo(WHOLE);
        assertThat(person.me().get("file_browser_settings").toString()).isEqualTo(WHOLE);
    }

    @Test
    void settingsAreReplacedAsAWhole() {
        Person person = DOOR.user();
        ok(set(person, WHOLE));

        ok(set(person, "{\"allowed_prefixes\":[]}"));
        assertThat(mine(person))
                .isEqualTo("{\"allowed_prefixes\":[],\"import_dir_default\":null,\"project_dir_default\":null}");

        ok(set(person, "{}"));
        assertThat(mine(person)).isEqualTo(NONE);
    }

    @Test
    void stateAndSettingsStandBesideEachOther() {
        Person person = DOOR.user();
        ok(person.http().put("users/" + person.id() + "/state/myPanel", Json.parse("1")));
        ok(set(person, WHOLE));

        ok(person.http().delete("users/" + person.id() + "/state/myPanel"));

        assertThat(mine(person)).isEqualTo(WHOLE);
    }

    @Test
    void onlyAdministratorsStoreThem() {
        Person person = DOOR.user();
        Person other = DOOR.user();
        JsonNode settings = Json.parse(WHOLE);

        assertRefused(person.http().put(path(person), settings), 403);
        assertRefused(other.http().put(path(person), settings), 403);
        assertRefused(other.http().get(path(person)), 403);
        assertRefused(DOOR.anybody().put(path(person), settings), 401);
        assertRefused(DOOR.anybody().get("users/me/file_browser_settings"), 401);
        assertThat(mine(person)).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"allowed_prefixes\":[\"data\"]}",
                "{\"allowed_prefixes\":[\"/data/../etc\"]}",
                "{\"allowed_prefixes\":\"/data\"}",
                "{\"import_dir_default\":\"\"}",
                "{\"project_dir_default\":\"..\"}",
                "{\"allowed_prefix\":[\"/data\"]}"
            })
    void whatIsNoneIsRefusedAndChangesNothing(String settings) {
        Person person = DOOR.user();
        ok(set(person, WHOLE));

        assertRefused(set(person, settings), 422);
        assertRefused(DOOR.admin().put(OF_ALL, Json.parse(settings)), 422);

        assertThat(mine(person)).isEqualTo(WHOLE);
    }

    @Test
    void theInstallationHasSettingsOfItsOwnThatEverybodyReads() {
        Person person = DOOR.user();
        try {
            assertNothing(DOOR.admin().put(OF_ALL, Json.parse(WHOLE)));

            assertThat(ok(person.http().get(OF_ALL)).toString()).isEqualTo(WHOLE);
            assertThat(mine(person)).isEqualTo(NONE);
            assertRefused(person.http().put(OF_ALL, Json.object()), 403);
            assertRefused(DOOR.anybody().get(OF_ALL), 401);
            assertThat(ok(DOOR.admin().get(OF_ALL)).toString()).isEqualTo(WHOLE);
        } finally {
            assertNothing(DOOR.admin().put(OF_ALL, Json.object()));
        }
        assertThat(ok(person.http().get(OF_ALL)).toString()).isEqualTo(NONE);
    }

    @Test
    void theDocumentNamesTheArgumentsAsClientsDo() {
        JsonNode paths = ok(DOOR.anybody().get("openapi.json")).get("paths");

        JsonNode set = paths.get("/users/{user_id}/state/{key}").get("put");
        assertThat(Json.text(set, "summary")).isEqualTo("users.set_state_var");
        assertThat(schemaOfBody(set)).isEqualTo("{\"title\":\"Value\"}");
        assertThat(schemaOfBody(
                        paths.get("/users/{user_id}/file_browser_settings").get("put")))
                .isEqualTo("{\"$ref\":\"#/components/schemas/FileBrowserSettings\"}");
        assertThat(Json.text(paths.get("/users/me/state/{key}").get("get"), "summary"))
                .isEqualTo("users.get_my_state_var");
    }

    private static String schemaOfBody(JsonNode operation) {
        return operation
                .get("requestBody")
                .get("content")
                .get("application/json")
                .get("schema")
                .toString();
    }
}
