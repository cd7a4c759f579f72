package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the ledger tells at the Arvados door. */
class LogWireTest {
    private static final ArvadosDoor DOOR = ArvadosDoor.shared();
    private static final String ADMIN = Json.text(ok(DOOR.admin().get("users/current")), "uuid");

    private static List<JsonNode> logs(Http http, String filters) {
        return Json.list(ok(http.get("logs" + Http.query("filters", filters, "order", "created_at asc,uuid asc")))
                .get("items"));
    }

    private static List<JsonNode> of(String uuid) {
        return logs(DOOR.admin(), "[[\"object_uuid\",\"=\",\"" + uuid + "\"]]");
    }

    @Test
    void whatHappenedToAUserIsToldInOrder() {
        JsonNode user = DOOR.user("first_name", "Ada");
        String uuid = Json.text(user, "uuid");
        DOOR.update(uuid, "first_name", "Eda");
        ok(DOOR.admin().delete("users/" + uuid));

        List<JsonNode> logs = of(uuid);
        assertThat(Json.texts(logs, "event_type")).containsExactly("create", "update", "delete");
        JsonNode update = logs.get(1);
        String log = Json.text(update, "uuid");
        assertThat(log).matches("must1-57u5n-00[0-9a-z]{13}");
        assertThat(Json.text(update, "event_at")).isEqualTo(Json.text(update, "created_at"));
        assertThat(Json.without(update, "etag", "created_at", "modified_at", "event_at"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#log",
                        "href",
                        "/logs/" + log,
                        "uuid",
                        log,
                        "owner_uuid",
                        ADMIN,
                        "modified_by_client_uuid",
                        null,
                        "modified_by_user_uuid",
                        ADMIN,
                        "event_type",
                        "update",
                        "summary",
                        "update of " + uuid,
                        "object_kind",
                        "arvados#user",
                        "object_uuid",
                        uuid,
                        "object_owner_uuid",
                        ArvadosDoor.SYSTEM,
                        "properties",
                        Json.object(
                                "old_attributes",
                                        Json.object(
                                                "uuid",
                                                uuid,
                                                "username",
                                                Json.text(user, "username"),
                                                "first_name",
                                                "Ada"),
                                "new_attributes",
                                        Json.object(
                                                "uuid",
                                                uuid,
                                                "username",
                                                Json.text(user, "username"),
                                                "first_name",
                                                "Eda"))));
        assertThat(ok(DOOR.admin().get("logs/" + log))).isEqualTo(update);
    }

    @Test
    void aNewProjectIsToldWithItsNameAndOwner() {
        Person person = DOOR.active();
        String name = ArvadosDoor.fresh("project");
        JsonNode made = ok(person.http().post("groups", Json.object("group_class", "project", "name", name)));

        assertThat(of(Json.text(made, "uuid"))).singleElement().satisfies(log -> {
            assertThat(Json.text(log, "object_owner_uuid")).isEqualTo(person.uuid());
            assertThat(Json.text(log, "object_kind")).isEqualTo("arvados#group");
            assertThat(log.get("properties"))
                    .isEqualTo(Json.object(
                            "old_attributes",
                            Json.object(),
                            "new_attributes",
                            Json.object("uuid", Json.text(made, "uuid"), "name", name)));
        });
    }

    @Test
    void aRemovedRoleIsStillToldOf() {
        JsonNode made =
                ok(DOOR.admin().post("groups", Json.object("group_class", "role", "name", ArvadosDoor.fresh("role"))));
        ok(DOOR.admin().delete("groups/" + Json.text(made, "uuid")));

        // Its maker's membership begins and ends with it.
        assertThat(Json.texts(of(Json.text(made, "uuid")), "event_type"))
                .containsExactly("create", "update", "update", "delete");
    }

    @Test
    void timesNarrowTheList() {
        JsonNode first = DOOR.user();
        JsonNode second = DOOR.user();
        String from = Json.text(of(Json.text(second, "uuid")).getFirst(), "created_at");

        List<String> since =
                Json.texts(logs(DOOR.admin(), "[[\"created_at\",\">=\",\"" + from + "\"]]"), "object_uuid");
        assertThat(since).contains(Json.text(second, "uuid")).doesNotContain(Json.text(first, "uuid"));
        String withoutZone = from.replace("000Z", "");
        assertThat(logs(DOOR.admin(), "[[\"created_at\",\"<\",\"" + withoutZone + "\"]]"))
                .extracting(log -> Json.text(log, "created_at"))
                .isNotEmpty()
                .allMatch(at -> at.compareTo(from) < 0);
        assertThat(logs(DOOR.admin(), "[[\"created_at\",\">\",\"2090-01-01T00:00:00\"]]"))
                .isEmpty();
    }

    @Test
    void aLogIsFoundByItsUuid() {
        JsonNode user = DOOR.user();
        JsonNode log = of(Json.text(user, "uuid")).getFirst();

        assertThat(logs(DOOR.admin(), "[[\"uuid\",\"=\",\"" + Json.text(log, "uuid") + "\"]]"))
                .containsExactly(log);
        assertThat(DOOR.admin().get("logs/must1-57u5n-000000000000001").status())
                .isEqualTo(404);
        assertThat(DOOR.admin().get("logs/nonsense").status()).isEqualTo(404);
    }

    @Test
    void othersSeeNone() {
        Person person = DOOR.active();
        String log = Json.text(of(person.uuid()).getFirst(), "uuid");

        assertThat(logs(person.http(), "[]")).isEmpty();
        assertThat(person.http().get("logs/" + log).status()).isEqualTo(404);
    }
}
