package muster.dialect.cryosparc;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON of which clients keep what they like, within what every client can read again. */
final class FreeJson {
    /** Well below what is read of a request: what is kept stands two levels deeper in an answer, and may be sent back. */
    static final int MOST_LEVELS = 24;
    /** Each takes a hundred bytes of memory, and two of the text. */
    static final int MOST_CONTAINERS = 10_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private FreeJson() {}

    /**
     * Refuses what some reader would not find as it was written. Names that begin with a dollar sign are among it: clients make
     * arrays and bytes of objects that have some of these, and databases take them for commands.
     * Source: CryoSPARC tools, JSON decoder.
     *
     * @throws CryosparcRefusal in words
     */
    static void check(JsonNode value) {
        if (containers(value, 0) > MOST_CONTAINERS) {
            throw CryosparcRefusal.invalid("The value has more than " + MOST_CONTAINERS + " lists and objects.");
        }
    }

    /** Checks what the value holds, too. @return how many lists and objects there are */
    private static int containers(JsonNode value, int level) {
        if (value.isString()) {
            checkText(value.stringValue());
        }
        if (value.isContainer() && level == MOST_LEVELS) {
            throw CryosparcRefusal.invalid("The value has more than " + MOST_LEVELS + " levels.");
        }
        for (String name : value.propertyNames()) {
            if (name.startsWith("$")) {
                throw CryosparcRefusal.invalid("The name of a member must not begin with $.");
            }
            checkText(name);
        }
        int containers = value.isContainer() ? 1 : 0;
        for (JsonNode inner : value) {
            containers += containers(inner, level + 1);
        }
        return containers;
    }

    private static void checkText(String text) {
        if (text.codePoints().anyMatch(one -> Character.getType(one) == Character.SURROGATE)) {
            throw CryosparcRefusal.invalid("The value has half of a character, which cannot be kept.");
        }
    }

    static boolean isReadable(JsonNode value) {
        try {
            check(value);
            return true;
        } catch (CryosparcRefusal unreadable) {
            return false;
        }
    }

    /** How long the value is at its shortest, in bytes. */
    static int bytes(JsonNode value) {
        return MAPPER.writeValueAsBytes(value).length;
    }

    static String text(JsonNode value) {
        return MAPPER.writeValueAsString(value);
    }

    /** What {@link #text} wrote. */
    static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    /** What was kept as text; an empty object where it is not one. */
    static ObjectNode object(String text) {
        try {
            return object(MAPPER.readTree(text));
        } catch (JacksonException | NumberFormatException unreadable) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** The same of a member of it. */
    static ObjectNode object(JsonNode value) {
        return value instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
