package muster.attack;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import muster.testing.ArvadosDoor;
import muster.testing.ConnectDoor;
import muster.testing.Json;
import muster.testing.OwnDoor;
import tools.jackson.databind.JsonNode;

/** What belongs to the first administrator, for whoever should not reach it. */
final class Things {
    /** The beginning of a path, and the kind of thing that its next segment names. */
    private static final Map<String, String> KINDS = Map.of(
            "arvados/v1/groups/", "groups",
            "arvados/v1/collections/", "collections",
            "arvados/v1/virtual_machines/", "virtual_machines",
            "__api__/v1/groups/", "group",
            "__api__/v1/experimental/groups/", "group",
            "__api__/v1/content/", "content",
            "api/latest/project/", "project");

    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final OwnDoor door;

    Things(OwnDoor door) {
        this.door = door;
    }

    /**
     * The path with a thing where it names one; where it names none that can be made here, an id that nothing has.
     *
     * @param isUsedUp whether the thing may be changed or gone afterwards
     */
    String in(String path, boolean isUsedUp) {
        String result = path;
        for (var start : KINDS.entrySet()) {
            if (path.startsWith(start.getKey() + "{")) {
                String kind = start.getValue();
                String id = isUsedUp ? made(kind) : kept.computeIfAbsent(kind, this::made);
                result = result.replaceFirst("\\{[^}]+}", id);
            }
        }
        return result.replace("{guid}", OwnDoor.UNUSED_ID)
                .replace("{name}", "nolane")
                .replaceAll("\\{[^}]+}", "1");
    }

    private String made(String kind) {
        String name = OwnDoor.fresh("kept");
        JsonNode named = Json.object("name", name);
        return switch (kind) {
            case "groups" -> atArvados(kind, Json.with(named, "group_class", "role"));
            case "collections" -> atArvados(kind, named);
            case "virtual_machines" -> atArvados(kind, Json.object("hostname", name + ".lab.example"));
            case "group" -> Json.text(connect().group(name), "guid");
            case "content" ->
                Json.text(connect().admin().post("v1/content", named).json(), "guid");
            default -> Json.text(door.admin().post("projects", named).created(), "id");
        };
    }

    private String atArvados(String kind, JsonNode wanted) {
        String singular = kind.substring(0, kind.length() - 1);
        var administrator = new ArvadosDoor(door.server()).admin();
        return Json.text(ArvadosDoor.ok(administrator.post(kind, Json.object(singular, wanted))), "uuid");
    }

    private ConnectDoor connect() {
        return new ConnectDoor(door.server());
    }
}
