package muster.dialect.own;

import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.Json;
import muster.testing.OwnClient;
import muster.testing.OwnDoor;
import muster.testing.OwnDoor.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a key that was made for everything else does not do: act on what people sign in with. */
class ScopeWireTest {
    private static final OwnDoor DOOR = OwnDoor.shared();

    private final Person administrator = DOOR.person("administrator");
    private final OwnClient plain = administrator.withKey();
    private final OwnClient handling = administrator.withKey("--credentials");
    private final Person other = DOOR.person("administrator");

    @Test
    void aKeyGivesNoScopeThatItDoesNotHave() {
        for (String scopes : new String[] {"[\"credentials\"]", "[\"all\", \"credentials\"]"}) {
            JsonNode wish = Json.parse("{\"label\": \"x\", \"doors\": [\"muster\"], \"scopes\": " + scopes + "}");
            plain.post("me/keys", wish).problem(403, "key-too-narrow");
            String secret = Json.text(handling.post("me/keys", wish).created(), "secret");
            int status =
                    DOOR.with(secret).get("accounts/" + other.id() + "/keys").status();
            assertThat(status).as(scopes).isEqualTo(scopes.contains("all") ? 200 : 403);
        }
    }

    @Test
    void addressesOfOthersAreNotVouchedFor() {
        JsonNode wish = Json.object("address", OwnDoor.fresh("x") + "@evil.example", "verified", true);
        plain.post(other.path("emails"), wish).problem(403, "may-not-change");
        handling.post(other.path("emails"), wish).ok();
    }

    @Test
    void accountsAreNeitherMergedNorTakenApart() {
        Person into = DOOR.person("viewer");
        JsonNode wish = Json.object("into", into.id());
        plain.post(other.path("merge-plan"), wish).ok();
        plain.post(other.path("merge"), wish).problem(403, "key-too-narrow");
        handling.post(other.path("merge"), wish).ok();
        String merge = Json.text(
                Json.list(handling.get("merges?limit=1").ok().get("items")).getFirst(), "id");
        plain.post("merges/" + merge + "/undo-plan").ok();
        plain.post("merges/" + merge + "/undo").problem(403, "not-permitted");
        handling.post("merges/" + merge + "/undo").ok();
    }
}
