package muster.attack;

import java.util.Set;
import muster.testing.ArvadosDoor;
import muster.testing.ConnectDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnDoor;
import tools.jackson.databind.JsonNode;

/** What belongs to the first administrator, for whoever should not reach it. */
final class Things {
    private static final Set<String> ARVADOS = Set.of("groups", "collections", "virtual_machines");

    private final OwnDoor door;

    Things(OwnDoor door) {
        this.door = door;
    }

    /** The path with a new thing where it names one; where it names none that can be made here, an id that nothing has. */
    String in(String path) {
        for (String kind : ARVADOS) {
            if (path.startsWith("arvados/v1/" + kind + "/{")) {
                return path.replaceFirst("\\{[^}]+}", made(kind));
            }
        }
        String result = path;
        if (path.contains("groups/{guid}")) {
            JsonNode group = new ConnectDoor(door.server()).group(OwnDoor.fresh("g"));
            result = result.replace("{guid}", Json.text(group, "guid"));
        }
        if (path.contains("content/{guid}")) {
            result = result.replace("{guid}", content());
        }
        if (path.contains("project/{id}")) {
            JsonNode project = Json.object("name", OwnDoor.fresh("p"));
            result = result.replace(
                    "{id}", Json.text(door.admin().post("projects", project).created(), "id"));
        }
        return result.replace("{guid}", OwnDoor.UNUSED_ID)
                .replace("{name}", "nolane")
                .replaceAll("\\{[^}]+}", "1");
    }

    private String content() {
        Http administrator = new ConnectDoor(door.server()).admin();
        JsonNode made = administrator
                .post("v1/content", Json.object("name", ConnectDoor.fresh("kept")))
                .json();
        return Json.text(made, "guid");
    }

    private String made(String kind) {
        String name = OwnDoor.fresh("kept");
        JsonNode wanted = switch (kind) {
            case "groups" -> Json.object("name", name, "group_class", "role");
            case "collections" -> Json.object("name", name);
            default -> Json.object("hostname", name + ".lab.example");
        };
        String singular = kind.substring(0, kind.length() - 1);
        JsonNode made =
                ArvadosDoor.ok(new ArvadosDoor(door.server()).admin().post(kind, Json.object(singular, wanted)));
        return Json.text(made, "uuid");
    }
}
