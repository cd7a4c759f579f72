package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertRefused;
import static muster.testing.CryosparcDoor.ok;
import static org.assertj.core.api.Assertions.assertThat;

import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LaneLookUpWireTest {
    private static final CryosparcDoor DOOR = CryosparcDoor.shared();

    @Test
    void laneIsFoundByItsNameAndOnlyAsWhatItIs() {
        String name = CryosparcDoor.fresh("lane ");
        JsonNode lane = Json.object("name", name, "type", "node", "title", "A lane", "desc", null);
        assertThat(ok(DOOR.admin().post("resources/lanes", lane))).isEqualTo(lane);
        String path = "resources/lanes/" + Http.escape(name);

        assertThat(ok(DOOR.user().http().get(path))).isEqualTo(lane);
        assertThat(ok(DOOR.admin().get(path + "?type=node"))).isEqualTo(lane);
        assertRefused(DOOR.admin().get(path + "?type=cluster"), 404);
        assertRefused(DOOR.admin().get(path + "?type=none"), 422);
        assertRefused(DOOR.anybody().get(path), 401);
        DOOR.admin().delete(path);
        assertRefused(DOOR.admin().get(path), 404);
    }
}
