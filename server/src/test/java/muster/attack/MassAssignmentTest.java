package muster.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import muster.model.Rank;
import muster.testing.Answer;
import muster.testing.ConsoleBrowser;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnDoor;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fields of power in every body that makes or changes an account, sent one by one by somebody who may send the body and may not set the
 * field: in the words of every door, in other cases, and twice. Connect has more of this in ConnectMassAssignmentWireTest.
 */
class MassAssignmentTest {
    private static final RunningMuster SERVER = RunningMuster.with();
    private static final OwnDoor DOOR = new OwnDoor(SERVER);
    private static final Http ROOT = Http.at(SERVER.url().toString());
    private static final String PAST = "2001-01-01T00:00:00Z";
    private static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA";

    /** What would give somebody a rank, a life or a way in, at any door. */
    private static final List<ObjectNode> POWER = List.of(
            Json.object("is_admin", true),
            Json.object("role", "administrator"),
            Json.object("user_role", "administrator"),
            Json.object("roles", "organization-admin"),
            Json.object("roles", Json.object("__global_roles__", List.of("admin"))),
            Json.object("rank", "administrator"),
            Json.object("privileges", List.of("administrator")),
            Json.object("verified", true),
            Json.object("is_active", false),
            Json.object("is_enabled", false),
            Json.object("is_invited", true),
            Json.object("is_readonly", true),
            Json.object("readonly", true),
            Json.object("locked", true),
            Json.object("is_locked_out", true),
            Json.object("archived", true),
            Json.object("id", OwnDoor.UNUSED_ID),
            Json.object("guid", OwnDoor.UNUSED_ID),
            Json.object("_id", "65f0c3129b1e4d0012ab34d0"),
            Json.object("uuid", "zzzzz-tpzed-000000000000000"),
            Json.object("owner_uuid", "zzzzz-tpzed-000000000000000"),
            Json.object("created", PAST),
            Json.object("created_at", PAST),
            Json.object("created_time", PAST),
            Json.object("modified_at", PAST),
            Json.object("expires_at", PAST),
            Json.object("merged_into", OwnDoor.UNUSED_ID),
            Json.object("version", 99),
            Json.object("password", "another quiet river"),
            Json.object("password_hash", HASH),
            Json.object("credential", HASH),
            Json.object("is_twofa_enabled", true),
            Json.object("emails", List.of(Json.object("address", "forged@lab.example", "verified", true))));

    private static final List<String> UNTOUCHED = List.of(
            "id",
            "kind",
            "username",
            "emails",
            "pending_email",
            "rank",
            "state",
            "blocks",
            "readonly",
            "activated_at",
            "expires_at",
            "trashed_at",
            "created_at");

    /** How a door is asked to change the own account; the field goes where the record's own fields go. */
    private enum Update {
        CONNECT("PUT", "__api__/v1/users/"),
        ARVADOS("PATCH", "arvados/v1/users/"),
        CRYOSPARC("PATCH", "api/cmd/users/"),
        CLOUDOMATION("PATCH", "api/latest/user/"),
        MUSTER("PATCH", "api/muster/v1/accounts/");

        private final String method;
        private final String path;

        Update(String method, String path) {
            this.method = method;
            this.path = path;
        }

        String door() {
            return name().toLowerCase(Locale.ROOT);
        }

        Answer send(Caller who, String record) {
            String body = this == ARVADOS ? "{\"user\":" + record + "}" : record;
            String query = this == CRYOSPARC ? query(record) : "";
            String type = this == MUSTER ? "application/merge-patch+json" : "application/json";
            return Caller.with(ROOT, door(), who.key())
                    .send(method, path + who.names().at(door()) + query, type, BodyPublishers.ofString(body));
        }

        /** This door takes its arguments in the address. */
        private static String query(String record) {
            List<Object> parts = new ArrayList<>();
            Json.parse(record).properties().forEach(field -> {
                parts.add(field.getKey());
                parts.add(field.getValue().isString() ? field.getValue().stringValue() : field.getValue());
            });
            return Http.query(parts.toArray());
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "AUDITOR"})
    void nobodyGainsAnythingByAFurtherFieldInAChangeOfTheOwnAccount(Rank rank) {
        Caller who = Caller.of(DOOR, rank);
        JsonNode before = power(who);
        for (Update update : Update.values()) {
            for (ObjectNode field : POWER) {
                for (String record : spellings(field)) {
                    Answer answer = update.send(who, record);
                    assertThat(answer.status())
                            .as(update + " " + record + " " + answer)
                            .isLessThan(500);
                    assertThat(power(who)).as(update + " " + record).isEqualTo(before);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "AUDITOR"})
    void aNameThatComesTwiceGivesNothingEither(Rank rank) {
        Caller who = Caller.of(DOOR, rank);
        JsonNode before = power(who);
        Map<String, String> shown = Map.of(
                "user_role", "\"viewer\",\"user_role\":\"administrator\"",
                "is_admin", "false,\"is_admin\":true",
                "roles", "\"default\",\"roles\":\"organization-admin\"",
                "rank", "\"viewer\",\"rank\":\"administrator\"");
        for (Update update : Update.values()) {
            if (update != Update.CRYOSPARC) {
                shown.forEach((name, values) -> {
                    Answer answer = update.send(who, "{\"" + name + "\":" + values + "}");
                    assertThat(answer.status()).as(update + " " + name).isLessThan(500);
                    assertThat(power(who)).as(update + " " + name).isEqualTo(before);
                });
            }
        }
        String path = "api/cmd/users/" + who.names().cryosparc() + "?first_name=x&role=user&role=admin&roles=admin";
        assertThat(Caller.with(ROOT, "cryosparc", who.key())
                        .send("PATCH", path, Json.object("role", "admin"))
                        .status())
                .isLessThan(500);
        assertThat(power(who)).isEqualTo(before);
    }

    @Test
    void aManagerMakesNobodyWithMoreThanTheDoorLetsHimSay() {
        Caller manager = Caller.of(DOOR, Rank.MANAGER);
        for (ObjectNode field : POWER) {
            for (String place : List.of("api/latest/user", "api/muster/v1/accounts")) {
                boolean isOwn = place.contains("muster");
                String name = OwnDoor.fresh("made");
                ObjectNode body = isOwn
                        ? Json.object("username", name, "email", name + "@lab.example")
                        : Json.object("name", name, "pending_email", name + "@lab.example");
                body.setAll(field);
                Answer answer =
                        ROOT.with("Authorization", "Bearer " + manager.key()).post(place, body);
                assertThat(answer.status()).as(place + " " + body + answer).isLessThan(500);
                if (answer.status() == 201) {
                    JsonNode made = DOOR.admin()
                            .get("accounts/" + Json.text(answer.json(), "id"))
                            .ok();
                    assertThat(Json.text(made, "rank")).as(place + body).isNotEqualTo("administrator");
                    assertThat(Json.text(made, "id")).as(place + body).isNotEqualTo(OwnDoor.UNUSED_ID);
                    assertThat(Json.text(made, "created_at")).as(place + body).isGreaterThan("2020");
                    assertThat(made.toString()).as(place + body).doesNotContain("forged@");
                }
            }
        }
    }

    @Test
    void aFormOfTheConsoleTakesNothingButItsFields() {
        Caller who = Caller.of(DOOR, Rank.VIEWER);
        String username =
                Json.text(DOOR.admin().get("accounts/" + who.names().id()).ok(), "username");
        SERVER.commandWith(OwnDoor.PASSWORD, "user", "password", username, "--password-stdin");
        JsonNode before = power(who);
        ConsoleBrowser browser = ConsoleBrowser.of(SERVER, username, OwnDoor.PASSWORD);
        for (ObjectNode field : POWER) {
            for (String record : spellings(field)) {
                List<Object> fields = new ArrayList<>(List.of("first_name", "Ada", "last_name", "Byron"));
                Json.parse(record).properties().forEach(each -> {
                    fields.add(each.getKey());
                    fields.add(each.getValue().isString() ? each.getValue().stringValue() : each.getValue());
                });
                Answer answer = browser.post("/account", fields.toArray());
                assertThat(answer.status()).as(record).isLessThan(500);
            }
            assertThat(power(who)).as(field.toString()).isEqualTo(before);
        }
    }

    @Test
    void theConsolesFormForSomebodyNewTakesNothingButItsFields() {
        Caller manager = Caller.of(DOOR, Rank.MANAGER);
        String username =
                Json.text(DOOR.admin().get("accounts/" + manager.names().id()).ok(), "username");
        SERVER.commandWith(OwnDoor.PASSWORD, "user", "password", username, "--password-stdin");
        ConsoleBrowser browser = ConsoleBrowser.of(SERVER, username, OwnDoor.PASSWORD);
        List<String> made = new ArrayList<>();
        for (ObjectNode field : POWER) {
            String name = OwnDoor.fresh("form");
            List<Object> fields = new ArrayList<>(List.of("username", name, "email", name + "@lab.example"));
            field.properties().forEach(each -> {
                fields.add(each.getKey());
                fields.add(each.getValue().isString() ? each.getValue().stringValue() : each.getValue());
            });
            assertThat(browser.post("/admin/users", fields.toArray()).status())
                    .as(field.toString())
                    .isLessThan(500);
            made(name).ifPresent(account -> {
                made.add(name);
                assertThat(Json.text(account, "rank")).as(field.toString()).isNotEqualTo("administrator");
                assertOrdinary(field.toString(), account);
            });
        }
        assertThat(made).hasSizeGreaterThan(20);
    }

    /** Ranks are an administrator's to give; the past, ids and secrets of somebody new are nobody's. */
    @Test
    void whoMakesPeopleAtThePlatformsDoorsChoosesNeitherPastNorSecretNorProof() {
        Http root = ROOT.with("Authorization", "Bearer " + RunningMuster.ADMINISTRATOR_KEY);
        Set<String> doors = new HashSet<>();
        for (ObjectNode field : POWER) {
            String name = OwnDoor.fresh("plat");
            String address = name + "@lab.example";
            ObjectNode connect =
                    Json.object("username", name + "c", "email", "c" + address, "user_must_set_password", true);
            ObjectNode arvados = Json.object("username", name + "a", "email", "a" + address);
            connect.setAll(field);
            arvados.setAll(field);
            List<Answer> answers = List.of(
                    ROOT.with("Authorization", "Key " + RunningMuster.ADMINISTRATOR_KEY)
                            .post("__api__/v1/users", connect),
                    root.post("arvados/v1/users", Json.object("user", arvados)),
                    root.send("POST", "api/cmd/users" + cryosparc(name + "s", "s" + address, field)));
            answers.forEach(answer ->
                    assertThat(answer.status()).as(field + " " + answer).isLessThan(500));
            for (String end : List.of("c", "a", "s")) {
                made(name + end).ifPresent(account -> {
                    doors.add(end);
                    assertOrdinary(end + " " + field, account);
                });
            }
        }
        assertThat(doors).containsOnly("c", "a", "s");
    }

    private static String cryosparc(String username, String address, ObjectNode field) {
        List<Object> parts =
                new ArrayList<>(List.of("email", address, "username", username, "first_name", "A", "last_name", "B"));
        field.properties().forEach(each -> {
            parts.add(each.getKey());
            parts.add(each.getValue().isString() ? each.getValue().stringValue() : each.getValue());
        });
        return Http.query(parts.toArray());
    }

    private static Optional<JsonNode> made(String username) {
        JsonNode found = DOOR.admin().get("accounts?q=" + username).ok();
        return Json.list(found.get("items")).stream()
                .filter(account -> Json.text(account, "username").equals(username))
                .findFirst();
    }

    private static void assertOrdinary(String as, JsonNode account) {
        assertThat(Json.text(account, "id")).as(as).isNotEqualTo(OwnDoor.UNUSED_ID);
        assertThat(Json.text(account, "created_at")).as(as).isGreaterThan("2020");
        assertThat(account.get("expires_at").isNull()).as(as).isTrue();
        assertThat(account.toString()).as(as).doesNotContain("forged@").doesNotContain("\"verified\":true");
    }

    /** A field as it is, and under names that a careless reader takes for the same. */
    private static List<String> spellings(ObjectNode field) {
        String name = Json.names(field).iterator().next();
        String value = field.get(name).toString();
        String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return List.of(name, title, name + " ").stream()
                .map(spelled -> "{\"" + spelled + "\":" + value + "}")
                .toList();
    }

    /** What no change of a profile may touch. */
    private static JsonNode power(Caller who) {
        JsonNode account = DOOR.admin().get("accounts/" + who.names().id()).ok();
        ObjectNode power = Json.object();
        for (String name : UNTOUCHED) {
            assertThat(account.has(name)).as(name).isTrue();
            power.set(name, account.get(name));
        }
        return power;
    }
}
