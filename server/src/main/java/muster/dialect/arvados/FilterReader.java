package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the two ways in which lists are narrowed: {@code filters}, and the older {@code where}. Source: Arvados API, common
 * resource methods.
 */
final class FilterReader {
    static final int MAXIMUM_FILTERS = 50;

    private static final String ANY = "any";
    private static final String GONE = "@@";
    private static final String CONTAINS = "contains";
    private static final Set<String> NOT_IN_WHERE_ANY = Set.of("owner_uuid");

    private final Columns columns;

    FilterReader(Columns columns) {
        this.columns = columns;
    }

    List<Filter> read(@Nullable ArrayNode filters, @Nullable ObjectNode where) {
        List<Filter> read = new ArrayList<>();
        if (filters != null) {
            filters.forEach(filter -> read.add(filter(filter)));
        }
        if (where != null) {
            where.properties().forEach(member -> addWhere(read, member));
        }
        if (read.size() > MAXIMUM_FILTERS) {
            throw ArvadosRefusal.invalid("Too many filters: at most " + MAXIMUM_FILTERS + " are allowed");
        }
        return read;
    }

    private Filter filter(JsonNode filter) {
        if (!filter.isArray()) {
            throw ArvadosRefusal.invalid("Invalid element in filters array: "
                    + OperandReader.shortened(filter.toString()) + " is not an array");
        }
        JsonNode word = filter.get(1);
        if (word == null || !word.isString()) {
            throw ArvadosRefusal.invalid(
                    "Invalid operator '" + OperandReader.shortened(String.valueOf(word)) + "' in filter");
        }
        if (word.stringValue().equals(GONE)) {
            throw ArvadosRefusal.invalid("Full text search operator is no longer supported");
        }
        JsonNode attribute = filter.path(0);
        if (attribute.isString() && attribute.stringValue().equals(ANY)) {
            return any(operator(word.stringValue()), filter.get(2));
        }
        List<Filter.Comparison> comparisons = new ArrayList<>();
        for (String name : names(attribute)) {
            comparisons.add(comparison(name, word.stringValue(), filter.get(2)));
        }
        return new Filter.Any(comparisons);
    }

    private static List<String> names(JsonNode attribute) {
        Iterable<JsonNode> named = attribute.isArray() && !attribute.isEmpty() ? attribute : List.of(attribute);
        List<String> names = new ArrayList<>();
        for (JsonNode name : named) {
            if (!name.isString()) {
                throw invalidAttribute(name.toString());
            }
            if (!names.contains(name.stringValue())) {
                names.add(name.stringValue());
            }
        }
        return names;
    }

    private Filter.Comparison comparison(String name, String word, @Nullable JsonNode operand) {
        int dot = name.indexOf('.');
        String columnName = dot < 0 ? name : name.substring(0, dot);
        Columns.Column column = columns.filterable(columnName).orElseThrow(() -> invalidAttribute(columnName));
        String property = dot < 0 ? null : property(name.substring(dot + 1));
        if (property != null && column.type() != Columns.Type.JSON) {
            throw ArvadosRefusal.invalid("Invalid attribute '" + columnName + "' for subproperty filter");
        }
        Operator operator = operator(word);
        if (property != null && operator == Operator.IS_A) {
            throw ArvadosRefusal.invalid("Invalid operator for subproperty search '" + word + "'");
        }
        return new Filter.Comparison(
                column, property, operator, OperandReader.read(column, property, operator, operand));
    }

    /** A name of a property can stand in angle brackets, because some are addresses of the web. */
    private static String property(String text) {
        return text.length() > 1 && text.startsWith("<") && text.endsWith(">")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private Filter any(Operator operator, @Nullable JsonNode operand) {
        if (operator.isPattern()
                && operand != null
                && operand.isString()
                && operand.stringValue().length() > 1
                && operand.stringValue().startsWith("%")
                && operand.stringValue().endsWith("%")) {
            // Read as any operand is, so that it is bounded.
            List<Columns.Column> searched = columns.searched();
            OperandReader.read(searched.getFirst(), null, operator, operand);
            return new Filter.Search(searched, operand.stringValue(), operator == Operator.ILIKE);
        }
        return anyOf(columns.texts(), operator, operand);
    }

    private static Filter anyOf(List<Columns.Column> texts, Operator operator, @Nullable JsonNode operand) {
        return new Filter.Any(texts.stream()
                .map(column -> new Filter.Comparison(
                        column, null, operator, OperandReader.read(column, null, operator, operand)))
                .toList());
    }

    private void addWhere(List<Filter> read, Map.Entry<String, JsonNode> member) {
        JsonNode value = member.getValue();
        boolean contains = value.isArray()
                && value.size() == 2
                && value.get(0).isString()
                && value.get(0).stringValue().equals(CONTAINS);
        if (member.getKey().equals(ANY)) {
            List<Columns.Column> texts = columns.textsBut(NOT_IN_WHERE_ANY);
            read.add(
                    contains
                            ? anyOf(texts, Operator.ILIKE, substring(value.get(1)))
                            : anyOf(texts, value.isArray() ? Operator.IN : Operator.EQUAL, text(value)));
            return;
        }
        columns.filterable(member.getKey()).ifPresent(column -> {
            Operator operator = value.isArray() ? Operator.IN : Operator.EQUAL;
            JsonNode operand = column.type().isText() ? text(value) : value;
            read.add(
                    contains
                            ? anyOf(List.of(column), Operator.LIKE, substring(value.get(1)))
                            : anyOf(List.of(column), operator, operand));
        });
    }

    /** A number means its digits where texts are compared. */
    private static JsonNode text(JsonNode value) {
        return value.isNumber() ? StringNode.valueOf(value.asString()) : value;
    }

    private static JsonNode substring(JsonNode text) {
        if (!text.isString()) {
            throw ArvadosRefusal.invalid("Invalid operand type for 'contains' in where");
        }
        String literal =
                text.stringValue().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return StringNode.valueOf("%" + literal + "%");
    }

    private static Operator operator(String word) {
        return Operator.of(word)
                .orElseThrow(() -> ArvadosRefusal.invalid("Invalid operator '" + OperandReader.shortened(word) + "'"));
    }

    private static ArvadosRefusal invalidAttribute(String name) {
        return ArvadosRefusal.invalid("Invalid attribute '" + OperandReader.shortened(name) + "' in filter");
    }
}
