package muster.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** An object of kept JSON, read as a whole: texts, whole numbers, flags, lists and objects. */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, Object> members;

    private JsonTree(Map<String, Object> members) {
        this.members = members;
    }

    static JsonTree parse(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return value(json, json.nextToken()) instanceof JsonTree tree ? tree : unreadable();
        }
    }

    private static Object value(JsonParser json, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json);
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> json.getString();
            default -> unreadable();
        };
    }

    private static JsonTree object(JsonParser json) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            members.put(name, value(json, json.nextToken()));
        }
        return new JsonTree(members);
    }

    private static List<Object> list(JsonParser json) {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            items.add(value(json, token));
        }
        return items;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        return Objects.requireNonNull(textOrNull(name));
    }

    @Nullable
    String textOrNull(String name) {
        return members.get(name) instanceof String text ? text : null;
    }

    long number(String name) {
        return Objects.requireNonNull(numberOrNull(name));
    }

    @Nullable
    Long numberOrNull(String name) {
        return members.get(name) instanceof Long number ? number : null;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    JsonTree tree(String name) {
        return members.get(name) instanceof JsonTree tree ? tree : unreadable();
    }

    List<JsonTree> trees(String name) {
        return members.get(name) instanceof List<?> items
                ? items.stream().map(JsonTree.class::cast).toList()
                : List.of();
    }

    List<String> texts(String name) {
        return members.get(name) instanceof List<?> items
                ? items.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static <T> T unreadable() {
        throw new IllegalStateException("Kept JSON does not have the form in which it was written");
    }
}
