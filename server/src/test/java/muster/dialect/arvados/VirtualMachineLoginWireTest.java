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

/** Who logs in to virtual machines, for the program that makes the accounts there. */
class VirtualMachineLoginWireTest {
    private static final ArvadosDoor DOOR = ArvadosDoor.shared();
    private static final String SSH_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBq0VhXjv2cE ada@lab";

    private final JsonNode machine =
            ok(DOOR.admin().post("virtual_machines", Json.object("hostname", ArvadosDoor.fresh("shell"))));
    private final String uuid = Json.text(machine, "uuid");

    private void letIn(Person person, Object... properties) {
        ok(DOOR.admin()
                .post(
                        "links",
                        Json.object(
                                "link_class",
                                "permission",
                                "name",
                                "can_login",
                                "tail_uuid",
                                person.uuid(),
                                "head_uuid",
                                uuid,
                                "properties",
                                Json.object(properties))));
    }

    private JsonNode key(Person person, Object... attributes) {
        JsonNode wanted = Json.object("key_type", "SSH", "public_key", SSH_KEY);
        return ok(person.http().post("authorized_keys", Json.with(wanted, attributes)));
    }

    private JsonNode login(Person person, String username, JsonNode groups, JsonNode key) {
        return Json.object(
                "username",
                username,
                "hostname",
                Json.text(machine, "hostname"),
                "groups",
                groups,
                "public_key",
                key == null ? null : SSH_KEY,
                "user_uuid",
                person.uuid(),
                "virtual_machine_uuid",
                uuid,
                "authorized_key_uuid",
                key == null ? null : Json.text(key, "uuid"));
    }

    private List<JsonNode> logins() {
        return Json.list(
                ok(DOOR.admin().get("virtual_machines/" + uuid + "/logins")).get("items"));
    }

    @Test
    void eachLoginIsToldWithEachKey() {
        Person ada = DOOR.active();
        Person ben = DOOR.active();
        letIn(ada, "username", "ada", "groups", List.of("docker"));
        letIn(ben, "username", "ben");
        JsonNode first = key(ada);
        JsonNode second = key(ada);

        assertThat(logins())
                .containsExactlyInAnyOrder(
                        login(ada, "ada", Json.parse("[\"docker\"]"), first),
                        login(ada, "ada", Json.parse("[\"docker\"]"), second),
                        login(ben, "ben", Json.parse("[]"), null));
        assertThat(ok(DOOR.admin().get("virtual_machines/get_all_logins")).get("items"))
                .containsAll(logins());
    }

    @Test
    void aKeyWhoseTimeHasPassedIsNotTold() {
        Person ada = DOOR.active();
        letIn(ada, "username", "ada");
        key(ada, "expires_at", "2020-01-01T00:00:00Z");
        JsonNode good = key(ada, "expires_at", "2090-01-01T00:00:00Z");

        assertThat(logins()).containsExactly(login(ada, "ada", Json.parse("[]"), good));
    }

    @Test
    void aLoginWithoutANameIsNotTold() {
        letIn(DOOR.active());

        assertThat(logins()).isEmpty();
    }

    @Test
    void whoIsNotActiveLogsInNowhere() {
        Person invited = DOOR.person();
        letIn(invited, "username", "waiting");

        assertThat(logins()).isEmpty();
    }

    @Test
    void whoMayLogInToAMachineSeesIt() {
        Person ada = DOOR.active();
        Http http = ada.http();
        assertThat(http.get("virtual_machines/" + uuid).status()).isEqualTo(404);
        letIn(ada, "username", "ada");

        assertThat(ok(http.get("virtual_machines/" + uuid))).isEqualTo(machine);
        assertThat(ok(http.get("virtual_machines")).get("items")).containsExactly(machine);
        assertThat(http.delete("virtual_machines/" + uuid).status()).isEqualTo(404);
    }
}
