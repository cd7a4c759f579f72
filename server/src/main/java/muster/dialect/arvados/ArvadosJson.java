package muster.dialect.arvados;

import java.time.Instant;
import java.util.Collection;
import muster.http.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the platform's JSON. Objects are trees, because clients choose the attributes that they want of them. */
final class ArvadosJson {
    private static final JsonMapper WRITER = new JsonMapper();

    private ArvadosJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Adds a time; null when there is none. */
    static void put(ObjectNode object, String name, @Nullable Instant time) {
        object.put(name, ArvadosTime.textOrNull(time));
    }

    /** The answer to everything that went well. */
    static Response ok(JsonNode body) {
        return answer(200, body);
    }

    static Response answer(int status, JsonNode body) {
        return Response.json(status, WRITER.writeValueAsBytes(body));
    }
}
