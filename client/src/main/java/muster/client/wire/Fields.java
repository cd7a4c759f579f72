package muster.client.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import muster.client.ClientException.Misunderstood;
import tools.jackson.databind.JsonNode;

/** The members of a JSON object, read with a sentence for each that is not as it should be. Absent and null are the same. */
public final class Fields {
    private final String what;
    private final JsonNode node;

    private Fields(String what, JsonNode node) {
        this.what = what;
        this.node = node;
    }

    /** @param what it is, for people */
    public static Fields of(String what, JsonNode node) {
        if (!node.isObject()) {
            throw new Misunderstood("the server sent something else where " + what + " should be");
        }
        return new Fields(what, node);
    }

    /** Whether there is such a member, be it null. */
    public boolean has(String name) {
        return node.has(name);
    }

    /** The names of the members, in their order. */
    public List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    /** What the member holds; empty for null. */
    public Optional<JsonNode> value(String name) {
        return member(name);
    }

    /** What is wrong with a member, to be thrown. */
    public Misunderstood misunderstood(String name, String expected) {
        return wrong(name, expected);
    }

    /** An object within. */
    public Fields object(String name, String each) {
        return of(each, member(name).orElseThrow(() -> wrong(name, "an object")));
    }

    /** The texts of a member that is a list. */
    public List<String> texts(String name) {
        JsonNode value = member(name).orElseThrow(() -> wrong(name, "a list of texts"));
        List<String> texts = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            if (!element.isString()) {
                throw wrong(name, "a list of texts");
            }
            texts.add(element.stringValue());
        }
        if (!value.isArray()) {
            throw wrong(name, "a list of texts");
        }
        return List.copyOf(texts);
    }

    public String text(String name) {
        return textIfAny(name).orElseThrow(() -> wrong(name, "a text"));
    }

    public Optional<String> textIfAny(String name) {
        return member(name).map(value -> {
            if (!value.isString()) {
                throw wrong(name, "a text");
            }
            return value.stringValue();
        });
    }

    /** A number in a text, or as a number. */
    public String id(String name) {
        JsonNode value = member(name).orElseThrow(() -> wrong(name, "an id"));
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        throw wrong(name, "an id");
    }

    public boolean flag(String name) {
        JsonNode value = member(name).orElseThrow(() -> wrong(name, "true or false"));
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    public long number(String name) {
        JsonNode value = member(name).orElseThrow(() -> wrong(name, "a whole number"));
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number");
        }
        return value.longValue();
    }

    public Optional<Instant> timeIfAny(String name) {
        return textIfAny(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException other) {
                throw wrong(name, "a time");
            }
        });
    }

    public Instant time(String name) {
        return timeIfAny(name).orElseThrow(() -> wrong(name, "a time"));
    }

    /** @param words the words that the protocol knows */
    public <E extends Enum<E>> E oneOf(String name, Function<String, Optional<E>> words) {
        String text = text(name);
        return words.apply(text).orElseThrow(() -> wrong(name, "a word that this version knows"));
    }

    /** The objects of a member that is a list. */
    public List<Fields> objects(String name, String each) {
        JsonNode value = member(name).orElseThrow(() -> wrong(name, "a list"));
        return objects(value, each);
    }

    /** @param node a list */
    public static List<Fields> objects(JsonNode node, String each) {
        if (!node.isArray()) {
            throw new Misunderstood("the server sent something else where a list should be");
        }
        List<Fields> objects = new ArrayList<>(node.size());
        node.forEach(element -> objects.add(of(each, element)));
        return List.copyOf(objects);
    }

    private Optional<JsonNode> member(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private Misunderstood wrong(String name, String expected) {
        return new Misunderstood("the server sent " + what + " whose " + name + " is not " + expected);
    }
}
