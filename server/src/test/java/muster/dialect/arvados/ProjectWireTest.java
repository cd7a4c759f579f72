package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Groups of class project, and what lies in them. */
class ProjectWireTest {
    private static final ArvadosDoor DOOR = ArvadosDoor.shared();
    private static final String ADMIN = Json.text(ok(DOOR.admin().get("users/current")), "uuid");

    private static JsonNode project(Http http, Object... attributes) {
        JsonNode wanted = Json.object("name", ArvadosDoor.fresh("project"), "group_class", "project");
        return ok(http.post("groups", Json.object("group", Json.with(wanted, attributes))));
    }

    private static JsonNode collection(Http http, Object... attributes) {
        return ok(http.post("collections", Json.object("collection", Json.object(attributes))));
    }

    private static Answer change(Http http, JsonNode record, Object... attributes) {
        return http.put(Json.text(record, "href").substring(1), Json.object("group", Json.object(attributes)));
    }

    private static String uuid(JsonNode record) {
        return Json.text(record, "uuid");
    }

    private static void assertRefused(Answer answer, int status, String... parts) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(ArvadosDoor.errors(answer)).contains(parts);
    }

    @Test
    void aNewProjectBelongsToWhoeverMakesIt() {
        Person person = DOOR.active();
        JsonNode made = project(person.http(), "description", "what we do", "properties", Json.object("k", "v"));

        assertThat(uuid(made)).matches("must1-j7d0g-00[0-9a-z]{13}");
        assertThat(Json.without(made, "etag", "created_at", "modified_at", "name"))
                .isEqualTo(Json.object(
                        "kind",
                        "arvados#group",
                        "href",
                        "/groups/" + uuid(made),
                        "uuid",
                        uuid(made),
                        "owner_uuid",
                        person.uuid(),
                        "modified_by_client_uuid",
                        null,
                        "modified_by_user_uuid",
                        person.uuid(),
                        "group_class",
                        "project",
                        "description",
                        "what we do",
                        "properties",
                        Json.object("k", "v"),
                        "is_trashed",
                        false,
                        "trash_at",
                        null,
                        "delete_at",
                        null,
                        "writable_by",
                        List.of(person.uuid()),
                        "can_write",
                        true,
                        "can_manage",
                        true));
        assertThat(ok(person.http().get("groups/" + uuid(made)))).isEqualTo(made);
    }

    @Test
    void anAdministratorMakesProjectsForOthers() {
        Person person = DOOR.active();
        JsonNode made = project(DOOR.admin(), "owner_uuid", person.uuid());

        assertThat(Json.text(made, "owner_uuid")).isEqualTo(person.uuid());
        assertThat(Json.text(made, "modified_by_user_uuid")).isEqualTo(ADMIN);
        ok(change(person.http(), made, "description", "mine"));
    }

    @Test
    void nobodyMakesThingsWhereHeMayNotWrite() {
        Person person = DOOR.active();
        Person other = DOOR.active();
        JsonNode foreign = project(other.http());

        for (String owner :
                List.of(other.uuid(), uuid(foreign), ArvadosDoor.SYSTEM, "must1-tpzed-zzzzzzzzzzzzzzz", "nonsense")) {
            Answer refused = person.http()
                    .post("groups", Json.object("group_class", "project", "name", "x", "owner_uuid", owner));
            assertRefused(refused, 403, "PermissionDenied");
        }
        Answer refused = DOOR.admin()
                .post("groups", Json.object("group_class", "project", "owner_uuid", "must1-tpzed-zzzzzzzzzzzzzzz"));
        assertRefused(refused, 422, "Owner uuid");
    }

    @Test
    void aRoleOwnsNoProjects() {
        Answer refused =
                DOOR.admin().post("groups", Json.object("group_class", "project", "owner_uuid", ArvadosDoor.ALL_USERS));

        assertRefused(refused, 422, "class project, not role");
    }

    @Test
    void whatLiesInAProjectIsAsVisibleAsTheProject() {
        Person person = DOOR.active();
        JsonNode outer = project(person.http());
        JsonNode inner = project(person.http(), "owner_uuid", uuid(outer));
        JsonNode deep = collection(person.http(), "name", "deep", "owner_uuid", uuid(inner));

        assertThat(Json.text(inner, "owner_uuid")).isEqualTo(uuid(outer));
        assertThat(Json.text(deep, "owner_uuid")).isEqualTo(uuid(inner));
        Http stranger = DOOR.active().http();
        for (JsonNode record : List.of(outer, inner, deep)) {
            String path = Json.text(record, "href").substring(1);
            assertThat(person.http().get(path).status()).isEqualTo(200);
            assertThat(stranger.get(path).status()).isEqualTo(404);
            assertThat(stranger.delete(path).status()).isEqualTo(404);
        }
    }

    @Test
    void projectsMoveButNotIntoThemselves() {
        Http http = DOOR.active().http();
        JsonNode one = project(http);
        JsonNode other = project(http);

        JsonNode moved = ok(change(http, other, "owner_uuid", uuid(one)));
        assertThat(Json.text(moved, "owner_uuid")).isEqualTo(uuid(one));
        assertRefused(change(http, one, "owner_uuid", uuid(other)), 422, "cannot lie in itself");
        assertRefused(change(http, one, "owner_uuid", uuid(one)), 422, "cannot lie in itself");
    }

    @Test
    void namesAreTakenInOnePlaceOnly() {
        Person person = DOOR.active();
        JsonNode first = project(person.http());
        JsonNode again = Json.object("name", Json.text(first, "name"), "group_class", "project");

        assertRefused(person.http().post("groups", Json.object("group", again)), 422, "Name has already been taken");
        ok(DOOR.active().http().post("groups", Json.object("group", again)));
        ok(person.http().post("groups", Json.object("group", Json.with(again, "owner_uuid", uuid(first)))));
        JsonNode unique = ok(person.http().post("groups", Json.with(again, "ensure_unique_name", true)));
        assertThat(Json.text(unique, "name")).startsWith(Json.text(first, "name") + " (20");
    }

    @Test
    void aProjectWithoutANameIsCalledByItsUuidUntilItGetsOne() {
        Http http = DOOR.active().http();
        JsonNode nameless = ok(http.post("groups", Json.object("group_class", "project")));
        JsonNode another = ok(http.post("groups", Json.object("group_class", "project", "name", "")));

        assertThat(Json.text(nameless, "name")).isEqualTo(uuid(nameless));
        assertThat(ok(change(http, nameless, "name", uuid(nameless)))).isEqualTo(nameless);
        ok(change(http, nameless, "name", "Called"));
        assertRefused(change(http, another, "name", "Called"), 422, "Name has already been taken");
    }

    @Test
    void aProjectThatHoldsSomethingStays() {
        Http http = DOOR.active().http();
        JsonNode made = project(http);
        JsonNode held = collection(http, "name", "held", "owner_uuid", uuid(made));

        assertRefused(http.delete("groups/" + uuid(made)), 422, "has other things in it");
        ok(http.delete("collections/" + uuid(held)));
        assertThat(uuid(ok(http.delete("groups/" + uuid(made))))).isEqualTo(uuid(made));
        assertThat(http.get("groups/" + uuid(made)).status()).isEqualTo(404);
    }

    @Test
    void theListHasRolesAndProjectsTogether() {
        Person person = DOOR.active();
        JsonNode made = project(person.http());

        JsonNode list = ok(person.http().get("groups"));
        assertThat(Json.text(list, "kind")).isEqualTo("arvados#groupList");
        assertThat(Json.texts(Json.list(list.get("items")), "uuid")).contains(uuid(made), ArvadosDoor.ALL_USERS);
        String filters = "[[\"group_class\",\"=\",\"project\"]]";
        JsonNode projects = ok(person.http().get("groups" + Http.query("filters", filters)));
        assertThat(projects.get("items")).containsExactly(made);
        assertThat(projects.get("items_available").intValue()).isEqualTo(1);
    }

    @Test
    void propertiesAreFilteredByTheirMembers() {
        Http http = DOOR.active().http();
        JsonNode red = project(http, "properties", Json.object("colour", "red"));
        project(http, "properties", Json.object("colour", "blue"));

        for (String filter : List.of(
                "[[\"properties.colour\",\"=\",\"red\"]]", "[[\"properties\",\"contains\",{\"colour\":\"red\"}]]")) {
            JsonNode list = ok(http.get("groups" + Http.query("filters", filter)));
            assertThat(Json.texts(Json.list(list.get("items")), "uuid")).containsExactly(uuid(red));
        }
    }

    @Test
    void propertiesThatNobodyCouldReadAgainAreRefused() {
        Http http = DOOR.active().http();
        String deep = "{\"a\":".repeat(31) + "{}" + "}".repeat(31);
        String long_ = "{\"a\":\"" + "x".repeat(70_000) + "\"}";

        for (String properties : List.of(deep, long_)) {
            Answer refused = http.post("groups", Json.object("group_class", "project", "properties", properties));
            assertRefused(refused, 422, "properties");
        }
        Answer array = http.post("groups", Json.object("group_class", "project", "properties", List.of(1)));
        assertRefused(array, 422, "must be an object");
    }
}
