package muster.crosswalk;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each door shows of one account: fields of the platform with their values, and what credentials do there.
 *
 * @param fields of each column, in the order in which they are told
 */
record Sight(Map<Column, Map<String, String>> fields) {
    static final String FOUND = "found";
    static final String SIGNS_IN = "signs in";
    static final String API_KEY = "API key";

    private static final Set<String> OF_WHO_IS_GONE = Set.of(FOUND, SIGNS_IN, API_KEY);
    private static final String EVERYWHERE = "everywhere";

    /** An active account as it is before most acts: Ada Roth, a viewer with a password and an API key, in no group. */
    static final Sight ORDINARY = new Sight(new EnumMap<>(Column.class)).with("""
            connect: found yes, username ada, first_name Ada, last_name Roth, email ada@lab.example
            connect: user_role viewer, confirmed true, locked false, group no, signs in yes, API key works
            arvados: found yes, username ada, first_name Ada, last_name Roth, email ada@lab.example
            arvados: is_active true, is_invited true, is_admin false, group no, signs in yes, API key works
            cryosparc: found yes, name ada, first_name Ada, last_name Roth, emails ada@lab.example, roles user
            cryosparc: register_token null, reset_token null, signs in yes, API key works
            cloudomation: found yes, name ada, email ada@lab.example, pending_email null, roles default
            cloudomation: is_activated true, is_enabled true, is_locked_out false, is_archived false, is_readonly false
            cloudomation: is_twofa_enabled false, project_id null, signs in yes, API key works
            own api: found yes, state active, rank viewer, username ada, first_name Ada, last_name Roth
            own api: email ada@lab.example, pending_email null, readonly false, project null, group no, API key works
            console: found yes, state active, rank Viewer, email ada@lab.example, username ada, group no, signs in yes
            command line: found yes, state active, rank viewer, email ada@lab.example, username ada, first_name Ada, last_name Roth
            """);

    Sight {
        Map<Column, Map<String, String>> copy = new EnumMap<>(Column.class);
        fields.forEach((column, values) -> copy.put(column, new LinkedHashMap<>(values)));
        fields = copy;
    }

    /**
     * The same with other values.
     *
     * @param lines of the form {@code column: field value, field value}; in place of a column may stand {@code everywhere}, for each
     *     column that has the field
     */
    Sight with(String lines) {
        Sight changed = new Sight(fields);
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(changed::put);
        return changed;
    }

    private void put(String line) {
        String word = line.substring(0, line.indexOf(':'));
        for (String part : line.substring(word.length() + 1).split(",")) {
            String pair = part.strip();
            if (word.equals(EVERYWHERE)) {
                String field = field(pair);
                fields.values().stream()
                        .filter(each -> each.containsKey(field))
                        .forEach(each -> put(each, field, pair));
            } else {
                put(fields.computeIfAbsent(Column.named(word), _ -> new LinkedHashMap<>()), field(pair), pair);
            }
        }
    }

    private static void put(Map<String, String> values, String field, String pair) {
        values.put(field, pair.substring(field.length()).strip());
    }

    private static String field(String pair) {
        return pair.startsWith(SIGNS_IN) || pair.startsWith(API_KEY)
                ? pair.substring(0, pair.indexOf(' ', pair.indexOf(' ') + 1))
                : pair.substring(0, pair.indexOf(' '));
    }

    /** What is seen at one column. Of an account that is not found nothing is told but what its credentials do. */
    Map<String, String> at(Column column) {
        Map<String, String> values = new LinkedHashMap<>(fields.getOrDefault(column, Map.of()));
        if ("no".equals(values.get(FOUND))) {
            values.keySet().retainAll(OF_WHO_IS_GONE);
        }
        return values;
    }

    /** Each field in which this differs from what was expected, with both values. */
    List<String> deviationsFrom(Sight expected) {
        return Stream.of(Column.values())
                .flatMap(column -> deviations(column, at(column), expected.at(column)))
                .toList();
    }

    private static Stream<String> deviations(Column column, Map<String, String> seen, Map<String, String> expected) {
        Set<String> names = new TreeSet<>(seen.keySet());
        names.addAll(expected.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(seen.get(name), expected.get(name)))
                .map(name ->
                        "%s: %s is %s, not %s".formatted(column.title(), name, seen.get(name), expected.get(name)));
    }

    /** What a column shows otherwise than it shows the ordinary account; empty when nothing differs. */
    Map<String, String> differences(Column column) {
        return at(column).entrySet().stream()
                .filter(field -> !Objects.equals(ORDINARY.at(column).get(field.getKey()), field.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
    }
}
