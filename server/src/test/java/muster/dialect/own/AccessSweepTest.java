package muster.dialect.own;

import static muster.testing.OwnDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import muster.dialect.own.AccessTable.Row;
import muster.model.Rank;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnClient;
import muster.testing.OwnClient.Told;
import muster.testing.OwnDocument.Operation;
import muster.testing.OwnDoor;
import muster.testing.OwnDoor.Person;
import muster.testing.RunningMuster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every operation of the document, by everybody, on everybody: generated from the document, and held against {@link AccessTable}. */
class AccessSweepTest {
    private static final RunningMuster SERVER = RunningMuster.with();
    private static final OwnDoor DOOR = new OwnDoor(SERVER);
    private static final OwnClient ADMIN = DOOR.admin();
    private static final Person MERGER = DOOR.person("administrator");
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403);
    /** About what whoever may not see it is told is not there: the plans of others. */
    private static final Set<String> HIDING = Set.of("discardPlan", "applyPlan", "stopPlan");

    private static final Set<Integer> WRONG = Set.of(400, 415, 422);
    /** What no operation takes. */
    private static final List<String> FAULTY = List.of("{", "[]", "{\"no_such_field\":1}");

    private static final String ADDRESS = "somebody@lab.example";

    /** What is sent where something has to be. */
    private static final Map<String, JsonNode> BODIES = Map.ofEntries(
            Map.entry("createKey", Json.object("label", "x")),
            Map.entry("changeOwnPassword", Json.object("current", "wrong", "password", "quiet river stone")),
            Map.entry("createAccount", Json.object("first_name", "x")),
            Map.entry("changeAccount", Json.object("first_name", "Changed")),
            Map.entry("addEmail", Json.object("address", ADDRESS)),
            Map.entry("confirmPendingEmail", Json.object("address", ADDRESS)),
            Map.entry("endKeys", Json.object("what", "sessions")),
            Map.entry("changeDoorSettings", Json.parse("{\"values\":{}}")),
            Map.entry("previewBulk", Json.parse("{\"act\":\"lock\",\"accounts\":[]}")),
            Map.entry("performBulk", Json.parse("{\"act\":\"lock\",\"accounts\":[]}")),
            Map.entry("changeGroup", Json.object("description", "x")),
            Map.entry("changeProject", Json.object("description", "x")),
            Map.entry("chooseLanes", Json.parse("{\"lanes\":[]}")));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static List<Operation> operations() {
        return DOOR.document().operations();
    }

    @Test
    void everyOperationStandsInTheTable() {
        assertThat(operations().stream().map(Operation::id).collect(Collectors.toSet()))
                .isEqualTo(AccessTable.ROWS.keySet());
    }

    @Test
    void withoutAKeyOrWithOneOfAnotherDoorNothingIsTold() {
        String secret = Json.text(
                ADMIN.post("me/keys", Json.parse("{\"label\":\"x\",\"doors\":[\"connect\"]}"))
                        .created(),
                "secret");
        for (Operation operation : operations()) {
            String path = path(operation, OwnDoor.UNUSED_ID);
            DOOR.anonymous().send(operation.method(), path).problem(401, "no-credentials");
            DOOR.with(secret).send(operation.method(), path).problem(401, "bad-credentials");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everybodyMayWhatTheTableSaysAndNothingElse(Operation operation) {
        for (Rank rank : Rank.values()) {
            Person caller = DOOR.person(rank.name().toLowerCase(Locale.ROOT));
            sweep(operation, rank, caller.client());
            check(operation, row(operation).own(), rank, caller.client(), caller.id());
        }
        Person administrator = DOOR.person("administrator");
        sweep(operation, Rank.VIEWER, administrator.withKey("--credentials", "--rank", "viewer"));
    }

    private static void sweep(Operation operation, Rank rank, OwnClient client) {
        Row row = row(operation);
        check(operation, row.lower(), rank, client, lower());
        check(
                operation,
                row.higher(),
                rank,
                client,
                DOOR.person("administrator").id());
    }

    private static Row row(Operation operation) {
        return AccessTable.ROWS.getOrDefault(operation.id(), new Row(null, Rank.ADMINISTRATOR, Rank.ADMINISTRATOR));
    }

    private static String lower() {
        return Json.text(DOOR.invited(), "id");
    }

    private static void check(Operation operation, @Nullable Rank least, Rank rank, OwnClient client, String target) {
        boolean isAllowed = least != null && rank.isAtLeast(least);
        if (operation.takesBody()) {
            complain(operation, isAllowed, rank, client, target);
        }
        JsonNode before = ADMIN.get("accounts/" + target).ok().get("version");
        Told told = told(operation, client, target);
        String what = rank + " " + operation.method() + " " + operation.path() + " " + told.answer();
        if (isAllowed) {
            assertThat(told.status()).as(what).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(told.status()).as(what).matches(status -> isTurnedAway(operation, status));
            assertThat(ADMIN.get("accounts/" + target).ok().get("version"))
                    .as(what)
                    .isEqualTo(before);
        }
    }

    private static boolean isTurnedAway(Operation operation, int status) {
        return TURNED_AWAY.contains(status) || status == 404 && HIDING.contains(operation.id());
    }

    /** Whoever may not is told that, whatever is wrong with what was sent; whoever may is told what is wrong. */
    private static void complain(Operation operation, boolean isAllowed, Rank rank, OwnClient client, String target) {
        for (String faulty : FAULTY) {
            Told told = client.send(operation.method(), path(operation, target), "application/json", faulty);
            String what = rank + " " + operation.method() + " " + operation.path() + " " + faulty + told.answer();
            if (isAllowed) {
                assertThat(told.status()).as(what).isIn(WRONG);
            } else {
                assertThat(told.status()).as(what).matches(status -> isTurnedAway(operation, status));
            }
        }
    }

    private static Told told(Operation operation, OwnClient client, String target) {
        String path = path(operation, target);
        JsonNode body = switch (operation.id()) {
            case "planMerge", "merge" -> Json.object("into", lower());
            case "handOver" -> Json.object("to", DOOR.person("publisher").id());
            case "createGroup", "createProject" -> Json.object("name", fresh("n"));
            case "addLane" -> Json.object("name", fresh("l"), "kind", "node");
            case "demandAgreement" -> Json.object("name", fresh("a"), "text", "x");
            default -> BODIES.get(operation.id());
        };
        return body == null ? client.send(operation.method(), path) : client.send(operation.method(), path, body);
    }

    /** A merge that can be undone. */
    private static String merged() {
        JsonNode into = Json.object("into", lower());
        MERGER.client().post("accounts/" + lower() + "/merge", into).ok();
        return Json.text(MERGER.client().get("merges").ok().at("/items/0"), "id");
    }

    private static String path(Operation operation, String target) {
        String path = operation.path().substring(1).replace("{id}", target).replace("{address}", Http.escape(ADDRESS));
        path = path.replace("{product}", "cryosparc").replace("{key}", "12345").replace("{rank}", "viewer");
        if (path.contains("{group}")) {
            path = path.replace("{group}", Json.text(DOOR.group(fresh("g")), "id"));
        }
        if (path.contains("{project}")) {
            JsonNode made =
                    ADMIN.post("projects", Json.object("name", fresh("p"))).created();
            path = path.replace("{project}", Json.text(made, "id"));
        }
        if (path.contains("{merge}")) {
            path = path.replace("{merge}", merged());
        }
        if (operation.path().contains("/as-of")) {
            path = path + "?at=" + Instant.now();
        }
        if (operation.id().equals("createPlan")) {
            path = path + "?name=people.csv";
        }
        return path.replaceAll("\\{[a-z]+}", OwnDoor.UNUSED_ID);
    }
}
