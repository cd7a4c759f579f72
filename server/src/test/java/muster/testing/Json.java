package muster.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Short ways to write, read and compare JSON in tests. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** Refuses member names that come twice. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** An object of names and values in turn. */
    public static ObjectNode object(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return (ObjectNode) parse(MAPPER.writeValueAsString(members));
    }

    /** A copy of the object in which these members have these values. */
    public static ObjectNode with(JsonNode object, Object... namesAndValues) {
        ObjectNode copy = (ObjectNode) object.deepCopy();
        copy.setAll(object(namesAndValues));
        return copy;
    }

    /** A copy of the object without these members. */
    public static ObjectNode without(JsonNode object, String... names) {
        ObjectNode copy = (ObjectNode) object.deepCopy();
        copy.remove(List.of(names));
        return copy;
    }

    public static JsonNode array(JsonNode... elements) {
        var array = MAPPER.createArrayNode();
        array.addAll(List.of(elements));
        return array;
    }

    public static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    public static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    /** The text member of this name. */
    public static String text(JsonNode object, String name) {
        JsonNode member = object.get(name);
        if (member == null || !member.isString()) {
            throw new AssertionError("there is no text '" + name + "' in " + object);
        }
        return member.stringValue();
    }

    /** The text member of this name in each element. */
    public static List<String> texts(Iterable<JsonNode> elements, String name) {
        return StreamSupport.stream(elements.spliterator(), false)
                .map(element -> text(element, name))
                .toList();
    }
}
