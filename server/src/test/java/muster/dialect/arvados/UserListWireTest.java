package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import muster.testing.ArvadosDoor;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which users a list has, in which order, and what of them. */
class UserListWireTest {
    private final ArvadosDoor door = ArvadosDoor.shared();

    @Test
    void aListTellsWhatItIsAndBeginsWithTheLatestChange() {
        ArvadosDoor.Family family = door.family();
        JsonNode answer = door.list(door.admin(), "filters", ArvadosDoor.condition("last_name", "=", family.name()));

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

        assertThat(door.uuids("limit", 1000, "order", "created_at desc")).contains(inactive);
        assertThat(door.uuids("filters", ArvadosDoor.condition("email", "=", "root")))
                .contains(ArvadosDoor.SYSTEM);
        assertThat(door.uuids("filters", ArvadosDoor.condition("uuid", "=", ArvadosDoor.ANONYMOUS)))
                .containsExactly(ArvadosDoor.ANONYMOUS);
        assertThat(door.uuids("limit", 1000, "filters", "[]")).contains(ArvadosDoor.SYSTEM, ArvadosDoor.ANONYMOUS);
    }

    @Test
    void othersFindActivePeopleAndElevenAttributes() {
        String name = fresh("Seen");
        ArvadosDoor.Person one = door.active("last_name", name);
        ArvadosDoor.Person other = door.active("last_name", name);
        door.person("last_name", name);

        JsonNode answer =
                door.list(one.http(), "filters", ArvadosDoor.condition("last_name", "=", name), "order", "uuid");

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
        assertThat(Json.texts(door.list(one.http(), "limit", 1000).get("items"), "uuid"))
                .doesNotContain(ArvadosDoor.SYSTEM, ArvadosDoor.ANONYMOUS);
    }

    @Test
    void whoIsInactiveFindsNobody() {
        for (ArvadosDoor.Person person : List.of(door.person(), door.person())) {
            JsonNode answer = door.list(person.http());
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
                ArvadosDoor.condition("identity_url", "=", url),
                ArvadosDoor.condition("prefs", "like", "%" + url + "%"),
                ArvadosDoor.condition("any", "ilike", "%" + url + "%"))) {
            assertThat(door.list(one.http(), "filters", condition).get("items")).isEmpty();
            assertThat(door.uuids("filters", condition)).containsExactly(other.uuid());
        }
    }

    @Test
    void listsAreOrderedInEveryForm() {
        ArvadosDoor.Family family = door.family();
        String filters = ArvadosDoor.condition("last_name", "=", family.name());

        for (String order : List.of("[\"first_name\"]", "first_name", "users.first_name ASC,uuid DESC")) {
            assertThat(door.uuids("filters", filters, "order", order)).as(order).isEqualTo(family.uuids());
        }
        for (String order : List.of("[\"first_name desc\"]", "first_name DESC", "nothing, first_name desc")) {
            assertThat(door.uuids("filters", filters, "order", order))
                    .as(order)
                    .isEqualTo(family.uuids().reversed());
        }
    }

    @Test
    void aPageIsCutOutOfTheWhole() {
        ArvadosDoor.Family family = door.family();
        JsonNode page = door.list(
                door.admin(),
                "filters",
                ArvadosDoor.condition("last_name", "=", family.name()),
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
        ArvadosDoor.Family family = door.family();
        String filters = ArvadosDoor.condition("last_name", "=", family.name());

        JsonNode none = door.list(door.admin(), "filters", filters, "limit", 0);
        assertThat(none.get("items")).isEmpty();
        assertThat(none.get("items_available").intValue()).isEqualTo(5);
        for (String limit : List.of("2147483647", "9223372036854775807", "99999999999999999999999")) {
            JsonNode all = door.list(door.admin(), "filters", filters, "limit", limit);
            assertThat(all.get("limit").intValue()).isEqualTo(1000);
            assertThat(all.get("items")).hasSize(5);
            JsonNode beyond = door.list(door.admin(), "filters", filters, "limit", limit, "offset", 5);
            assertThat(beyond.get("items")).isEmpty();
            JsonNode uncounted = door.list(door.admin(), "filters", filters, "offset", limit, "count", "none");
            assertThat(uncounted.get("items")).isEmpty();
        }
    }

    @Test
    void nobodyCountsUnlessAsked() {
        assertThat(door.list(door.admin(), "count", "none", "limit", 1).has("items_available"))
                .isFalse();
        assertThat(door.list(door.admin(), "count", "", "limit", 1).has("items_available"))
                .isTrue();
        assertThat(door.list(door.admin(), "count", "exact", "limit", 1).has("items_available"))
                .isTrue();
        for (String query :
                List.of("count=bogus", "limit=abc", "offset=-1", "where=x", "select=x", "select=[%22x%22]")) {
            assertThat(door.admin().get("users?" + query).status()).as(query).isEqualTo(422);
        }
    }

    @Test
    void aSelectionGivesThoseAttributesAndTheKind() {
        ArvadosDoor.Person person = door.active("last_name", fresh("Sel"));
        String filters = ArvadosDoor.condition("uuid", "=", person.uuid());
        String email = Json.text(person.user(), "email");

        assertThat(door.list(door.admin(), "filters", filters, "select", "[\"uuid\",\"email\"]")
                        .get("items")
                        .get(0))
                .isEqualTo(Json.object("kind", "arvados#user", "uuid", person.uuid(), "email", email));
        assertThat(door.list(person.http(), "filters", filters, "select", "[\"uuid\",\"prefs\",\"created_at\"]")
                        .get("items")
                        .get(0))
                .isEqualTo(Json.object("kind", "arvados#user", "uuid", person.uuid()));
    }

    @Test
    void aWalkByKeyMeetsEverybodyOnce() {
        ArvadosDoor.Family family = door.family();
        List<String> met = new ArrayList<>();
        String after = "";
        while (true) {
            String more = after.isEmpty() ? "" : "," + after;
            List<JsonNode> page = Json.list(door.list(
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

    @Test
    void whoeverLendsATokenForReadingAddsWhatItSees() {
        String family = fresh("Lent");
        ArvadosDoor.Person seen = door.active("last_name", family);
        ArvadosDoor.Person lender = door.active("last_name", family);
        door.person("last_name", family);
        ArvadosDoor.Person uninvited = door.person();
        String filters = "[[\"last_name\",\"=\",\"" + family + "\"]]";

        assertThat(door.list(uninvited.http(), "filters", filters).get("items")).isEmpty();
        JsonNode list =
                door.list(uninvited.http(), "filters", filters, "reader_tokens", "[\"" + lender.token() + "\"]");

        assertThat(Json.texts(list.get("items"), "uuid")).containsExactlyInAnyOrder(seen.uuid(), lender.uuid());
        assertThat(list.get("items_available").intValue()).isEqualTo(2);
        assertThat(Json.names(list.get("items").get(0))).doesNotContain("prefs");
    }
}
