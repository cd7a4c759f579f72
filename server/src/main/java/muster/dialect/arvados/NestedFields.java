package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Form fields such as {@code user[prefs][theme]} and {@code select[]}, as Ruby's web servers read them. */
final class NestedFields {
    private static final int MAX_DEPTH = 16;
    private static final Pattern NESTED = Pattern.compile("([^\\[\\]]+)((?:\\[[^\\[\\]]*])+)");

    private NestedFields() {}

    /** Puts the value where its name says; a later value takes the place of an earlier one. */
    static void put(ObjectNode target, String name, String value) {
        Matcher nested = NESTED.matcher(name);
        if (!nested.matches()) {
            target.put(name, value);
            return;
        }
        List<String> keys = keys(nested.group(1), nested.group(2));
        if (keys.size() > MAX_DEPTH) {
            throw ArvadosRefusal.invalid("The parameter " + nested.group(1) + " is nested too deeply.");
        }
        ObjectNode object = target;
        int last = keys.size() - 1;
        boolean ofArray = keys.get(last).isEmpty();
        for (int i = 0; i < (ofArray ? last - 1 : last); i++) {
            object = objectIn(object, keys.get(i));
        }
        if (ofArray) {
            arrayIn(object, keys.get(last - 1)).add(value);
        } else {
            object.put(keys.get(last), value);
        }
    }

    private static List<String> keys(String first, String brackets) {
        List<String> keys = new ArrayList<>();
        keys.add(first);
        keys.addAll(List.of(brackets.substring(1, brackets.length() - 1).split("]\\[", -1)));
        boolean arrayInside = keys.subList(0, keys.size() - 1).contains("");
        if (arrayInside) {
            throw ArvadosRefusal.invalid(
                    "The parameter " + first + " has an array of objects, which only JSON can tell.");
        }
        return keys;
    }

    private static ObjectNode objectIn(ObjectNode parent, String key) {
        JsonNode present = present(parent, key);
        if (present == null) {
            return parent.putObject(key);
        }
        if (present instanceof ObjectNode object) {
            return object;
        }
        throw contradiction(key);
    }

    private static ArrayNode arrayIn(ObjectNode parent, String key) {
        JsonNode present = present(parent, key);
        if (present == null) {
            return parent.putArray(key);
        }
        if (present instanceof ArrayNode array) {
            return array;
        }
        throw contradiction(key);
    }

    private static @Nullable JsonNode present(ObjectNode parent, String key) {
        return parent.get(key);
    }

    private static ArvadosRefusal contradiction(String key) {
        return ArvadosRefusal.invalid("The parameter " + key + " is sent twice, in different forms.");
    }
}
