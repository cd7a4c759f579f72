package muster.dialect.arvados;

import static muster.testing.ArvadosDoor.fresh;
import static muster.testing.ArvadosDoor.ok;

import java.util.List;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Http;
import muster.testing.Json;
import tools.jackson.databind.JsonNode;

/** Makes links and looks for them. */
record LinkClient(ArvadosDoor door) {
    JsonNode make(Object... attributes) {
        return ok(door.admin().post("links", Json.object("link", Json.object(attributes))));
    }

    Answer tryToMake(Http as, Object... attributes) {
        return as.post("links", Json.object("link", Json.object(attributes)));
    }

    JsonNode permission(String name, String tail, String head) {
        return make("link_class", "permission", "name", name, "tail_uuid", tail, "head_uuid", head);
    }

    String role() {
        return Json.text(
                ok(door.admin()
                        .post(
                                "groups",
                                Json.object(
                                        "group",
                                        Json.object(
                                                "name",
                                                fresh("role"),
                                                "group_class",
                                                "role",
                                                "owner_uuid",
                                                ArvadosDoor.SYSTEM)))),
                "uuid");
    }

    String project(Http as) {
        JsonNode body = Json.object("group", Json.object("name", fresh("project"), "group_class", "project"));
        return Json.text(ok(as.post("groups", body)), "uuid");
    }

    List<JsonNode> list(Http as, String filters) {
        return Json.list(ok(as.get("links" + Http.query("filters", filters))).get("items"));
    }

    List<String> told(Http as, String filters) {
        return list(as, filters).stream()
                .map(link -> Json.text(link, "name") + " " + Json.text(link, "tail_uuid") + " "
                        + Json.text(link, "head_uuid"))
                .toList();
    }
}
