package muster.client.arvados;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Objects of any content as values that never change: texts, numbers, booleans, nulls, lists and maps. */
final class JsonValues {
    private JsonValues() {}

    /** @return empty for null and for nothing */
    static Map<String, Object> object(Fields fields, String name) {
        JsonNode node = fields.value(name).orElse(null);
        if (node == null) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw fields.misunderstood(name, "an object");
        }
        return members(node);
    }

    private static Map<String, Object> members(JsonNode node) {
        Map<String, Object> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return Collections.unmodifiableMap(members);
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return members(node);
        }
        if (node.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(value(element)));
            return Collections.unmodifiableList(elements);
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNumber() ? node.numberValue() : null;
    }
}
