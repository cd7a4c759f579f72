package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One column by which a list is ordered. */
record ListOrder(Columns.Column column, boolean ascending) {
    private static final String ASCENDING = "asc";
    private static final String DESCENDING = "desc";
    /** There are not as many columns in any resource that it would be of use to name. */
    private static final int MOST_ELEMENTS = 20;

    private static final int MOST_CHARACTERS = 4_096;

    /**
     * By what a list is ordered in the end: as was asked, then by the last change, then by uuid; all of it as far as it is
     * selected. Source: Arvados API, common resource methods, order.
     *
     * @param sent an array of texts, or a text with commas; null for nothing
     */
    static List<ListOrder> read(@Nullable JsonNode sent, Columns columns, Selection selection) {
        List<ListOrder> orders = new ArrayList<>();
        for (String element : elements(sent)) {
            read(element, columns).ifPresent(order -> add(orders, order));
        }
        columns.filterable(Columns.CHANGED).ifPresent(column -> add(orders, new ListOrder(column, false)));
        columns.filterable(Columns.UUID).ifPresent(column -> add(orders, new ListOrder(column, false)));
        orders.removeIf(order -> !selection.has(order.column().name()));
        return List.copyOf(orders);
    }

    /** A column counts once, and nothing counts after one in which all values differ. */
    private static void add(List<ListOrder> orders, ListOrder order) {
        boolean decides = orders.stream()
                .noneMatch(before -> before.column().equals(order.column())
                        || before.column().name().equals(Columns.UUID));
        if (decides) {
            orders.add(order);
        }
    }

    private static List<String> elements(@Nullable JsonNode sent) {
        if (sent == null) {
            return List.of();
        }
        if (sent.isString()) {
            return Arrays.stream(bounded(sent).split(",", MOST_ELEMENTS + 1))
                    .limit(MOST_ELEMENTS)
                    .toList();
        }
        List<String> elements = new ArrayList<>();
        for (JsonNode element : sent) {
            if (!sent.isArray() || !element.isString()) {
                throw ArvadosRefusal.invalid("Could not parse \"order\" param as an array of strings");
            }
            if (elements.size() < MOST_ELEMENTS) {
                elements.add(bounded(element));
            }
        }
        return elements;
    }

    private static String bounded(JsonNode text) {
        if (text.stringValue().length() > MOST_CHARACTERS) {
            throw ArvadosRefusal.invalid("Order too long: at most " + MOST_CHARACTERS + " characters are allowed");
        }
        return text.stringValue();
    }

    /** Whatever is no column, or no direction, is left out in silence. */
    private static Optional<ListOrder> read(String element, Columns columns) {
        String[] words = element.strip().split("\\s+", 3);
        String table = columns.resource() + ".";
        String name = words[0].startsWith(table) ? words[0].substring(table.length()) : words[0];
        String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : ASCENDING;
        boolean known = words.length < 3 && (direction.equals(ASCENDING) || direction.equals(DESCENDING));
        return known
                ? columns.filterable(name).map(column -> new ListOrder(column, direction.equals(ASCENDING)))
                : Optional.empty();
    }
}
