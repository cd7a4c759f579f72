package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which users a list has, in which order, and what of them. */
class UserListWireTest {
    private final ArvadosDoor door = ArvadosDoor.shared();

    private static JsonNode list(Http who, Object... namesAndValues) {
        return ok(who.get("users" + Http.query(namesAndValues)));
    }

    private List<String> uuids(Object... namesAndValues) {
        return Json.texts(list(door.admin(), namesAndValues).get("items"), "uuid");
    }

    private static String condition(String attribute, String operator, Object operand) {
        return Json.object("filters", List.of(List.of(attribute, operator, operand)))
                .get("filters")
                .toString();
    }

    /** A last name, and the uuids of five who bear it in the order of their making. */
    private record Family(String name, List<String> uuids) {}

    private Family family() {
        String name = fresh("Family");
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            uuids.add(Json.text(door.user("last_name", name, "first_name", "F" + i), "uuid"));
        }
        return new Family(name, uuids);
    }

    @Test
    void aListTellsWhatItIsAndBeginsWithTheLatestChange() {
        Family family = family();
        JsonNode answer = list(door.admin(), "filters", condition("last_name", "=", family.name()));

        ObjectNode frame = Json.without(answer, "items");
        assertThat(frame)
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#userList",
                        "etag",
                        "",
                        "self_link",
                        "",
                        "offset",
                        0,
                        "limit",
                        100,
                        "items_available",
                        5));
        assertThat(Json.texts(answer.get("items"), "uuid"))
                .isEqualTo(family.uuids().reversed());
        assertThat(answer.get("items").get(0))
                .isEqualTo(door.user(family.uuids().getLast()));
    }

    @Test
    void anAdministratorFindsEverybody() {
        String inactive = Json.text(door.user(), "uuid");

        assertThat(uuids("limit", 1000, "order", "created_at desc")).contains(inactive);
        assertThat(uuids("filters", condition("email", "=", "root"))).contains(ArvadosDoor.SYSTEM);
        assertThat(uuids("filters", condition("uuid", "=", ArvadosDoor.ANONYMOUS)))
                .containsExactly(ArvadosDoor.ANONYMOUS);
        assertThat(uuids("limit", 1000, "filters", "[]")).contains(ArvadosDoor.SYSTEM, ArvadosDoor.ANONYMOUS);
    }

    @Test
    void othersFindActivePeopleAndElevenAttributes() {
        String name = fresh("Seen");
        ArvadosDoor.Person one = door.active("last_name", name);
        ArvadosDoor.Person other = door.active("last_name", name);
        door.person("last_name", name);

        JsonNode answer = list(one.http(), "filters", condition("last_name", "=", name), "order", "uuid");

        assertThat(answer.get("items_available").intValue()).isEqualTo(2);
        assertThat(Set.copyOf(Json.texts(answer.get("items"), "uuid"))).isEqualTo(Set.of(one.uuid(), other.uuid()));
        for (JsonNode item : answer.get("items")) {
            boolean own = Json.text(item, "uuid").equals(one.uuid());
            assertThat(Json.names(item))
                    .isEqualTo(new TreeSet<>(Set.of(
                            "kind",
                            "uuid",
                            "is_active",
                            "is_admin",
                            "is_invited",
                            "email",
                            "first_name",
                            "last_name",
                            "username",
                            "can_write",
                            "can_manage")));
            assertThat(item.get("can_write").booleanValue()).isEqualTo(own);
            assertThat(item.get("can_manage").booleanValue()).isEqualTo(own);
        }
        assertThat(Json.texts(list(one.http(), "limit", 1000).get("items"), "uuid"))
                .doesNotContain(ArvadosDoor.SYSTEM, ArvadosDoor.ANONYMOUS);
    }

    @Test
    void whoIsInactiveFindsNobody() {
        for (ArvadosDoor.Person person : List.of(door.person(), door.person())) {
            JsonNode answer = list(person.http());
            assertThat(answer.get("items")).isEmpty();
            assertThat(answer.get("items_available").intValue()).isZero();
        }
    }

    @Test
    void whatIsHiddenCannotBeProbed() {
        ArvadosDoor.Person one = door.active();
        String url = fresh("secret");
        ArvadosDoor.Person other = door.active("identity_url", url, "prefs", Json.object("a", url));

        for (String condition : List.of(
                condition("identity_url", "=", url),
                condition("prefs", "like", "%" + url + "%"),
                condition("any", "ilike", "%" + url + "%"))) {
            assertThat(list(one.http(), "filters", condition).get("items")).isEmpty();
            assertThat(uuids("filters", condition)).containsExactly(other.uuid());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "username", "last_name", "uuid"})
    void equalityFindsOne(String attribute) {
        JsonNode user = door.user("last_name", fresh("Only"));

        JsonNode answer = list(door.admin(), "filters", condition(attribute, "=", Json.text(user, attribute)));

        assertThat(answer.get("items_available").intValue()).isEqualTo(1);
        assertThat(Json.texts(answer.get("items"), "uuid")).containsExactly(Json.text(user, "uuid"));
        assertThat(list(door.admin(), "filters", condition(attribute, "=", "nobody at all"))
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
        assertThat(uuids("filters", filters)).containsExactly(other, without);
    }

    @Test
    void setsFindTheirMembers() {
        Family family = family();
        String first = family.uuids().getFirst();
        String second = family.uuids().get(1);

        assertThat(uuids("filters", condition("uuid", "in", List.of(first, second, "x"))))
                .containsExactly(second, first);
        assertThat(uuids("filters", condition("uuid", "in", List.of()))).isEmpty();
        assertThat(uuids(
                        "filters",
                        "[[\"last_name\",\"=\",\"%s\"],[\"uuid\",\"not in\",[\"%s\",\"%s\"]]]"
                                .formatted(family.name(), first, second)))
                .isEqualTo(family.uuids().subList(2, 5).reversed());
    }

    @Test
    void aFilterOfManyUuidsFitsIntoAForm() {
        Family family = family();
        List<String> many = new ArrayList<>(family.uuids());
        for (int i = 0; many.size() < 121; i++) {
            many.add("must1-tpzed-0zzzzzzzzzz%04d".formatted(i));
        }
        String form = Http.query("filters", condition("uuid", "in", many), "limit", 1000)
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

        assertThat(uuids("filters", condition("last_name", "like", name.substring(0, name.length() - 1) + "_")))
                .containsExactly(uuid);
        assertThat(uuids("filters", condition("last_name", "LIKE", lower + "%")))
                .isEmpty();
        assertThat(uuids("filters", condition("last_name", "ILIKE", lower + "%")))
                .containsExactly(uuid);
        assertThat(uuids("filters", condition("any", "ilike", "%" + lower + "%")))
                .containsExactly(uuid);
        assertThat(uuids("filters", condition("any", "like", "%" + lower + "%")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created_at", "modified_at"})
    void timesOfARecordMeetThemselves(String attribute) {
        JsonNode user = door.user("last_name", fresh("Time"));
        String time = Json.text(user, attribute);
        for (String operator : List.of("=", "<=", ">=")) {
            assertThat(uuids("filters", own(user, attribute, operator, time)))
                    .as(operator)
                    .hasSize(1);
        }
        for (String operator : List.of("<", ">", "!=")) {
            assertThat(uuids("filters", own(user, attribute, operator, time)))
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

        assertThat(uuids("filters", same)).containsExactly(active ? on : off);
        assertThat(uuids("filters", other)).containsExactly(active ? off : on);
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
    void listsAreOrderedInEveryForm() {
        Family family = family();
        String filters = condition("last_name", "=", family.name());

        for (String order : List.of("[\"first_name\"]", "first_name", "users.first_name ASC,uuid DESC")) {
            assertThat(uuids("filters", filters, "order", order)).as(order).isEqualTo(family.uuids());
        }
        for (String order : List.of("[\"first_name desc\"]", "first_name DESC", "nothing, first_name desc")) {
            assertThat(uuids("filters", filters, "order", order))
                    .as(order)
                    .isEqualTo(family.uuids().reversed());
        }
    }

    @Test
    void aPageIsCutOutOfTheWhole() {
        Family family = family();
        JsonNode page = list(
                door.admin(),
                "filters",
                condition("last_name", "=", family.name()),
                "order",
                "first_name",
                "limit",
                2,
                "offset",
                1);

        assertThat(Json.texts(page.get("items"), "uuid"))
                .isEqualTo(family.uuids().subList(1, 3));
        assertThat(Json.without(page, "items", "kind", "etag", "self_link"))
                .isEqualTo(Json.object("offset", 1, "limit", 2, "items_available", 5));
    }

    @Test
    void limitsAreCutAndPagesBeyondTheEndAreEmpty() {
        Family family = family();
        String filters = condition("last_name", "=", family.name());

        JsonNode none = list(door.admin(), "filters", filters, "limit", 0);
        assertThat(none.get("items")).isEmpty();
        assertThat(none.get("items_available").intValue()).isEqualTo(5);
        for (String limit : List.of("2147483647", "9223372036854775807", "99999999999999999999999")) {
            JsonNode all = list(door.admin(), "filters", filters, "limit", limit);
            assertThat(all.get("limit").intValue()).isEqualTo(1000);
            assertThat(all.get("items")).hasSize(5);
            JsonNode beyond = list(door.admin(), "filters", filters, "limit", limit, "offset", 5);
            assertThat(beyond.get("items")).isEmpty();
            JsonNode uncounted = list(door.admin(), "filters", filters, "offset", limit, "count", "none");
            assertThat(uncounted.get("items")).isEmpty();
        }
    }

    @Test
    void nobodyCountsUnlessAsked() {
        assertThat(list(door.admin(), "count", "none", "limit", 1).has("items_available"))
                .isFalse();
        assertThat(list(door.admin(), "count", "", "limit", 1).has("items_available"))
                .isTrue();
        assertThat(list(door.admin(), "count", "exact", "limit", 1).has("items_available"))
                .isTrue();
        for (String query :
                List.of("count=bogus", "limit=abc", "offset=-1", "where=x", "select=x", "select=[%22x%22]")) {
            assertThat(door.admin().get("users?" + query).status()).as(query).isEqualTo(422);
        }
    }

    @Test
    void aSelectionGivesThoseAttributesAndTheKind() {
        ArvadosDoor.Person person = door.active("last_name", fresh("Sel"));
        String filters = condition("uuid", "=", person.uuid());
        String email = Json.text(person.user(), "email");

        assertThat(list(door.admin(), "filters", filters, "select", "[\"uuid\",\"email\"]")
                        .get("items")
                        .get(0))
                .isEqualTo(Json.object("kind", "arvados#user", "uuid", person.uuid(), "email", email));
        assertThat(list(person.http(), "filters", filters, "select", "[\"uuid\",\"prefs\",\"created_at\"]")
                        .get("items")
                        .get(0))
                .isEqualTo(Json.object("kind", "arvados#user", "uuid", person.uuid()));
    }

    @Test
    void anOlderWayToAskIsKept() {
        Family family = family();
        String name = family.name();

        assertThat(uuids("where", Json.object("last_name", name, "first_name", "F3")))
                .containsExactly(family.uuids().get(3));
        assertThat(uuids("where", Json.object("last_name", name, "is_active", true)))
                .isEmpty();
        assertThat(uuids("where", Json.object("last_name", name, "first_name", List.of("F0", "F4"))))
                .containsExactly(family.uuids().get(4), family.uuids().getFirst());
    }

    @Test
    void aWalkByKeyMeetsEverybodyOnce() {
        Family family = family();
        List<String> met = new ArrayList<>();
        String after = "";
        while (true) {
            String more = after.isEmpty() ? "" : "," + after;
            List<JsonNode> page = Json.list(list(
                            door.admin(),
                            "filters",
                            "[[\"last_name\",\"=\",\"%s\"]%s]".formatted(family.name(), more),
                            "order",
                            "[\"created_at asc\",\"uuid asc\"]",
                            "count",
                            "none",
                            "limit",
                            2)
                    .get("items"));
            if (page.isEmpty()) {
                break;
            }
            met.addAll(Json.texts(page, "uuid"));
            JsonNode last = page.getLast();
            after = "[\"created_at\",\">=\",\"%s\"],[\"uuid\",\"!=\",\"%s\"]"
                    .formatted(Json.text(last, "created_at"), Json.text(last, "uuid"));
        }
        assertThat(met).isEqualTo(family.uuids());
    }
}
