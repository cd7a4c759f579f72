package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Form fields such as {@code user[prefs][theme]} and {@code select[]}, as Ruby's web servers read them. */
final class NestedFields {
    private static final int MAX_DEPTH = 16;

    private NestedFields() {}

    /** Puts the value where its name says; a later value takes the place of an earlier one. */
    static void put(ObjectNode target, String name, String value) {
        List<String> keys = keys(name);
        int last = keys.size() - 1;
        boolean ofArray = keys.get(last).isEmpty() && last > 0;
        ObjectNode parent = target;
        for (int i = 0; i < (ofArray ? last - 1 : last); i++) {
            parent = objectIn(parent, keys.get(i));
        }
        if (ofArray) {
            arrayIn(parent, keys.get(last - 1)).add(value);
        } else {
            parent.put(keys.get(last), value);
        }
    }

    /** A name whose brackets do not fit together is a name like any other. */
    private static List<String> keys(String name) {
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        List<String> keys = new ArrayList<>();
        keys.add(name.substring(0, open));
        while (open < name.length()) {
            if (name.charAt(open) != '[') {
                return List.of(name);
            }
            int close = name.indexOf(']', open);
            String key = close < 0 ? "[" : name.substring(open + 1, close);
            if (key.indexOf('[') >= 0) {
                return List.of(name);
            }
            if (keys.size() == MAX_DEPTH || keys.getLast().isEmpty()) {
                // Beyond what attributes need; an array of objects can be told in JSON alone.
                throw ArvadosRefusal.invalid("The parameter " + keys.getFirst() + " is nested too deeply.");
            }
            keys.add(key);
            open = close + 1;
        }
        return keys;
    }

    private static ObjectNode objectIn(ObjectNode parent, String key) {
        JsonNode present = parent.get(key);
        if (present == null) {
            return parent.putObject(key);
        }
        if (present instanceof ObjectNode object) {
            return object;
        }
        throw contradiction(key);
    }

    private static ArrayNode arrayIn(ObjectNode parent, String key) {
        JsonNode present = parent.get(key);
        if (present == null) {
            return parent.putArray(key);
        }
        if (present instanceof ArrayNode array) {
            return array;
        }
        throw contradiction(key);
    }

    private static ArvadosRefusal contradiction(String key) {
        return ArvadosRefusal.invalid("The parameter " + key + " is sent twice, in different forms.");
    }
}
