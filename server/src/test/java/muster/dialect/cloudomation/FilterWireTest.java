package muster.dialect.cloudomation;

import static muster.testing.CloudomationAnswers.assertRefused;
import static muster.testing.CloudomationDoor.created;
import static muster.testing.CloudomationDoor.fresh;
import static muster.testing.CloudomationDoor.ok;
import static muster.testing.CloudomationDoor.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import muster.testing.Answer;
import muster.testing.CloudomationDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FilterWireTest {
    private static final CloudomationDoor DOOR = CloudomationDoor.shared();
    private static final String STEM = fresh("filter");

    /** Five users whose names all begin with the stem, and who are told by what comes after. */
    private static final List<JsonNode> USERS = List.of(
            make("Anna", "description", "Beamline_4"),
            make("anna%", "description", "beamline 5", "is_enabled", false),
            make("bert", "is_readonly", true, "roles", "user-auditor"),
            make("BERT2", "description", ""),
            make("Čeněk", "description", "a\\b"));

    private static JsonNode make(String end, Object... members) {
        JsonNode body = Json.object("name", STEM + end, "pending_email", fresh("f") + "@lab.example");
        return created(DOOR.admin().post("user", Json.with(body, members)));
    }

    private static JsonNode condition(String field, String op, Object value) {
        return Json.object("field", field, "op", op, "value", value);
    }

    private static JsonNode ours() {
        return condition("name", "like", STEM + "%");
    }

    private static JsonNode and(JsonNode... parts) {
        return Json.object("and", Json.array(parts));
    }

    private static List<String> found(JsonNode filter) {
        return records(DOOR.admin(), "filter", and(ours(), filter)).stream()
                .map(record -> Json.text(record, "name").substring(STEM.length()))
                .sorted()
                .toList();
    }

    private static Answer ask(Http who, String filter) {
        return who.get("user" + Http.query("filter", filter));
    }

    @Test
    void everyOneOfThemIsFound() {
        assertThat(USERS).hasSize(5);
        assertThat(found(ours())).containsExactly("Anna", "BERT2", "anna%", "bert", "Čeněk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "like|%nna%|Anna,anna%",
                "like|%Anna%|Anna",
                "like|%ANNA%|",
                "ilike|%ANNA|Anna",
                "ilike|%ANNA%|Anna,anna%",
                "ilike|%čENĚK|Čeněk",
                "like|%anna\\%|anna%",
                "like|%_nna|Anna",
                "not_like|%nna%|BERT2,bert,Čeněk",
                "like|%bert_|",
                "ilike|%bert_|BERT2"
            })
    void patternsMatchNames(String op, String pattern, String names) {
        assertThat(String.join(",", found(condition("name", op, pattern)))).isEqualTo(names == null ? "" : names);
    }

    @Test
    void patternsMatchDescriptionsAndNullOnlyTheNegativeOne() {
        assertThat(found(condition("description", "like", "%\\_4"))).containsExactly("Anna");
        assertThat(found(condition("description", "like", "a\\\\b"))).containsExactly("Čeněk");
        assertThat(found(condition("description", "like", "%"))).containsExactly("Anna", "BERT2", "anna%", "Čeněk");
        assertThat(found(condition("description", "not_like", "%"))).containsExactly("bert");
        assertThat(found(condition("description", "not_like", "%eam%"))).containsExactly("BERT2", "bert", "Čeněk");
    }

    @Test
    void nullMatchesItselfAndNegations() {
        assertThat(found(Json.object("field", "description", "op", "is_null"))).containsExactly("bert");
        assertThat(found(condition("description", "eq", null))).containsExactly("bert");
        assertThat(found(Json.object("field", "description", "op", "is_not_null")))
                .hasSize(4);
        assertThat(found(condition("description", "ne", null))).hasSize(4);
        assertThat(found(condition("description", "ne", "Beamline_4")))
                .hasSize(4)
                .contains("bert");
        assertThat(found(condition("description", "not_in", List.of("", "Beamline_4"))))
                .containsExactly("anna%", "bert", "Čeněk");
        assertThat(found(condition("description", "gt", ""))).doesNotContain("bert");
        assertThat(found(condition("last_login", "lt", "2100-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void textIsComparedByCodePoint() {
        assertThat(found(condition("name", "gt", STEM + "bert"))).containsExactly("Čeněk");
        assertThat(found(condition("name", "ge", STEM + "bert"))).containsExactly("bert", "Čeněk");
        assertThat(found(condition("name", "lt", STEM + "a"))).containsExactly("Anna", "BERT2");
        assertThat(found(condition("name", "le", STEM + "Anna"))).containsExactly("Anna");
        assertThat(found(condition("name", "eq", STEM + "anna"))).isEmpty();
        assertThat(found(condition("name", "eq", STEM + "Anna"))).containsExactly("Anna");
        assertThat(found(condition("name", "ne", STEM + "Anna"))).hasSize(4);
    }

    @Test
    void switchesIdsRolesAndTimesAreCompared() {
        String id = Json.text(USERS.getFirst(), "id");
        String second = Json.text(USERS.get(1), "id");
        String made = Json.text(USERS.get(2), "created_at");

        assertThat(found(condition("is_enabled", "eq", false))).containsExactly("anna%");
        assertThat(found(condition("is_readonly", "ne", false))).containsExactly("bert");
        assertThat(found(condition("id", "in", List.of(id, second, CloudomationDoor.UNUSED_ID))))
                .containsExactly("Anna", "anna%");
        assertThat(found(condition("id", "not_in", List.of(id, second)))).hasSize(3);
        assertThat(found(condition("id", "in", List.of()))).isEmpty();
        assertThat(found(condition("roles", "eq", "user-auditor"))).containsExactly("bert");
        assertThat(found(condition("created_at", "ge", made))).contains("bert", "BERT2", "Čeněk");
        assertThat(found(condition("created_at", "gt", made))).doesNotContain("bert");
        assertThat(found(condition("created_at", "eq", made))).contains("bert");
        assertThat(found(condition("failed_auth_count", "le", 0))).hasSize(5);
        assertThat(found(condition("record_type", "eq", "USER"))).hasSize(5);
    }

    @Test
    void conditionsNestAsInLogic() {
        JsonNode anna = condition("name", "ilike", "%anna%");
        JsonNode enabled = condition("is_enabled", "eq", true);

        assertThat(found(and(anna, enabled))).containsExactly("Anna");
        assertThat(found(Json.object("or", Json.array(anna, condition("is_readonly", "eq", true)))))
                .containsExactly("Anna", "anna%", "bert");
        assertThat(found(Json.object("not", anna))).containsExactly("BERT2", "bert", "Čeněk");
        assertThat(found(Json.object("not", Json.object("or", Json.array(anna, Json.object("not", enabled))))))
                .containsExactly("BERT2", "bert", "Čeněk");
        assertThat(found(Json.object("not", condition("description", "eq", "Beamline_4"))))
                .contains("bert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "7",
                "[]",
                "\"name\"",
                "{}",
                "{\"and\":{}}",
                "{\"or\":7}",
                "{\"not\":[]}",
                "{\"not\":{}}",
                "{\"and\":[],\"or\":[]}",
                "{\"xor\":[]}",
                "{\"field\":\"name\"}",
                "{\"op\":\"eq\",\"value\":\"x\"}",
                "{\"field\":\"name\",\"op\":\"eq\"}",
                "{\"field\":\"name\",\"op\":\"same\",\"value\":\"x\"}",
                "{\"field\":\"name\",\"op\":\"EQ\",\"value\":\"x\"}",
                "{\"field\":\"phone\",\"op\":\"eq\",\"value\":\"x\"}",
                "{\"field\":7,\"op\":\"eq\",\"value\":\"x\"}",
                "{\"field\":\"is_enabled\",\"op\":\"eq\",\"value\":\"true\"}",
                "{\"field\":\"is_enabled\",\"op\":\"eq\",\"value\":1}",
                "{\"field\":\"is_enabled\",\"op\":\"like\",\"value\":\"%\"}",
                "{\"field\":\"name\",\"op\":\"eq\",\"value\":7}",
                "{\"field\":\"name\",\"op\":\"in\",\"value\":\"x\"}",
                "{\"field\":\"name\",\"op\":\"in\",\"value\":[7]}",
                "{\"field\":\"name\",\"op\":\"like\",\"value\":null}",
                "{\"field\":\"name\",\"op\":\"gt\",\"value\":[]}",
                "{\"field\":\"id\",\"op\":\"eq\",\"value\":\"nobody\"}",
                "{\"field\":\"created_at\",\"op\":\"gt\",\"value\":\"yesterday\"}",
                "{\"field\":\"size_bytes\",\"op\":\"gt\",\"value\":\"5\"}",
                "{\"field\":\"name\",\"op\":\"eq\",\"value\":\"x\",\"colour\":\"blue\"}",
                "{\"field\":\"name\",\"field\":\"id\",\"op\":\"eq\",\"value\":\"x\"}",
                "{\"field\":\"name\",\"op\":\"eq\",\"value\":\"x\"} trailing"
            })
    void whatIsNoFilterIsABadQuery(String filter) {
        assertRefused(ask(DOOR.admin(), filter), 400, "bad_query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "otp_secret", "activation_code"})
    void secretsAreNotLookedFor(String secret) {
        String leaf = condition(secret, "is_not_null", null).toString();
        for (String filter : List.of(
                leaf,
                "{\"not\":" + leaf + "}",
                "{\"or\":[" + ours() + ",{\"and\":[" + leaf + "]}]}",
                condition(secret, "like", "%").toString(),
                condition(secret, "eq", null).toString())) {
            assertRefused(ask(DOOR.admin(), filter), 400, "bad_query");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activation_deadline",
                "email",
                "failed_auth_count",
                "is_locked_out",
                "is_twofa_enabled",
                "last_activity",
                "last_login",
                "last_ui_activity",
                "pending_email"
            })
    void privatePropertiesAreLookedForByThoseWhoSeeThem(String property) {
        String filter = "{\"field\":\"" + property + "\",\"op\":\"is_null\"}";
        Http plain = DOOR.user().http();

        assertRefused(ask(plain, filter), 400, "bad_query");
        assertRefused(ask(plain, "{\"not\":{\"or\":[" + filter + "]}}"), 400, "bad_query");
        assertRefused(plain.get("user?order=" + property), 400, "bad_query");
        assertRefused(plain.get("user?select=name," + property), 400, "bad_query");
        ok(ask(DOOR.auditor().http(), filter));
    }

    @Test
    void refusalsOfAllKindsLookAlike() {
        Http plain = DOOR.user().http();
        Answer secret = ask(plain, condition("password", "eq", "x").toString());
        Answer hidden = ask(plain, condition("email", "eq", "x").toString());
        Answer unknown = ask(plain, condition("phone", "eq", "x").toString());
        for (Answer answer : List.of(secret, hidden, unknown)) {
            assertRefused(answer, 400, "bad_query");
        }
    }

    @Test
    void patternsOfRolesAndIdsAreReadAsOthersAre() {
        assertThat(found(condition("roles", "like", "user%"))).containsExactly("bert");
        assertThat(found(condition("roles", "like", "%r_%aud%tor%"))).containsExactly("bert");
        assertThat(found(condition("roles", "like", "user_audito"))).isEmpty();
        assertThat(found(condition("roles", "like", "USER%"))).isEmpty();
        assertThat(found(condition("roles", "ilike", "USER\\-%R"))).containsExactly("bert");
        assertThat(found(condition("roles", "like", "user\\%"))).isEmpty();
        assertThat(found(condition("roles", "not_like", "%"))).isEmpty();
        assertThat(found(condition("workspace_id", "like", "%-%-%-%-%"))).hasSize(5);
        assertThat(found(condition("record_type", "like", "US__"))).hasSize(5);
        assertThat(found(condition("record_type", "like", "US___"))).isEmpty();
    }

    @Test
    void patternsWithManyWildcardsTakeNoTime() {
        String pattern = "%_".repeat(18) + "~";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (String field : List.of("roles", "workspace_id", "organization_id", "name", "description")) {
                assertThat(found(condition(field, "like", pattern))).isEmpty();
                assertThat(found(condition(field, "ilike", pattern))).isEmpty();
            }
        });
    }

    @Test
    void filtersAreTenDeepAtMost() {
        String leaf = condition("name", "eq", "x").toString();

        ok(ask(DOOR.admin(), "{\"not\":".repeat(9) + leaf + "}".repeat(9)));
        assertRefused(ask(DOOR.admin(), "{\"not\":".repeat(10) + leaf + "}".repeat(10)), 400, "bad_query");
        assertRefused(ask(DOOR.admin(), "{\"not\":".repeat(60) + leaf + "}".repeat(60)), 400, "bad_query");
    }

    @Test
    void filtersHaveAHundredNodesAtMost() {
        ok(ask(DOOR.admin(), or(99)));
        assertRefused(ask(DOOR.admin(), or(100)), 400, "bad_query");
    }

    private static String or(int leaves) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            parts.add("{\"field\":\"name\",\"op\":\"eq\",\"value\":\"" + i + "\"}");
        }
        return "{\"or\":[" + String.join(",", parts) + "]}";
    }

    @Test
    void filtersHaveFiveHundredValuesAtMost() {
        assertThat(ok(ask(DOOR.admin(), in(500))).get("total").intValue()).isZero();
        assertRefused(ask(DOOR.admin(), in(501)), 400, "bad_query");
    }

    private static String in(int values) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            all.add("n" + i);
        }
        return condition("name", "in", all).toString();
    }
}
