package muster.dialect.own;

import static muster.testing.OwnDoor.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import muster.testing.Json;
import muster.testing.OwnClient;
import muster.testing.OwnDoor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DuplicatesWireTest {
    private static final OwnDoor DOOR = OwnDoor.shared();
    private static final OwnClient ADMIN = DOOR.admin();

    @Test
    void equalNamesAreToldWithWhatElseTheirPeopleShare() {
        String family = fresh("meitner");
        String domain = fresh("lab") + ".example";
        for (String given : List.of("Lise", "LISE")) {
            DOOR.invited("first_name", given, "last_name", family, "email", fresh("l") + "@" + domain);
        }
        JsonNode group = all().stream()
                .filter(each -> Json.text(each, "shared").equals("lise " + family))
                .findFirst()
                .orElseThrow();
        assertThat(Json.text(group, "reason")).isEqualTo("equal_names");
        assertThat(group.get("affiliations").toString())
                .isEqualTo("[{\"kind\":\"domain\",\"shared\":\"" + domain + "\"}]");
        assertThat(group.get("accounts").size()).isEqualTo(2);
    }

    private static List<JsonNode> all() {
        List<JsonNode> found = new ArrayList<>();
        JsonNode page = ADMIN.get("duplicates?limit=500").ok();
        found.addAll(Json.list(page.get("items")));
        while (!page.get("next").isNull()) {
            page = ADMIN.get("duplicates?limit=500&cursor=" + Json.text(page, "next"))
                    .ok();
            found.addAll(Json.list(page.get("items")));
        }
        return found;
    }
}
