package muster.dialect.arvados;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import muster.http.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the platform's JSON. Objects are trees, because clients choose the attributes that they want of them. */
final class ArvadosJson {
    private static final JsonMapper WRITER = new JsonMapper();
    private static final long MOST_AT_ONCE = 1 << 20;

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

    /** The answer to a list, which is written piece by piece when it is large. */
    static Response list(ObjectNode body) {
        return RecordWeight.of(body) < MOST_AT_ONCE ? ok(body) : streamed(json -> json.writeTree(body));
    }

    /** What breaks off does not look complete. */
    static Response streamed(Consumer<JsonGenerator> write) {
        return Response.stream(200, Response.JSON, out -> {
            JsonGenerator json = WRITER.writer()
                    .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .createGenerator(out);
            write.accept(json);
            json.close();
        });
    }

    static Response answer(int status, JsonNode body) {
        return Response.json(status, WRITER.writeValueAsBytes(body));
    }
}
