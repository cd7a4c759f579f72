package muster.dialect.own;

import static muster.testing.OwnDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnClient;
import muster.testing.OwnClient.Told;
import muster.testing.OwnDoor;
import muster.testing.OwnDoor.Person;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Plans of many changes, as clients see them. */
class PlanWireTest {
    private static final OwnDoor DOOR = OwnDoor.shared();
    private static final OwnClient ADMIN = DOOR.admin();

    private static Told sent(OwnClient client, String type, String file, Object... parameters) {
        return client.send("POST", "plans" + Http.query(parameters), type, file);
    }

    private static JsonNode planned(String file, Object... more) {
        List<Object> parameters = new ArrayList<>(List.of("name", "people.csv"));
        parameters.addAll(List.of(more));
        return sent(ADMIN, "text/csv", file, parameters.toArray()).created().get("plan");
    }

    private static String path(JsonNode plan, String... below) {
        return "plans/" + Json.text(plan, "id") + (below.length == 0 ? "" : "/" + below[0]);
    }

    private static List<JsonNode> rows(JsonNode plan, Object... parameters) {
        List<JsonNode> rows = new ArrayList<>();
        ADMIN.get(path(plan, "rows" + Http.query(parameters))).ok().get("items").forEach(rows::add);
        return rows;
    }

    private static JsonNode applied(JsonNode plan) {
        JsonNode now = ADMIN.post(path(plan, "apply")).ok();
        while (Json.text(now, "state").equals("running")) {
            now = ADMIN.post(path(plan, "apply")).ok();
        }
        return now;
    }

    /** Accounts that a source tells, made by a plan. */
    private static List<String> linked(String source, int people) {
        List<String> names =
                IntStream.range(0, people).mapToObj(i -> source + "-" + i).toList();
        JsonNode done = applied(planned(roster(names), "source", source));
        assertThat(done.get("done").intValue()).isEqualTo(people);
        return names;
    }

    private static String roster(List<String> names) {
        return names.stream()
                .map(name -> name + "," + name + "\n")
                .collect(Collectors.joining("", "external_id,username\n", ""));
    }

    @Test
    void aFileIsPlannedLookedAtCarriedOutAndTakenBack() {
        Person there = DOOR.person("viewer");
        String added = fresh("planned");
        JsonNode plan = planned("username,first_name\n" + there.username() + ",Grace\n" + added + ",Ada\n");
        assertThat(Json.text(plan, "state")).isEqualTo("open");
        assertThat(plan.get("rows").intValue()).isEqualTo(2);
        assertThat(plan.get("counts").get("added").intValue()).isEqualTo(1);
        assertThat(plan.get("counts").get("changed").intValue()).isEqualTo(1);
        assertThat(plan.get("braked").booleanValue()).isFalse();
        assertThat(Json.text(plan, "digest")).matches("[0-9a-f]{64}");

        assertThat(rows(plan)).extracting(row -> Json.text(row, "result")).containsOnly("waiting");
        JsonNode changed = rows(plan).stream()
                .filter(row -> row.get("line").intValue() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(Json.text(changed, "target")).isEqualTo(there.id());
        assertThat(Json.text(changed, "match")).isEqualTo("username");
        assertThat(changed.get("row").intValue()).isEqualTo(1);
        assertThat(Json.text(changed.get("fields").get(0), "field")).isEqualTo("first_name");
        assertThat(Json.text(changed.get("fields").get(0), "after")).isEqualTo("Grace");
        assertThat(there.seen().get("first_name").isNull()).isTrue();

        JsonNode done = applied(plan);
        assertThat(Json.text(done, "state")).isEqualTo("done");
        assertThat(done.get("done").intValue()).isEqualTo(2);
        assertThat(rows(plan)).extracting(row -> Json.text(row, "result")).containsOnly("done");
        assertThat(Json.text(there.seen(), "first_name")).isEqualTo("Grace");
        assertThat(applied(plan)).isEqualTo(done);

        Told told = ADMIN.post(path(plan, "undo"));
        JsonNode undoing = told.created();
        assertThat(told.answer().header("Location")).endsWith("/api/muster/v1/" + path(undoing));
        assertThat(Json.text(undoing, "undoes")).isEqualTo(Json.text(plan, "id"));
        applied(undoing);
        assertThat(there.seen().get("first_name").isNull()).isTrue();
        assertThat(Json.text(ADMIN.get(path(plan)).ok(), "state")).isEqualTo("undone");
        ADMIN.post(path(plan, "undo")).problem(409, "nothing-to-undo");
    }

    @Test
    void theBrakeHoldsUntilItsNumberIsNamed() {
        String source = fresh("hr");
        List<String> names = linked(source, 8);
        JsonNode plan = planned(roster(names.subList(0, 2)), "source", source, "complete", "suspend");
        assertThat(plan.get("braked").booleanValue()).isTrue();
        assertThat(plan.get("suspending_or_removing").intValue()).isEqualTo(6);
        assertThat(plan.get("of").intValue()).isEqualTo(8);
        ADMIN.post(path(plan, "apply")).problem(409, "braked");
        ADMIN.post(path(plan, "apply"), Json.parse("{\"brake_off\":5}")).problem(409, "braked");
        ADMIN.post(path(plan, "apply"), Json.parse("{\"brake_off\":\"6\"}")).invalid("/brake_off");
        JsonNode done =
                ADMIN.post(path(plan, "apply"), Json.parse("{\"brake_off\":6}")).ok();
        assertThat(Json.text(done, "state")).isEqualTo("done");
        assertThat(rows(plan, "view", "differences")).allSatisfy(row -> {
            assertThat(Json.text(row, "kind")).isEqualTo("suspended");
            assertThat(row.get("line").intValue()).isZero();
        });
    }

    @Test
    void aPlanThatNobodyWantsIsDiscardedAndOneThatWasBegunIsNot() {
        JsonNode plan = planned("username\n" + fresh("p") + "\n");
        assertThat(ADMIN.post(path(plan, "stop")).ok()).isEqualTo(plan);
        ADMIN.delete(path(plan)).nothing();
        ADMIN.get(path(plan)).problem(404, "no-such-plan");
        ADMIN.delete(path(plan)).problem(404, "no-such-plan");
        JsonNode done = applied(planned("username\n" + fresh("p") + "\n"));
        assertThat(done.get("halted").isNull()).isTrue();
        ADMIN.delete(path(done)).problem(409, "already-begun");
        assertThat(ADMIN.post(path(done, "stop")).ok()).isEqualTo(done);
    }

    @Test
    void whatCannotBeReadWithoutGuessingIsToldWithItsLines() {
        JsonNode problem = sent(ADMIN, "text/csv", "username,rank\nada,viewer,x\n\"ben\n", "name", "people.csv")
                .problem(422, "unsound-file");
        assertThat(problem.get("errors").get(0).get("line").intValue()).isEqualTo(2);
        sent(ADMIN, "text/csv", "{\"username\":\"ada\"}\n", "name", "people.csv")
                .problem(422, "unsound-file");
        sent(ADMIN, "application/octet-stream", "", "name", "people.csv").problem(422, "unsound-file");
        sent(
                        ADMIN,
                        "application/yaml",
                        "muster: 1\nsource: hr\ncomplete: {people: remove}\npeople: []\n",
                        "name",
                        "x.yaml")
                .problem(422, "unsound-file");
    }

    @Test
    void rowsWithProblemsAreToldAndNotDone() {
        JsonNode plan = planned("id,first_name\n" + OwnDoor.UNUSED_ID + ",Ada\n");
        assertThat(plan.get("counts").get("problem").intValue()).isEqualTo(1);
        JsonNode row = rows(plan, "view", "problems").getFirst();
        assertThat(Json.text(row, "result")).isEqualTo("nothing");
        assertThat(Json.text(row.get("problem"), "sentence")).isNotBlank();
        assertThat(Json.text(row.get("problem"), "word")).matches("[A-Za-z]+");
    }

    @Test
    void theFormatIsToldByNameAndContent() {
        String name = fresh("line");
        JsonNode made = sent(ADMIN, "application/jsonl", "{\"username\":\"" + name + "\"}\n", "name", "x.jsonl")
                .created();
        assertThat(made.get("plan").get("counts").get("added").intValue()).isEqualTo(1);
        JsonNode ldif = sent(
                        ADMIN,
                        "text/ldif",
                        "dn: uid=" + name + "\nobjectClass: person\nuid: " + name + "\nuserPassword: x\n",
                        "name",
                        "x.ldif")
                .created();
        assertThat(ldif.get("ignored").toString()).contains("userPassword");
    }

    @Test
    void parametersTypesAndSizesAreChecked() {
        sent(ADMIN, "text/csv", "username\nada\n").problem(400, "invalid-parameters");
        sent(ADMIN, "text/csv", "username\nada\n", "name", "a\u001b[2J.csv").problem(400, "invalid-parameters");
        sent(ADMIN, "text/csv", "username\nada\n", "name", "x.csv", "complete", "purge")
                .problem(400, "invalid-parameters");
        JsonNode wrong = sent(ADMIN, "text/csv", "username\nada\n", "name", "x.csv", "complete", "remove")
                .problem(422, "invalid-value");
        assertThat(Json.text(wrong.get("errors").get(0), "parameter")).isEqualTo("source");
        sent(ADMIN, "image/png", "username\nada\n", "name", "x.csv").problem(415, "unsupported-media");
        sent(ADMIN, "text/csv", "x".repeat((8 << 20) + 1), "name", "x.csv").problem(413, "body-too-large");
        ADMIN.get("plans/" + OwnDoor.UNUSED_ID).problem(404, "no-such-plan");
        ADMIN.get("plans/" + OwnDoor.UNUSED_ID + "/rows").problem(404, "no-such-plan");
        ADMIN.get("plans/x").problem(404, "no-such-plan");
    }

    @Test
    void listsHavePagesThatBelongToThem() {
        List<String> names = List.of(fresh("p"), fresh("p"), fresh("p"));
        JsonNode plan = planned(roster(names), "source", "pages");
        planned("username\n" + fresh("p") + "\n");
        JsonNode first = ADMIN.get("plans?limit=1").ok();
        String next = Json.text(first, "next");
        JsonNode second =
                ADMIN.get("plans" + Http.query("limit", 1, "cursor", next)).ok();
        assertThat(second.get("items").get(0)).isNotEqualTo(first.get("items").get(0));
        ADMIN.get(path(plan, "rows") + Http.query("cursor", next)).problem(400, "invalid-parameters");

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            String query = cursor == null ? "?limit=2" : Http.query("limit", 2, "cursor", cursor);
            JsonNode page = ADMIN.get(path(plan, "rows") + query).ok();
            page.get("items").forEach(row -> seen.add(Json.text(row, "name")));
            cursor = page.get("next").isNull() ? null : Json.text(page, "next");
        } while (cursor != null);
        assertThat(seen).containsExactlyElementsOf(names);
    }

    @Test
    void whoMayNotMakeAccountsNeitherPlansNorLooks() {
        JsonNode plan = planned("username\n" + fresh("p") + "\n");
        OwnClient auditor = DOOR.person("auditor").client();
        sent(auditor, "text/csv", "username\nada\n", "name", "x.csv").problem(403, "not-permitted");
        auditor.get("plans").problem(403, "not-permitted");
        auditor.get(path(plan)).problem(403, "not-permitted");
        auditor.get(path(plan, "rows")).problem(403, "not-permitted");
        auditor.post(path(plan, "apply")).problem(403, "not-permitted");
        auditor.post(path(plan, "undo")).problem(403, "not-permitted");
        auditor.post(path(plan, "stop")).problem(403, "not-permitted");
        auditor.delete(path(plan)).problem(403, "not-permitted");
    }

    @Test
    void aRowAsksWhatItsActsAsk() {
        Person manager = DOOR.person("manager");
        JsonNode plan = sent(
                        manager.client(),
                        "text/csv",
                        "username,rank\n" + RunningMuster.ADMINISTRATOR_USERNAME + ",viewer\n" + fresh("p")
                                + ",administrator\n",
                        "name",
                        "x.csv")
                .created()
                .get("plan");
        assertThat(plan.get("counts").get("problem").intValue()).isEqualTo(2);
        assertThat(plan.get("rows").intValue()).isZero();
    }
}
