package muster.dialect.arvados;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client wants an object to be: the attributes that it named, with a null where it wants none. */
final class Attributes {
    private final ObjectNode values;

    Attributes(ObjectNode values) {
        this.values = values;
    }

    Set<String> names() {
        return Set.copyOf(values.propertyNames());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether it was named at all, be it with null. */
    boolean has(String name) {
        return values.has(name);
    }

    /** Refuses the first attribute that is not one of these. */
    void requireKnown(Set<String> known, String schema) {
        for (String name : values.propertyNames()) {
            if (!known.contains(name)) {
                throw ArvadosRefusal.invalid("unknown attribute '" + name + "' for " + schema + ".");
            }
        }
    }

    /** The same without these. */
    Attributes without(Set<String> names) {
        ObjectNode fewer = ArvadosJson.object();
        values.properties().stream()
                .filter(member -> !names.contains(member.getKey()))
                .forEach(member -> fewer.set(member.getKey(), member.getValue()));
        return new Attributes(fewer);
    }

    /** The value as it was sent; null when there is none. */
    @Nullable
    JsonNode value(String name) {
        JsonNode value = values.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** A text as it was sent, also an empty one; null when there is none. */
    @Nullable
    String text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw mustBe(name, "a string");
        }
        return value.stringValue();
    }

    /** True or false, also as text, as tools that make a form of every value send it; null when there is none. */
    @Nullable
    Boolean flag(String name) {
        JsonNode value = value(name);
        if (value == null || (value.isString() && value.stringValue().isEmpty())) {
            return null;
        }
        Boolean flag = booleanOrNull(value);
        if (flag == null) {
            throw mustBe(name, "a boolean, true or false");
        }
        return flag;
    }

    /** An object, also as JSON text; null when there is none. */
    @Nullable
    ObjectNode object(String name) {
        JsonNode value = structured(name, "an object");
        if (value == null || value instanceof ObjectNode) {
            return (ObjectNode) value;
        }
        throw mustBe(name, "an object");
    }

    /** An array of texts, also as JSON text; null when there is none. */
    @Nullable
    List<String> texts(String name) {
        JsonNode value = structured(name, "an array of strings");
        if (value == null) {
            return null;
        }
        if (!(value instanceof ArrayNode array) || !array.valueStream().allMatch(JsonNode::isString)) {
            throw mustBe(name, "an array of strings");
        }
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    /** A time; null when there is none. */
    @Nullable
    Instant time(String name) {
        String text = text(name);
        return text == null || text.isEmpty()
                ? null
                : ArvadosTime.parse(text).orElseThrow(() -> mustBe(name, "a timestamp"));
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "Attributes" + values.propertyNames();
    }

    /** The forms that a boolean comes in; null for any other. */
    static @Nullable Boolean booleanOrNull(JsonNode value) {
        return switch (value.isContainer() ? "" : value.asString()) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    private @Nullable JsonNode structured(String name, String expected) {
        JsonNode value = value(name);
        if (value == null || !value.isString()) {
            return value;
        }
        if (value.stringValue().isEmpty()) {
            return null;
        }
        try {
            return JsonObject.parseValue(value.stringValue());
        } catch (JsonComplaint broken) {
            throw mustBe(name, expected);
        }
    }

    private static ArvadosRefusal mustBe(String name, String expected) {
        return ArvadosRefusal.invalid("The attribute " + name + " must be " + expected + ".");
    }
}
