package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import muster.testing.Answer;
import muster.testing.CryosparcDoor;
import muster.testing.CryosparcDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StateWireTest {
    private static final CryosparcDoor DOOR = CryosparcDoor.shared();

    private static String path(Person person, String key) {
        return "users/" + person.id() + "/state/" + key;
    }

    private static Answer set(Http http, Person person, String key, String value) {
        return http.send("PUT", path(person, key), "application/json", BodyPublishers.ofString(value));
    }

    private static Answer set(Person person, String key, String value) {
        return set(person.http(), person, key, value);
    }

    /** As it stands in the answer: reading it could change how a number is written. */
    private static String mine(Person person, String key) {
        Answer answer = person.http().get("users/me/state/" + key);
        ok(answer);
        return answer.text();
    }

    @Test
    void aVariableIsSetReadBothWaysAndUnset() {
        Person person = DOOR.user();

        JsonNode user = ok(set(person, "licenseAccepted", "true"));

        assertThat(Json.text(user, "_id")).isEqualTo(person.id());
        assertThat(user.get("state").get("licenseAccepted").booleanValue()).isTrue();
        assertThat(mine(person, "licenseAccepted")).isEqualTo("true");
        assertThat(ok(person.http().get(path(person, "licenseAccepted"))).toString())
                .isEqualTo("true");
        assertThat(person.me()).isEqualTo(user);

        JsonNode unset = ok(person.http().delete(path(person, "licenseAccepted")));
        assertThat(unset.get("state").get("licenseAccepted").booleanValue()).isFalse();
        assertThat(mine(person, "licenseAccepted")).isEqualTo("false");
    }

    @Test
    void recentThingsAndBookmarksComeBackAsTheyWere() {
        Person person = DOOR.user();
        String jobs = "[{\"project_uid\":\"P3\",\"workspace_uid\":\"W1\",\"job_uid\":\"J7\"}]";
        String files = "{\"recentPaths\":[{\"path\":\"/data\",\"last_accessed\":\"2026-03-04T10:15:30.125001Z\"}],"
                + "\"bookmarks\":[{\"id\":\"b1\",\"path\":\"/data\",\"name\":\"Data\",\"description\":\"ours\","
                + "\"color\":\"red\",\"last_accessed\":\"2026-03-04T10:15:30.125Z\","
                + "\"created_at\":\"2026-03-01T08:00:00.000Z\"}]}";

        ok(set(person, "recentProjects", "[\"P3\",\"P1\"]"));
        ok(set(person, "recentWorkspaces", "[{\"project_uid\":\"P3\",\"workspace_uid\":\"W1\"}]"));
        ok(set(person, "recentSessions", "[{\"project_uid\":\"P3\",\"session_uid\":\"S2\"}]"));
        ok(set(person, "recentJobs", jobs));
        ok(set(person, "browserPath", "\"/data/é\""));
        ok(set(person, "userFileBrowserState", files));

        String state = "{\"licenseAccepted\":false,\"userCanSetJobPriority\":false,\"recentProjects\":[\"P3\",\"P1\"],"
                + "\"recentWorkspaces\":[{\"project_uid\":\"P3\",\"workspace_uid\":\"W1\"}],"
                + "\"recentSessions\":[{\"project_uid\":\"P3\",\"session_uid\":\"S2\"}],\"recentJobs\":" + jobs + ","
                + "\"browserPath\":\"/data/é\",\"defaultJobPriority\":null,\"userFileBrowserState\":" + files + "}";
        assertThat(person.me().get("state").toString()).isEqualTo(state);
        assertThat(person.seen().get("state").toString()).isEqualTo(state);
        assertThat(listed(person).get("state").toString()).isEqualTo(state);
    }

    private static JsonNode listed(Person person) {
        return DOOR.find().stream()
                .filter(user -> Json.text(user, "_id").equals(person.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTimeAsThePythonClientWritesItIsTheSameMoment() {
        Person person = DOOR.user();

        ok(set(
                person,
                "userFileBrowserState",
                "{\"recentPaths\": [{\"path\": \"/d\\u00e9\", "
                        + "\"last_accessed\": \"2026-03-04T10:15:30.125000+00:00\"}], \"bookmarks\": []}"));

        assertThat(mine(person, "userFileBrowserState"))
                .isEqualTo("{\"recentPaths\":[{\"path\":\"/dé\",\"last_accessed\":\"2026-03-04T10:15:30.125Z\"}],"
                        + "\"bookmarks\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "licenseAccepted | \"yes\"",
                "licenseAccepted | null",
                "licenseAccepted | 1",
                "recentProjects | null",
                "recentJobs | [{\"job_uid\":\"J7\"}]",
                "defaultJobPriority | 5.0",
                "userFileBrowserState | {\"recentPaths\":[{\"path\":\"/a\",\"last_accessed\":\"today\"}]}",
                "myPanel | {\"a\":[{\"$ndarray\":1}]}",
                "myPanel | {\"$binary\":\"\"}",
                "myPanel | NaN",
                "myPanel | ''",
                "myPanel | {\"a\":1,\"a\":2}",
                "a.b | 1",
                "%24set | 1",
                "_id | 1",
                "a%2Fb | 1",
                "x2345678901234567890123456789012345678901234567890123456789012345 | 1"
            })
    void whatCouldNotBeReadAgainIsRefusedAndChangesNothing(String key, String value) {
        Person person = DOOR.administrator();
        JsonNode before = person.me();

        assertRefused(set(person, key, value), 422);

        assertThat(person.me()).isEqualTo(before);
        assertThat(listed(person)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_id", "a.b", "1a"})
    void whatCanBeNoKeyIsNeitherReadNorUnset(String key) {
        Person person = DOOR.user();

        assertRefused(person.http().get("users/me/state/" + key), 422);
        assertRefused(person.http().get(path(person, key)), 422);
        assertRefused(person.http().delete(path(person, key)), 422);
    }

    @Test
    void aVariableOfAnotherKeyKeepsAnyJsonAndIsNullWithoutOne() {
        Person person = DOOR.user();
        assertThat(mine(person, "myPanel")).isEqualTo("null");

        Answer user = set(person, "myPanel", "{\"width\": 0.10, \"open\": [true, null]}");

        assertThat(mine(person, "myPanel")).isEqualTo("{\"width\":0.10,\"open\":[true,null]}");
        assertThat(user.text()).contains(",\"myPanel\":{\"width\":0.10,\"open\":[true,null]}},\"preferences\":{}");
        ok(set(person, "myPanel", "null"));
        assertThat(person.me().get("state").get("myPanel").isNull()).isTrue();
        assertThat(Json.names(ok(person.http().delete(path(person, "myPanel"))).get("state")))
                .doesNotContain("myPanel");
    }

    @Test
    void unsettingWhatIsNotSetChangesNothing() {
        Person person = DOOR.user();
        JsonNode before = person.me();

        assertThat(ok(person.http().delete(path(person, "licenseAccepted")))).isEqualTo(before);
        assertThat(ok(person.http().delete(path(person, "myPanel")))).isEqualTo(before);
        assertThat(person.me()).isEqualTo(before);
    }

    @Test
    void settingMovesTheTimeOfTheLastChangeAndSettingTheSameDoesNot() {
        Person person = DOOR.user();
        String before = Json.text(person.me(), "updated_at");

        String after = Json.text(ok(set(person, "myPanel", "1")), "updated_at");

        assertThat(after).isGreaterThan(before);
        assertThat(Json.text(ok(set(person, "myPanel", "1")), "updated_at")).isEqualTo(after);
    }

    @Test
    void nobodyReadsOrSetsTheStateOfSomebodyElse() {
        Person person = DOOR.user();
        Person other = DOOR.user();
        String unused = "users/" + CryosparcDoor.UNUSED_ID + "/state/licenseAccepted";

        assertRefused(set(other.http(), person, "licenseAccepted", "true"), 403);
        assertRefused(other.http().get(path(person, "licenseAccepted")), 403);
        assertRefused(other.http().delete(path(person, "licenseAccepted")), 403);
        assertRefused(other.http().get(unused), 403);
        assertRefused(set(DOOR.anybody(), person, "licenseAccepted", "true"), 401);
        assertRefused(DOOR.anybody().get("users/me/state/licenseAccepted"), 401);
        assertThat(mine(person, "licenseAccepted")).isEqualTo("false");
    }

    @Test
    void administratorsReadAndSetTheStateOfAnybody() {
        Person person = DOOR.user();
        String byAddress = "users/" + person.email() + "/state/browserPath";

        ok(DOOR.admin().send("PUT", byAddress, "application/json", BodyPublishers.ofString("\"/data\"")));

        assertThat(ok(DOOR.admin().get(byAddress)).stringValue()).isEqualTo("/data");
        assertThat(mine(person, "browserPath")).isEqualTo("\"/data\"");
        ok(DOOR.admin().delete(byAddress));
        assertThat(mine(person, "browserPath")).isEqualTo("null");
        assertRefused(DOOR.admin().get("users/" + CryosparcDoor.UNUSED_ID + "/state/browserPath"), 404);
    }

    @Test
    void ofADeletedUserNothingIsKnown() {
        Person person = DOOR.user();
        DOOR.admin().delete("users/" + person.id());

        assertRefused(DOOR.admin().get(path(person, "browserPath")), 404);
        assertRefused(set(DOOR.admin(), person, "browserPath", "\"/a\""), 404);
    }

    @ParameterizedTest
    @CsvSource({"userCanSetJobPriority, true, false", "defaultJobPriority, 7, null"})
    void whatAdministratorsGrantNobodyTakes(String key, String value, String standard) {
        Person person = DOOR.user();

        assertRefused(set(person, key, value), 403);
        assertRefused(person.http().delete(path(person, key)), 403);
        assertThat(mine(person, key)).isEqualTo(standard);

        JsonNode granted = ok(set(DOOR.admin(), person, key, value));
        assertThat(granted.get("state").get(key).toString()).isEqualTo(value);
        assertThat(mine(person, key)).isEqualTo(value);
        assertRefused(person.http().delete(path(person, key)), 403);
        ok(DOOR.admin().delete(path(person, key)));
        assertThat(mine(person, key)).isEqualTo(standard);
    }

    @Test
    void aValueOfAQuarterOfAMegabyteIsKeptHoweverItIsWritten() {
        Person person = DOOR.user();
        String longest = "\"" + "x".repeat(262_142) + "\"";
        String escaped = "\"" + "\\u00e9".repeat(131_071) + "\"";

        ok(set(person, "myPanel", longest));
        assertThat(mine(person, "myPanel")).isEqualTo(longest);
        ok(set(person, "myPanel", escaped));
        assertThat(mine(person, "myPanel")).isEqualTo("\"" + "é".repeat(131_071) + "\"");
    }

    @Test
    void aLongerValueIsTooLargeAndSoIsABodyThatCouldHoldNoOther() {
        Person person = DOOR.user();
        JsonNode before = person.me();

        assertRefused(set(person, "myPanel", "\"" + "x".repeat(262_143) + "\""), 413);
        assertRefused(set(person, "browserPath", "\"" + "x".repeat(262_143) + "\""), 413);
        assertRefused(set(person, "myPanel", "\"" + "x".repeat(1_048_576) + "\""), 413);

        assertThat(person.me()).isEqualTo(before);
    }

    @Test
    void allVariablesTogetherHaveABound() {
        Person person = DOOR.user();
        String quarter = "\"" + "x".repeat(262_000) + "\"";
        List.of("a", "b", "c", "d").forEach(key -> ok(set(person, key, quarter)));

        assertRefused(set(person, "e", "\"" + "x".repeat(1_000) + "\""), 413);

        assertThat(mine(person, "d")).isEqualTo(quarter);
        assertThat(mine(person, "e")).isEqualTo("null");
        assertThat(listed(person).get("state").get("a").toString()).isEqualTo(quarter);
    }

    @Test
    void aFormOfAnotherPageSetsNothing() {
        Person person = DOOR.user();

        assertRefused(
                person.http()
                        .send("PUT", path(person, "licenseAccepted"), "text/plain", BodyPublishers.ofString("true")),
                422);
        assertThat(mine(person, "licenseAccepted")).isEqualTo("false");
    }
}
