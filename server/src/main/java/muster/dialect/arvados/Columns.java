package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes of one resource, as lists filter, order and select them. Source: Arvados API, common resource methods.
 *
 * @param resource such as {@code users}
 * @param all in the order in which records have them
 */
record Columns(String resource, List<Column> all) {
    /** By which every list goes on in the end, unless its resource lacks them. */
    static final String CHANGED = "modified_at";

    static final String UUID = "uuid";

    enum Type {
        TEXT,
        /** Text that names an object. */
        UUID,
        TIME,
        BOOLEAN,
        NUMBER,
        /** An object or array into which filters can look. */
        JSON,
        /** An object that filters see as its JSON text. */
        JSON_TEXT;

        boolean isText() {
            return this == TEXT || this == UUID || this == JSON_TEXT;
        }
    }

    /**
     * @param isFilterable whether it can be filtered and ordered by; computed ones cannot
     * @param isHidden whether it is null to callers who do not see the whole record
     */
    record Column(String name, Type type, boolean isFilterable, boolean isHidden) {}

    Columns {
        all = List.copyOf(all);
    }

    static Columns of(String resource) {
        return new Columns(resource, List.of());
    }

    /** The same with these columns more, which everybody sees. */
    Columns with(Type type, String... names) {
        return with(type, true, false, names);
    }

    /** The same with columns more that only those see who see the whole record. */
    Columns withHidden(Type type, String... names) {
        return with(type, true, true, names);
    }

    /** The same with attributes more that can be selected, and neither filtered nor ordered by. */
    Columns withComputed(String... names) {
        return with(Type.TEXT, false, false, names);
    }

    private Columns with(Type type, boolean filterable, boolean hidden, String... names) {
        List<Column> more = new ArrayList<>(all);
        for (String name : names) {
            more.add(new Column(name, type, filterable, hidden));
        }
        return new Columns(resource, more);
    }

    boolean has(String name) {
        return all.stream().anyMatch(column -> column.name().equals(name));
    }

    /** The column that filters and orders call so. */
    Optional<Column> filterable(String name) {
        return all.stream()
                .filter(column -> column.isFilterable() && column.name().equals(name))
                .findFirst();
    }

    /** All texts: what {@code any} means. */
    List<Column> texts() {
        return all.stream()
                .filter(column -> column.isFilterable() && column.type().isText())
                .toList();
    }

    /** The texts in which words are searched, which are not uuids. */
    List<Column> searched() {
        return texts().stream()
                .filter(column -> !column.name().endsWith("uuid"))
                .toList();
    }

    /** The same without some, in the words of an older way to ask. */
    List<Column> textsBut(Set<String> names) {
        return texts().stream().filter(column -> !names.contains(column.name())).toList();
    }
}
