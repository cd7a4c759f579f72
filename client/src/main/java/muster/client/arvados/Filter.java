package muster.client.arvados;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition of a list, made by its columns. Several of them narrow together. It never changes. */
public final class Filter {
    private final List<@Nullable Object> json;

    /** @param attribute the name of a column, or a list of names of which one is enough */
    Filter(Object attribute, String operator, @Nullable Object operand) {
        Object kept = operand instanceof Collection<?> many ? List.copyOf(many) : operand;
        List<@Nullable Object> parts = new ArrayList<>(List.of(attribute, operator));
        parts.add(kept);
        json = Collections.unmodifiableList(parts);
    }

    /** Any text column of the record. {@code ilike("%word%")} searches words in all that is not a uuid. */
    public static TextComparison any() {
        return new TextComparison("any");
    }

    /** One of these columns is enough. */
    public static TextComparison anyOf(TextColumn first, TextColumn... others) {
        List<String> names = new ArrayList<>(List.of(first.name()));
        Arrays.stream(others).map(TextColumn::name).forEach(names::add);
        return new TextComparison(List.copyOf(names));
    }

    List<@Nullable Object> json() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && json.equals(filter.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The columns and the operator; the operand may name people. */
    @Override
    public String toString() {
        return "Filter[" + json.get(0) + " " + json.get(1) + "]";
    }
}
