package muster.dialect.own;

import static muster.testing.OwnDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnClient;
import muster.testing.OwnDoor;
import muster.testing.OwnDoor.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Groups and ranks as they were, as clients see them. */
class PastWireTest {
    private static final OwnDoor DOOR = OwnDoor.shared();
    private static final OwnClient ADMIN = DOOR.admin();

    /** The moment of the last event. */
    private static String now() {
        return Json.text(ADMIN.get("ledger?limit=1").ok().get("items").get(0), "at");
    }

    private static String at(String moment, Object... more) {
        List<Object> parameters = new ArrayList<>(List.of("at", moment));
        parameters.addAll(List.of(more));
        return Http.query(parameters.toArray());
    }

    private static List<String> all(String path, String moment, int limit) {
        List<String> ids = new ArrayList<>();
        JsonNode page = ADMIN.get(path + at(moment, "limit", limit)).ok();
        while (true) {
            page.get("items").forEach(each -> ids.add(Json.text(each, "id")));
            if (page.get("next").isNull()) {
                return ids;
            }
            page = ADMIN.get(path + at(moment, "limit", limit, "cursor", Json.text(page, "next")))
                    .ok();
        }
    }

    @Test
    void aGroupIsToldAsItWasWithItsMembers() {
        String before = now();
        String name = fresh("optics");
        String group = "groups/" + Json.text(DOOR.group(name), "id");
        Person one = DOOR.person("viewer");
        Person other = DOOR.person("viewer");
        ADMIN.put(group + "/members/" + one.id());
        ADMIN.put(group + "/members/" + other.id());
        String then = now();
        ADMIN.patch(group, Json.object("name", fresh("renamed"))).ok();
        ADMIN.delete(group + "/members/" + one.id());

        JsonNode told = ADMIN.get(group + "/as-of" + at(then)).ok();
        assertThat(Json.text(told, "existence")).isEqualTo("there");
        assertThat(told.get("values").toString()).contains(name);
        assertThat(all(group + "/as-of/members", then, 1)).containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(all(group + "/as-of/members", now(), 1)).containsExactly(other.id());
        assertThat(Json.text(ADMIN.get(group + "/as-of" + at(before)).ok(), "existence"))
                .isEqualTo("not_yet");
        JsonNode page =
                ADMIN.get(group + "/as-of/members" + at(then, "limit", 1)).ok();
        ADMIN.get(group + "/as-of/members" + at(before, "cursor", Json.text(page, "next")))
                .problem(400, "invalid-parameters");

        ADMIN.delete(group);
        assertThat(ADMIN.get(group + "/as-of" + at(then)).ok()).isEqualTo(told);
        ADMIN.get("groups/" + OwnDoor.UNUSED_ID + "/as-of" + at(then)).problem(404, "no-such-group");
        ADMIN.get(group + "/as-of").problem(400, "invalid-parameters");
    }

    @Test
    void whoHadARankIsTold() {
        Person person = DOOR.person("publisher");
        String then = now();
        ADMIN.patch(person.path(), Json.object("rank", "auditor")).ok();
        assertThat(all("ranks/publisher/as-of/holders", then, 3)).contains(person.id());
        assertThat(all("ranks/publisher/as-of/holders", now(), 500)).doesNotContain(person.id());
        assertThat(all("ranks/auditor/as-of/holders", then, 500)).doesNotContain(person.id());
        JsonNode told = ADMIN.get("ranks/publisher/as-of" + at(then)).ok();
        assertThat(Json.text(told, "rank")).isEqualTo("publisher");
        assertThat(told.get("not_told").isIntegralNumber()).isTrue();
        ADMIN.get("ranks/queen/as-of" + at(then)).problem(404, "unknown-rank");
    }

    @Test
    void fieldsHaveTheNamesAndTypesOfFiles() {
        Person person = DOOR.person("publisher");
        ADMIN.patch(person.path(), Json.object("expires_at", "2999-01-31T12:00:00Z"))
                .ok();
        JsonNode then = ADMIN.get(person.path() + "/as-of" + at(now())).ok();
        assertThat(value(then, "rank").stringValue()).isEqualTo("publisher");
        assertThat(value(then, "disabled").booleanValue()).isFalse();
        assertThat(value(then, "disabled").isBoolean()).isTrue();
        assertThat(value(then, "expires_at").stringValue()).isEqualTo("2999-01-31T12:00:00.000000Z");
    }

    private static JsonNode value(JsonNode then, String field) {
        for (JsonNode each : then.get("values")) {
            if (Json.text(each, "field").equals(field)) {
                return each.get("value");
            }
        }
        throw new AssertionError("no " + field + " in " + then);
    }

    @Test
    void whatIsStillToComeIsRefused() {
        Person person = DOOR.person("viewer");
        String group = "groups/" + Json.text(DOOR.group(fresh("g")), "id");
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        for (String path : List.of(
                person.path() + "/as-of",
                group + "/as-of",
                group + "/as-of/members",
                "ranks/viewer/as-of",
                "ranks/viewer/as-of/holders")) {
            JsonNode problem = ADMIN.get(path + at(tomorrow)).problem(422, "not-yet-past");
            assertThat(Json.text(problem, "detail")).contains("still to come");
        }
    }

    @Test
    void thePastOfOthersIsForWhoSeesTheLedger() {
        OwnClient publisher = DOOR.person("publisher").client();
        String group = "groups/" + Json.text(DOOR.group(fresh("g")), "id");
        publisher.get(group + "/as-of" + at(now())).problem(403, "not-permitted");
        publisher.get(group + "/as-of/members" + at(now())).problem(403, "not-permitted");
        publisher.get("ranks/viewer/as-of" + at(now())).problem(403, "not-permitted");
        publisher.get("ranks/viewer/as-of/holders" + at(now())).problem(403, "not-permitted");
    }
}
