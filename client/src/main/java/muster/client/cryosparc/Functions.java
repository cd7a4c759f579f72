package muster.client.cryosparc;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import muster.client.ClientException.Misunderstood;
import muster.client.wire.Fields;

/** The functions that a server's OpenAPI document tells of, by their names; the platform publishes no paths of its own. */
final class Functions {
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, Function> byName = new HashMap<>();

    /**
     * One function of the server.
     *
     * @param path with the names of arguments in braces
     * @param places where each other argument goes, {@code query} or {@code header}, by the spelling of callers
     */
    record Function(String name, String verb, String path, Map<String, Place> places) {}

    /** @param name as the server spells it */
    record Place(String name, boolean isHead) {}

    /** @throws Misunderstood unless it is a document as the vendor's client wants it */
    Functions(Fields document) {
        Fields paths = document.object("paths", "the list of paths");
        for (String path : paths.names()) {
            if (!path.matches("/[A-Za-z0-9_{}/-]*")) {
                continue;
            }
            Fields verbs = paths.object(path, "a path");
            for (String verb : verbs.names()) {
                if (VERBS.contains(verb)) {
                    add(verb, path, verbs.object(verb, "a function"));
                }
            }
        }
    }

    private void add(String verb, String path, Fields operation) {
        String name = operation.textIfAny("summary").orElse("");
        Map<String, Place> places = new HashMap<>();
        if (operation.value("parameters").isPresent()) {
            for (Fields parameter : operation.objects("parameters", "an argument of " + name)) {
                String where = parameter.text("in");
                if (where.equals("query") || where.equals("header")) {
                    String spelled = parameter.text("name");
                    places.put(spelled.replace('-', '_'), new Place(spelled, where.equals("header")));
                }
            }
        }
        byName.put(name, new Function(name, verb.toUpperCase(Locale.ROOT), path, Map.copyOf(places)));
    }

    /** @throws Misunderstood when the server has none of that name */
    Function named(String name) {
        Function function = byName.get(name);
        if (function == null) {
            throw new Misunderstood("the server has no function " + name + "; it may be of another version");
        }
        return function;
    }

    /** The names in braces, in the order in which they stand. */
    static Set<String> pathArguments(String path) {
        Set<String> names = new LinkedHashSet<>();
        for (int open = path.indexOf('{'); open >= 0; open = path.indexOf('{', open + 1)) {
            int close = path.indexOf('}', open);
            if (close < 0) {
                throw new Misunderstood("the server tells of the path " + path + ", whose brace is not closed");
            }
            names.add(path.substring(open + 1, close));
        }
        return names;
    }
}
