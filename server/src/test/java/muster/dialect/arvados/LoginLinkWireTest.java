package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.errors;
import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.ArvadosDoor.Person;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How logins on virtual machines are given: by set-up, and by links. */
class LoginLinkWireTest {
    private final ArvadosDoor door = ArvadosDoor.shared();

    private String machine() {
        JsonNode body = Json.object("virtual_machine", Json.object("hostname", fresh("shell")));
        return Json.text(ok(door.admin().post("virtual_machines", body)), "uuid");
    }

    private JsonNode login(String person, String machine, JsonNode properties) {
        return ok(door.admin()
                .post(
                        "links",
                        Json.object(
                                "link",
                                Json.object(
                                        "head_uuid",
                                        machine,
                                        "tail_uuid",
                                        person,
                                        "name",
                                        "can_login",
                                        "link_class",
                                        "permission",
                                        "properties",
                                        properties))));
    }

    private List<JsonNode> on(String machine) {
        String filters = "[[\"head_uuid\",\"=\",\"%s\"],[\"name\",\"=\",\"can_login\"]]".formatted(machine);
        return Json.list(
                ok(door.admin().get("links" + Http.query("filters", filters))).get("items"));
    }

    @Test
    void setUpGivesALoginUnderTheUsernameAndOnlyOne() {
        String machine = machine();
        JsonNode user = door.user();
        JsonNode asked = Json.object("uuid", Json.text(user, "uuid"), "vm_uuid", machine);

        JsonNode first = ok(door.admin().post("users/setup", asked));
        JsonNode again = ok(door.admin().post("users/setup", asked));

        List<JsonNode> items = Json.list(first.get("items"));
        assertThat(Json.texts(items.subList(0, 3), "name")).containsExactly("can_login", "can_write", "can_read");
        assertThat(Json.text(items.getFirst(), "tail_uuid")).isEqualTo(Json.text(user, "uuid"));
        assertThat(Json.text(items.getFirst(), "head_uuid")).isEqualTo(machine);
        assertThat(Json.text(items.getFirst(), "head_kind")).isEqualTo("arvados#virtualMachine");
        assertThat(Json.text(items.getFirst(), "owner_uuid")).isEqualTo(ArvadosDoor.SYSTEM);
        assertThat(items.getFirst().get("properties")).isEqualTo(Json.object("username", Json.text(user, "username")));
        assertThat(Json.text(items.get(3), "kind")).isEqualTo("arvados#user");
        assertThat(again.get("items").get(0)).isEqualTo(items.getFirst());
        assertThat(on(machine)).containsExactly(items.getFirst());
    }

    @Test
    void whoHasNoUsernameGetsNoLogin() {
        String machine = machine();
        String uuid = Json.text(door.create("first_name", "Nameless"), "uuid");

        JsonNode set = ok(door.admin().post("users/setup", Json.object("uuid", uuid, "vm_uuid", machine)));

        assertThat(Json.texts(Json.list(set.get("items")).subList(0, 2), "name"))
                .containsExactly("can_write", "can_read");
        assertThat(on(machine)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"must1-2x53u-bbbbbbbbbbbbbbb", "must1-tpzed-000000000000000", "shell"})
    void anUnknownMachineSpoilsSetUpAndMakesNobody(String machine) {
        String local = fresh("nobody");
        Answer refused = door.admin()
                .post(
                        "users/setup",
                        Json.object("user", Json.object("email", local + "@lab.example"), "vm_uuid", machine));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(errors(refused)).contains("No vm found for " + machine);
        assertThat(door.list("[[\"username\",\"=\",\"%s\"]]".formatted(local))).isEmpty();
    }

    @Test
    void somebodyHasALoginForEachName() {
        String machine = machine();
        String person = door.active().uuid();
        JsonNode ada = Json.object("username", "ada", "groups", List.of("docker"));

        JsonNode first = login(person, machine, ada);
        JsonNode second = login(person, machine, Json.object("username", "root"));
        JsonNode same = login(person, machine, Json.object("username", "ada"));

        assertThat(Json.text(first, "name")).isEqualTo("can_login");
        assertThat(first.get("properties")).isEqualTo(ada);
        assertThat(same).isEqualTo(first);
        assertThat(on(machine)).containsExactlyInAnyOrder(first, second);
        JsonNode renamed = ok(door.admin()
                .put(
                        "links/" + Json.text(first, "uuid"),
                        Json.object("link", Json.object("properties", Json.object("username", "bob")))));
        assertThat(Json.text(renamed, "uuid")).isEqualTo(Json.text(first, "uuid"));
        assertThat(renamed.get("properties")).isEqualTo(Json.object("username", "bob"));
        assertThat(door.admin()
                        .put(
                                "links/" + Json.text(first, "uuid"),
                                Json.object("link", Json.object("properties", Json.object("username", "root"))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLoginIsNoRightAndIsSeenByWhoeverHasIt() {
        Person person = door.active();
        String machine = machine();
        JsonNode given = login(person.uuid(), machine, Json.object("username", "ada"));
        String filters = "[[\"head_uuid\",\"=\",\"%s\"]]".formatted(machine);

        assertThat(Json.list(ok(person.http().get("links" + Http.query("filters", filters)))
                        .get("items")))
                .containsExactly(given);
        assertThat(person.http().get("permissions/" + machine).status()).isIn(403, 404);
        ok(door.admin().delete("links/" + Json.text(given, "uuid")));
        assertThat(on(machine)).isEmpty();
    }

    @Test
    void withdrawingAUserTakesHisLogins() {
        String machine = machine();
        String person = door.active().uuid();
        login(person, machine, Json.object("username", "ada"));

        ok(door.admin().post("users/" + person + "/unsetup", Json.object()));

        assertThat(on(machine)).isEmpty();
    }

    @Test
    void aSiteNamesTheMachineForEverybodyWhoIsSetUp() {
        String unknown = "must1-2x53u-bbbbbbbbbbbbbbb";
        try (RunningMuster site =
                ArvadosDoor.cluster("arvados.auto-setup-new-users=true", "arvados.auto-setup-vm=" + unknown)) {
            ArvadosDoor strict = new ArvadosDoor(site);
            JsonNode body = Json.object("user", Json.object("email", "mia@lab.example"));

            for (String path : List.of("users", "users/setup")) {
                Answer refused = strict.admin().post(path, body);

                assertThat(refused.status()).as(path).isEqualTo(422);
                assertThat(errors(refused)).contains("No vm found for " + unknown);
            }
            assertThat(strict.list("[[\"email\",\"=\",\"mia@lab.example\"]]")).isEmpty();
        }
    }
}
