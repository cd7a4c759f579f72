package muster.dialect.cryosparc;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a value must be so that clients can read it. They turn whole users into objects of their own, and one value of another
 * type makes a whole list of users unreadable to them; so nothing is taken for what it only looks like.
 * Source: CryoSPARC tools, models.
 */
@FunctionalInterface
interface Shape {
    int MOST_ENTRIES = 1_000;

    Shape FLAG = (where, value) -> {
        require(value.isBoolean(), where, "true or false");
        return value;
    };

    Shape TEXT = (where, value) -> {
        require(value.isString(), where, "a text");
        return value;
    };

    /** Of at most 63 bits; 5.0 is none. */
    Shape WHOLE = (where, value) -> {
        require(value.isIntegralNumber() && value.canConvertToLong(), where, "a whole number");
        return value;
    };

    Shape TIME = (where, value) -> {
        Instant time =
                value.isString() ? CryosparcTime.parse(value.stringValue()).orElse(null) : null;
        if (time == null) {
            throw refusal(where, "a time such as 2026-03-04T10:15:30.125Z");
        }
        return StringNode.valueOf(CryosparcTime.exact(time));
    };

    /**
     * The value as it goes out.
     *
     * @param where the value's name, for people
     * @throws CryosparcRefusal when the value is something else
     */
    JsonNode normal(String where, JsonNode value);

    default Shape orNull() {
        return (where, value) -> value.isNull() ? value : normal(where, value);
    }

    /** A list of at most {@value #MOST_ENTRIES} of these. */
    default Shape list() {
        return (where, value) -> {
            require(value.isArray(), where, "a list");
            if (value.size() > MOST_ENTRIES) {
                throw CryosparcRefusal.invalid(
                        String.format(Locale.ROOT, "%s must have at most %d entries.", where, MOST_ENTRIES));
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (JsonNode entry : value) {
                list.add(normal(where + "[" + list.size() + "]", entry));
            }
            return list;
        };
    }

    /**
     * An object with these members and no others: what clients do not know is dropped, lest a client of a later version, which
     * does know it, meets there what it cannot read.
     */
    static Shape object(Member... members) {
        List<Member> known = List.of(members);
        return (where, value) -> {
            require(value.isObject(), where, "an object");
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            known.forEach(member -> object.set(member.name(), member.of(where, value)));
            return object;
        };
    }

    /**
     * A member of an object.
     *
     * @param listed whether it is an empty list where it is left out; else it must be there
     */
    record Member(String name, Shape shape, boolean listed) {
        static Member of(String name, Shape shape) {
            return new Member(name, shape, false);
        }

        static Member listOf(String name, Shape entry) {
            return new Member(name, entry.list(), true);
        }

        private JsonNode of(String where, JsonNode object) {
            String name = where + "." + this.name;
            @Nullable JsonNode value = object.get(this.name);
            if (value != null) {
                return shape.normal(name, value);
            }
            if (!listed) {
                throw CryosparcRefusal.invalid(name + " is required.");
            }
            return JsonNodeFactory.instance.arrayNode();
        }
    }

    private static void require(boolean holds, String where, String expected) {
        if (!holds) {
            throw refusal(where, expected);
        }
    }

    private static CryosparcRefusal refusal(String where, String expected) {
        return CryosparcRefusal.invalid(where + " must be " + expected + ".");
    }
}
