package muster.dialect.arvados;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether a record meets filters, for resources that are not kept in a form which the store could search. */
final class RecordFilter {
    private static final int KIND_BEGIN = 6;
    private static final int KIND_END = 11;

    private RecordFilter() {}

    static boolean meets(ObjectNode record, List<Filter> filters) {
        return filters.stream().allMatch(filter -> meets(record, filter));
    }

    private static boolean meets(ObjectNode record, Filter filter) {
        return switch (filter) {
            case Filter.Any(var comparisons) ->
                comparisons.stream()
                        .anyMatch(comparison ->
                                meets(record.get(comparison.column().name()), comparison));
            case Filter.Search(var columns, var pattern, var ignoringCase) ->
                new Likeness(pattern, ignoringCase)
                        .isMetBy(columns.stream()
                                .map(column -> shown(record.get(column.name())))
                                .collect(Collectors.joining(" ")));
        };
    }

    private static String shown(@Nullable JsonNode value) {
        JsonNode there = there(value);
        return there == null ? "" : text(there);
    }

    /** Whether a value meets a comparison; null and absent are the same. */
    static boolean meets(@Nullable JsonNode kept, Filter.Comparison comparison) {
        JsonNode value = there(kept);
        String property = comparison.property();
        if (property != null) {
            return meetsInside(value == null ? null : value.get(property), comparison);
        }
        Operand operand = comparison.operand();
        Operator operator = comparison.operator();
        if (value == null) {
            return meetsNothing(operator, operand);
        }
        return switch (operator) {
            case EQUAL -> isEqual(value, operand);
            case NOT_EQUAL -> !isEqual(value, operand);
            case LESS, AT_MOST, GREATER, AT_LEAST -> isOrdered(value, operator, operand);
            case LIKE, ILIKE -> isLike(value, operator, operand);
            case IN -> isIn(value, operand);
            case NOT_IN -> !isIn(value, operand);
            case IS_A -> operand instanceof Operand.Kinds(var types) && types.contains(kindPart(text(value)));
            case EXISTS -> operand instanceof Operand.Text(var key) && value.has(key);
            case CONTAINS -> operand instanceof Operand.Json(var part) && includes(value, part);
        };
    }

    /** What holds where there is no value: nothing is equal to something, and nothing is in no list but one with null. */
    private static boolean meetsNothing(Operator operator, Operand operand) {
        return switch (operator) {
            case EQUAL -> operand instanceof Operand.Nothing;
            case NOT_EQUAL -> !(operand instanceof Operand.Nothing);
            case NOT_IN -> !(operand instanceof Operand.Many(var values) && values.contains(Operand.NOTHING));
            case LESS, AT_MOST, GREATER, AT_LEAST, LIKE, ILIKE, IN, IS_A, EXISTS, CONTAINS -> false;
        };
    }

    /** A property of an object: absent and null differ here, as they do in JSON. */
    private static boolean meetsInside(@Nullable JsonNode value, Filter.Comparison comparison) {
        Operand operand = comparison.operand();
        return switch (comparison.operator()) {
            case EQUAL -> value != null && isEqual(value, operand);
            case NOT_EQUAL -> value == null || !isEqual(value, operand);
            case LESS, AT_MOST, GREATER, AT_LEAST -> value != null && isOrdered(value, comparison.operator(), operand);
            case LIKE, ILIKE -> value != null && !value.isNull() && isLike(value, comparison.operator(), operand);
            case IN -> value != null && isIn(value, operand);
            case NOT_IN -> value == null || value.isNull() || !isIn(value, operand);
            case EXISTS -> operand instanceof Operand.Truth(var wanted) && wanted == (value != null);
            case CONTAINS ->
                value != null
                        && operand instanceof Operand.Json(var part)
                        && (includes(value, part)
                                || includes(value, ArvadosJson.array().add(part)));
            case IS_A -> false;
        };
    }

    private static boolean isEqual(JsonNode value, Operand operand) {
        return switch (operand) {
            case Operand.Nothing _ -> false;
            case Operand.Kinds _ -> false;
            case Operand.Many _ -> false;
            case Operand.Json(var wanted) -> value.isContainer() ? value.equals(wanted) : includes(value, wanted);
            case Operand.Text _, Operand.Time _, Operand.Truth _, Operand.Number _ ->
                order(value, operand).filter(order -> order == 0).isPresent();
        };
    }

    private static boolean isOrdered(JsonNode value, Operator operator, Operand operand) {
        return order(value, operand)
                .filter(order -> switch (operator) {
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case GREATER -> order > 0;
                    case AT_LEAST -> order >= 0;
                    case EQUAL, NOT_EQUAL, LIKE, ILIKE, IN, NOT_IN, IS_A, EXISTS, CONTAINS -> false;
                })
                .isPresent();
    }

    /** How the value stands to the operand; empty when they cannot be compared. */
    private static Optional<Integer> order(JsonNode value, Operand operand) {
        return switch (operand) {
            case Operand.Text(var wanted) -> Optional.of(RecordOrder.byBytes(text(value), wanted));
            case Operand.Time(Instant wanted) -> ArvadosTime.parse(text(value)).map(time -> time.compareTo(wanted));
            case Operand.Truth(boolean wanted) -> Optional.of(Boolean.compare(value.asBoolean(false), wanted));
            case Operand.Number(BigDecimal wanted) ->
                value.isNumber() ? Optional.of(value.decimalValue().compareTo(wanted)) : Optional.empty();
            case Operand.Json(var wanted) -> orderInside(value, wanted);
            case Operand.Nothing _, Operand.Kinds _, Operand.Many _ -> Optional.empty();
        };
    }

    private static Optional<Integer> orderInside(JsonNode value, JsonNode wanted) {
        if (value.isNumber() && wanted.isNumber()) {
            return Optional.of(value.decimalValue().compareTo(wanted.decimalValue()));
        }
        return value.isString() && wanted.isString()
                ? Optional.of(RecordOrder.byBytes(value.stringValue(), wanted.stringValue()))
                : Optional.empty();
    }

    private static boolean isLike(JsonNode value, Operator operator, Operand operand) {
        return operand instanceof Operand.Text(var pattern)
                && new Likeness(pattern, operator == Operator.ILIKE).isMetBy(text(value));
    }

    private static boolean isIn(JsonNode value, Operand operand) {
        return operand instanceof Operand.Many(var values) && values.stream().anyMatch(each -> isEqual(value, each));
    }

    /** Whether JSON has a part: an object the members, an array the elements, anything else the same value. */
    private static boolean includes(JsonNode value, JsonNode part) {
        if (value.isObject() && part.isObject()) {
            return part.properties().stream()
                    .allMatch(member ->
                            value.has(member.getKey()) && includes(value.get(member.getKey()), member.getValue()));
        }
        if (value.isArray() && part.isArray()) {
            return elements(part).allMatch(wanted -> elements(value).anyMatch(each -> includes(each, wanted)));
        }
        if (value.isArray()) {
            return !part.isContainer() && elements(value).anyMatch(each -> includes(each, part));
        }
        if (value.isNumber() && part.isNumber()) {
            return value.decimalValue().compareTo(part.decimalValue()) == 0;
        }
        return value.equals(part);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String kindPart(String uuid) {
        return uuid.length() >= KIND_END ? uuid.substring(KIND_BEGIN, KIND_END) : "";
    }

    /** Texts stand for themselves, and everything else is its JSON. */
    static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static @Nullable JsonNode there(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }
}
