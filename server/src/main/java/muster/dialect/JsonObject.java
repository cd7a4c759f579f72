package muster.dialect;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object that a client sent, read strictly: UTF-8 only, no name twice, nothing after the end, no deep nesting.
 * What two readers could understand differently is refused.
 */
public final class JsonObject {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NAME_LENGTH = 1_024;
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int MAX_STRING_LENGTH = 4 << 20;
    private static final long MAX_TOKENS = 200_000;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxStringLength(MAX_STRING_LENGTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode node;

    private JsonObject(JsonNode node) {
        this.node = node;
    }

    /** @throws JsonComplaint when the bytes are anything but one object */
    public static JsonObject parse(byte[] body) {
        JsonNode node = tree(text(body));
        if (!node.isObject()) {
            throw notAnObject();
        }
        return new JsonObject(node);
    }

    /**
     * The same as a tree; empty for a body of {@code null}.
     *
     * @throws JsonComplaint when the bytes are anything but one object or null
     */
    public static ObjectNode parseTree(byte[] body) {
        JsonNode node = tree(text(body));
        if (node instanceof ObjectNode object) {
            return object;
        }
        if (node.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw notAnObject();
    }

    /**
     * Any one JSON value, as some clients put it into a parameter.
     *
     * @throws JsonComplaint when the text is anything else
     */
    public static JsonNode parseValue(String text) {
        return tree(text);
    }

    /**
     * Any one JSON value that is a body.
     *
     * @throws JsonComplaint when the bytes are anything else
     */
    public static JsonNode parseValue(byte[] body) {
        return tree(text(body));
    }

    private static JsonComplaint notAnObject() {
        return new JsonComplaint(JsonComplaint.Kind.NOT_AN_OBJECT, null, "The body must be a JSON object.");
    }

    private static String text(byte[] body) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw notJson("The body is not UTF-8.");
        }
    }

    private static JsonNode tree(String text) {
        if (text.isBlank()) {
            throw notJson("The body is empty where JSON is needed.");
        }
        try {
            return withinADouble(STRICT.readTree(text));
        } catch (StreamReadException e) {
            throw notJson("The body is not well-formed JSON" + place(e) + ".");
        } catch (NumberFormatException e) {
            // From the library, whose own exceptions do not cover exponents beyond all measure.
            throw beyondADouble();
        } catch (JacksonException e) {
            throw notJson("The body is not one well-formed JSON value.");
        }
    }

    /** Most clients read numbers as doubles, and would find infinity or nothing where others find these. */
    private static JsonNode withinADouble(JsonNode node) {
        if (node.isContainer()) {
            node.forEach(JsonObject::withinADouble);
        } else if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            double held = number.doubleValue();
            if (Double.isInfinite(held) || held == 0 && number.signum() != 0) {
                throw beyondADouble();
            }
        }
        return node;
    }

    private static JsonComplaint beyondADouble() {
        return new JsonComplaint(JsonComplaint.Kind.WRONG_TYPE, null, "A number is too large or too small.");
    }

    /** Where the reading stopped, without the words of the library: those may quote a password. */
    private static String place(StreamReadException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static JsonComplaint notJson(String sentence) {
        return new JsonComplaint(JsonComplaint.Kind.NOT_JSON, null, sentence);
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    /** Whether the field is there and null: some platforms tell that from a field left out. */
    public boolean isNull(String name) {
        JsonNode value = node.get(name);
        return value != null && value.isNull();
    }

    /** The field's value; null when it is left out or null. */
    public @Nullable JsonNode value(String name) {
        return has(name) ? node.get(name) : null;
    }

    /** @throws JsonComplaint when there is something else than a text */
    public @Nullable String text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw JsonComplaint.wrongType(name, "a text");
        }
        return value.stringValue();
    }

    /** @throws JsonComplaint when there is no text */
    public String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw JsonComplaint.missing(name);
        }
        return text;
    }

    /** @throws JsonComplaint when there is something else than true or false */
    public @Nullable Boolean flag(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw JsonComplaint.wrongType(name, "true or false");
        }
        return value.booleanValue();
    }

    /** @throws JsonComplaint when there is something else than a whole number of at most 63 bits */
    public @Nullable Long whole(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw JsonComplaint.wrongType(name, "a whole number");
        }
        return value.longValue();
    }

    /** @throws JsonComplaint when there is something else than a number that a double can hold */
    public @Nullable Double number(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw JsonComplaint.wrongType(name, "a number");
        }
        return value.doubleValue();
    }

    /** @throws JsonComplaint when there is something else than an object */
    public @Nullable JsonObject object(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            throw JsonComplaint.wrongType(name, "an object");
        }
        return new JsonObject(value);
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "JsonObject" + node.propertyNames();
    }
}
