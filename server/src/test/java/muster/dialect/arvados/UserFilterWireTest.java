package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which users meet a filter. */
class UserFilterWireTest {
    private final ArvadosDoor door = ArvadosDoor.shared();

    @ParameterizedTest
    @ValueSource(strings = {"email", "username", "last_name", "uuid"})
    void equalityFindsOne(String attribute) {
        JsonNode user = door.user("last_name", fresh("Only"));

        JsonNode answer =
                door.list(door.admin(), "filters", ArvadosDoor.condition(attribute, "=", Json.text(user, attribute)));

        assertThat(answer.get("items_available").intValue()).isEqualTo(1);
        assertThat(Json.texts(answer.get("items"), "uuid")).containsExactly(Json.text(user, "uuid"));
        assertThat(door.list(door.admin(), "filters", ArvadosDoor.condition(attribute, "=", "nobody at all"))
                        .get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!=", "<>"})
    void inequalityFindsNullToo(String operator) {
        String name = fresh("Neq");
        String without = Json.text(door.user("last_name", name), "uuid");
        String other = Json.text(door.user("last_name", name, "first_name", "B"), "uuid");
        door.user("last_name", name, "first_name", "A");

        String filters = "[[\"last_name\",\"=\",\"%s\"],[\"first_name\",\"%s\",\"A\"]]".formatted(name, operator);
        assertThat(door.uuids("filters", filters)).containsExactly(other, without);
    }

    @Test
    void setsFindTheirMembers() {
        ArvadosDoor.Family family = door.family();
        String first = family.uuids().getFirst();
        String second = family.uuids().get(1);

        assertThat(door.uuids("filters", ArvadosDoor.condition("uuid", "in", List.of(first, second, "x"))))
                .containsExactly(second, first);
        assertThat(door.uuids("filters", ArvadosDoor.condition("uuid", "in", List.of())))
                .isEmpty();
        assertThat(door.uuids(
                        "filters",
                        "[[\"last_name\",\"=\",\"%s\"],[\"uuid\",\"not in\",[\"%s\",\"%s\"]]]"
                                .formatted(family.name(), first, second)))
                .isEqualTo(family.uuids().subList(2, 5).reversed());
    }

    @Test
    void aFilterOfManyUuidsFitsIntoAForm() {
        ArvadosDoor.Family family = door.family();
        List<String> many = new ArrayList<>(family.uuids());
        for (int i = 0; many.size() < 121; i++) {
            many.add("must1-tpzed-0zzzzzzzzzz%04d".formatted(i));
        }
        String form = Http.query("filters", ArvadosDoor.condition("uuid", "in", many), "limit", 1000)
                .substring(1);

        JsonNode answer = ok(door.admin()
                .with("X-HTTP-Method-Override", "GET")
                .send("POST", "users", "application/x-www-form-urlencoded", BodyPublishers.ofString(form)));

        assertThat(answer.get("items_available").intValue()).isEqualTo(5);
    }

    @Test
    void patternsMindCaseUnlessAskedNotTo() {
        String name = fresh("Pattern");
        String uuid = Json.text(door.user("last_name", name), "uuid");
        String lower = name.toLowerCase(Locale.ROOT);

        assertThat(door.uuids(
                        "filters",
                        ArvadosDoor.condition("last_name", "like", name.substring(0, name.length() - 1) + "_")))
                .containsExactly(uuid);
        assertThat(door.uuids("filters", ArvadosDoor.condition("last_name", "LIKE", lower + "%")))
                .isEmpty();
        assertThat(door.uuids("filters", ArvadosDoor.condition("last_name", "ILIKE", lower + "%")))
                .containsExactly(uuid);
        assertThat(door.uuids("filters", ArvadosDoor.condition("any", "ilike", "%" + lower + "%")))
                .containsExactly(uuid);
        assertThat(door.uuids("filters", ArvadosDoor.condition("any", "like", "%" + lower + "%")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "modified_at"})
    void timesOfARecordMeetThemselves(String attribute) {
        JsonNode user = door.user("last_name", fresh("Time"));
        String time = Json.text(user, attribute);
        for (String operator : List.of("=", "<=", ">=")) {
            assertThat(door.uuids("filters", own(user, attribute, operator, time)))
                    .as(operator)
                    .hasSize(1);
        }
        for (String operator : List.of("<", ">", "!=")) {
            assertThat(door.uuids("filters", own(user, attribute, operator, time)))
                    .as(operator)
                    .isEmpty();
        }
    }

    private static String own(JsonNode user, String attribute, String operator, String operand) {
        return "[[\"uuid\",\"=\",\"%s\"],[\"%s\",\"%s\",\"%s\"]]"
                .formatted(Json.text(user, "uuid"), attribute, operator, operand);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "'\"true\"', true",
        "'\"1\"', true",
        "'\"T\"', true",
        "'\"Yes\"', true",
        "false, false",
        "'\"false\"', false",
        "'\"0\"', false",
        "'\"n\"', false"
    })
    void statesAreComparedInManyWords(String operand, boolean active) {
        String name = fresh("State");
        String on = Json.text(door.user("last_name", name, "is_active", true), "uuid");
        String off = Json.text(door.user("last_name", name), "uuid");
        String same = "[[\"last_name\",\"=\",\"%s\"],[\"is_active\",\"=\",%s]]".formatted(name, operand);
        String other = "[[\"last_name\",\"=\",\"%s\"],[\"is_active\",\"!=\",%s]]".formatted(name, operand);

        assertThat(door.uuids("filters", same)).containsExactly(active ? on : off);
        assertThat(door.uuids("filters", other)).containsExactly(active ? off : on);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[\"badattr\",\"=\",\"x\"]] | Invalid attribute 'badattr'",
                "[[\"email\",\"~\",\"x\"]] | Invalid operator",
                "[[\"email\",5,\"x\"]] | Invalid operator",
                "[[\"email\",\"in\",\"x\"]] | Invalid operand type",
                "[[\"email\",\"=\",[\"x\"]]] | Invalid operand type",
                "[[\"email\",\"=\",5]] | Invalid operand type",
                "[[\"full_name\",\"=\",\"x\"]] | Invalid attribute 'full_name'",
                "[[\"prefs.a\",\"=\",\"x\"]] | for subproperty filter",
                "[[\"prefs\",\"exists\",\"x\"]] | Invalid",
                "[[\"email\",\"@@\",\"x\"]] | no longer supported",
                "[[\"is_active\",\"=\",\"soon\"]] | Invalid operand",
                "[\"email\"] | Invalid element in filters array",
                "{\"a\":1} | Could not parse \"filters\" param as an array",
                "{ | Could not parse \"filters\" param as an array"
            })
    void aFilterThatMakesNoSenseIsRefused(String filters, String text) {
        Answer refused = door.admin().get("users" + Http.query("filters", filters));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains(text);
    }

    @Test
    void anOlderWayToAskIsKept() {
        ArvadosDoor.Family family = door.family();
        String name = family.name();

        assertThat(door.uuids("where", Json.object("last_name", name, "first_name", "F3")))
                .containsExactly(family.uuids().get(3));
        assertThat(door.uuids("where", Json.object("last_name", name, "is_active", true)))
                .isEmpty();
        assertThat(door.uuids("where", Json.object("last_name", name, "first_name", List.of("F0", "F4"))))
                .containsExactly(family.uuids().get(4), family.uuids().getFirst());
    }
}
