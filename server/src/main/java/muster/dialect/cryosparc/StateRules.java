package muster.dialect.cryosparc;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be kept of a user's interface. Some variables are known to clients, which read them by their type; under every other
 * key whatever is JSON may be kept.
 */
final class StateRules {
    /** Of one value at its shortest, as JSON. */
    static final int MOST_BYTES = 256 << 10;

    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private StateRules() {}

    /** @throws CryosparcRefusal when there can be no such variable */
    static void checkKey(String key) {
        if (!isKey(key)) {
            throw CryosparcRefusal.invalid(
                    "A state variable's key is a letter and then letters, digits and underscores, at most 64 in all.");
        }
    }

    /** @throws CryosparcRefusal when somebody who is no administrator asks for what only they grant */
    static void checkMayChange(String key, boolean administrator) {
        if (!administrator
                && StateVariable.of(key).filter(StateVariable::isGranted).isPresent()) {
            throw new CryosparcRefusal(403, "Only administrators may change " + key + ".");
        }
    }

    /**
     * The value as it is kept.
     *
     * @throws CryosparcRefusal when it cannot be kept, or clients could not read it again
     */
    static JsonNode kept(String key, JsonNode value) {
        FreeJson.check(value);
        if (FreeJson.bytes(value) > MOST_BYTES) {
            throw new CryosparcRefusal(413, "The value is longer than " + MOST_BYTES + " bytes.");
        }
        return normal(key, value);
    }

    /** What is told of a variable: what it is set to, else what clients take it for. */
    static JsonNode told(String key, @Nullable JsonNode set) {
        if (set != null) {
            return set;
        }
        return StateVariable.of(key).map(StateVariable::standard).orElseGet(JsonNodeFactory.instance::nullNode);
    }

    /** The whole state as users show it: what is set, and every known variable. */
    static ObjectNode whole(ObjectNode set) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        for (StateVariable known : StateVariable.ALL) {
            whole.set(known.key(), told(known.key(), set.get(known.key())));
        }
        return whole.setAll(set);
    }

    /** Of what was stored once, that which can still be read. */
    static ObjectNode readable(ObjectNode stored) {
        ObjectNode readable = JsonNodeFactory.instance.objectNode();
        stored.properties()
                .forEach(variable -> readable(variable.getKey(), variable.getValue())
                        .ifPresent(value -> readable.set(variable.getKey(), value)));
        return readable;
    }

    private static Optional<JsonNode> readable(String key, JsonNode value) {
        if (!isKey(key) || !FreeJson.isReadable(value)) {
            return Optional.empty();
        }
        try {
            return Optional.of(normal(key, value));
        } catch (CryosparcRefusal unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    private static JsonNode normal(String key, JsonNode value) {
        return StateVariable.of(key).map(known -> known.normal(value)).orElse(value);
    }
}
