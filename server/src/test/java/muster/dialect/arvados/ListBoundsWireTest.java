package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What lists do with large records, and with requests that ask for much. */
class ListBoundsWireTest {
    private static final ArvadosDoor DOOR = ArvadosDoor.shared();
    private static final String LARGE = "\u00e4".repeat(60_000);

    private static Answer make(Http http, Object... attributes) {
        return http.post("collections", Json.object("collection", Json.object(attributes)));
    }

    private static void assertRefused(Answer answer, String part) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(ArvadosDoor.errors(answer)).contains(part);
    }

    @Test
    void whatIsKeptOfAThingOrAUserIsBounded() {
        Person person = DOOR.active();
        assertRefused(make(person.http(), "description", "x".repeat(66_000)), "has more than 65536 characters");
        Answer prefs = person.http()
                .put(
                        "users/" + person.uuid(),
                        Json.object("user", Json.object("prefs", Json.object("k", "x".repeat(66_000)))));
        assertRefused(prefs, "document");
        ok(make(person.http(), "description", LARGE));
    }

    @Test
    void aPageOfLargeRecordsComesInPiecesOrIsRefused() {
        Person person = DOOR.active();
        for (int i = 0; i < 150; i++) {
            ok(make(person.http(), "name", "c" + i, "description", LARGE));
        }

        JsonNode bare = ok(person.http().get("collections" + Http.query("limit", 1000, "select", "[\"name\"]")));
        assertThat(bare.get("items").size()).isEqualTo(150);
        JsonNode last = ok(person.http()
                .get("collections" + Http.query("limit", 2, "offset", 148, "order", "created_at", "count", "none")));
        assertThat(Json.texts(last.get("items"), "name")).isEqualTo(List.of("c148", "c149"));
        assertThat(Json.text(last.get("items").get(1), "description")).isEqualTo(LARGE);
        JsonNode many = ok(person.http().get("collections" + Http.query("limit", 100)));
        assertThat(many.get("items").size()).isEqualTo(100);
        assertThat(many.get("items_available").intValue()).isEqualTo(150);
        assertRefused(
                person.http().get("collections" + Http.query("limit", 1000)), "records of this page are too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "collections", "virtual_machines", "authorized_keys", "logs", "links", "users"})
    void aPageBeyondEverythingIsEmpty(String resource) {
        JsonNode answer = ok(DOOR.admin().get(resource + Http.query("limit", 1000, "offset", "9223372036854775807")));

        assertThat(answer.get("items").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups", "collections", "logs", "links"})
    void aTrashIsAskedForWithABoolean(String resource) {
        ok(DOOR.admin().get(resource + Http.query("include_trash", "true", "limit", 1)));
        assertRefused(
                DOOR.admin().get(resource + Http.query("include_trash", "maybe")),
                "include_trash parameter must be a boolean, true or false");
        ok(DOOR.admin().get("users" + Http.query("include_trash", "maybe", "limit", 1)));
    }

    @Test
    void uniqueNamesForUsersAreAskedForWithABoolean() {
        assertRefused(
                DOOR.admin().post("users", Json.object("user", Json.object(), "ensure_unique_name", "maybe")),
                "ensure_unique_name parameter must be a boolean, true or false");
    }

    @Test
    void usersAreDistinctOverAllPages() {
        String name = fresh("Many");
        for (String first : List.of("Ann", "Ann", "Ben", "Ann", "Cid")) {
            DOOR.person("last_name", name, "first_name", first);
        }
        String query = Http.query(
                "filters",
                ArvadosDoor.condition("last_name", "=", name),
                "select",
                "[\"first_name\"]",
                "distinct",
                "true",
                "order",
                "first_name",
                "limit",
                2);

        JsonNode first = ok(DOOR.admin().get("users" + query));
        assertThat(Json.texts(first.get("items"), "first_name")).isEqualTo(List.of("Ann", "Ben"));
        assertThat(first.get("items_available").intValue()).isEqualTo(3);
        JsonNode second = ok(DOOR.admin().get("users" + query + "&offset=2"));
        assertThat(Json.texts(second.get("items"), "first_name")).isEqualTo(List.of("Cid"));
    }

    @Test
    void manyUsersComeWithWhatTheyKeep() {
        String name = fresh("Keeping");
        for (int i = 0; i < 60; i++) {
            DOOR.person("last_name", name, "prefs", Json.object("n", i));
        }
        JsonNode answer = DOOR.list(
                DOOR.admin(), "filters", ArvadosDoor.condition("last_name", "=", name), "order", "created_at");

        assertThat(Json.list(answer.get("items")).stream()
                        .map(item -> item.get("prefs").get("n").intValue())
                        .toList())
                .isEqualTo(IntStream.range(0, 60).boxed().toList());
        assertThat(answer.get("items_available").intValue()).isEqualTo(60);
    }
}
