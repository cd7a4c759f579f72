package muster.dialect.arvados;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is asked of a list. Source: Arvados API, common resource methods, list.
 *
 * @param filters all of which are to be met
 * @param orders by which the list is ordered in the end
 * @param distinct whether records that look the same are given once; only said together with a selection
 * @param counted whether the answer says how many there are on all pages
 * @param included what else is wanted beside the records; most resources know nothing of it
 */
record ListRequest(
        List<Filter> filters,
        List<ListOrder> orders,
        Selection selection,
        boolean distinct,
        int limit,
        long offset,
        boolean counted,
        List<String> included) {
    static final int USUAL_LIMIT = 100;
    static final int MAXIMUM_LIMIT = 1_000;

    ListRequest {
        filters = List.copyOf(filters);
        orders = List.copyOf(orders);
        included = List.copyOf(included);
    }

    /** @throws ArvadosRefusal when anything of it is not as it must be */
    static ListRequest read(Parameters parameters, Columns columns) {
        List<Filter> filters = new FilterReader(columns).read(parameters.array("filters"), parameters.object("where"));
        Selection selection = Selection.read(parameters, columns);
        if (!columns.equals(UserColumns.COLUMNS)) {
            // Nothing is ever in a trash here; but what is no boolean is a mistake everywhere but in lists of users.
            parameters.flag("include_trash");
        }
        return new ListRequest(
                filters,
                ListOrder.read(parameters.value("order"), columns, selection),
                selection,
                parameters.flag("distinct") && !selection.isAll(),
                (int) Math.min(parameters.whole("limit", USUAL_LIMIT), MAXIMUM_LIMIT),
                parameters.whole("offset", 0),
                isCounted(parameters.text("count")),
                included(parameters.value("include")));
    }

    /** The same for exactly these records: one page of them, each of which is wanted. */
    ListRequest narrowedTo(Filter records) {
        return new ListRequest(List.of(records), orders, selection, false, limit, 0, false, included);
    }

    /** The same with other filters. */
    ListRequest withFilters(List<Filter> others) {
        return new ListRequest(others, orders, selection, distinct, limit, offset, counted, included);
    }

    private static boolean isCounted(@Nullable String count) {
        return switch (count) {
            case null -> true;
            case "exact" -> true;
            case "none" -> false;
            default -> throw ArvadosRefusal.invalid("Invalid value for count parameter: exact or none");
        };
    }

    private static List<String> included(@Nullable JsonNode sent) {
        if (sent == null) {
            return List.of();
        }
        if (sent.isString()) {
            return List.of(sent.stringValue());
        }
        boolean isTexts = sent.isArray();
        for (JsonNode element : sent) {
            isTexts &= element.isString();
        }
        if (!isTexts) {
            throw ArvadosRefusal.invalid("Could not parse \"include\" param as an array of strings");
        }
        return sent.valueStream().map(JsonNode::stringValue).toList();
    }
}
