package muster.dialect.cloudomation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import muster.directory.Condition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the filter language: {@code {"field","op","value"}}, joined by {@code and}, {@code or} and {@code not}. Types of values are
 * checked and never changed. Everything that is wrong is answered alike.
 */
final class FilterReader {
    static final int MOST_DEPTH = 10;
    static final int MOST_NODES = 100;
    static final int MOST_VALUES = 500;
    private static final int MOST_LENGTH = 2_000;
    private static final int MOST_RUNS = 20;

    private final Predicate<Property> readable;
    private final Function<Property, Column> columns;
    private int nodes;
    private int values;

    /** @param readable what the caller may read of every account */
    FilterReader(Predicate<Property> readable, Function<Property, Column> columns) {
        this.readable = readable;
        this.columns = columns;
    }

    /** @throws CloudomationRefusal for whatever is no such filter */
    Condition read(String text) {
        try {
            return condition(JsonObject.parseValue(text), 1);
        } catch (JsonComplaint noJson) {
            throw CloudomationRefusal.badQuery();
        }
    }

    private Condition condition(JsonNode node, int depth) {
        nodes++;
        require(node.isObject() && depth <= MOST_DEPTH && nodes <= MOST_NODES);
        if (node.has("field")) {
            return comparison(node);
        }
        require(node.size() == 1);
        if (node.has("and")) {
            return new Condition.AllOf(each(node.get("and"), depth));
        }
        if (node.has("or")) {
            return new Condition.AnyOf(each(node.get("or"), depth));
        }
        require(node.has("not"));
        return new Condition.Not(condition(node.get("not"), depth + 1));
    }

    private List<Condition> each(JsonNode list, int depth) {
        require(list.isArray());
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode inner : list) {
            conditions.add(condition(inner, depth + 1));
        }
        return conditions;
    }

    private Condition comparison(JsonNode node) {
        JsonNode op = node.get("op");
        JsonNode field = node.get("field");
        require(op != null && op.isString() && field.isString());
        Comparison comparison = Comparison.named(op.stringValue()).orElseThrow(CloudomationRefusal::badQuery);
        Property property =
                Property.named(field.stringValue()).filter(readable).orElseThrow(CloudomationRefusal::badQuery);
        JsonNode value = node.get("value");
        require(node.size() == (value == null ? 2 : 3));
        Condition met = met(property, comparison.positive(), operands(comparison, value));
        return comparison.isNegative() ? new Condition.Not(met) : met;
    }

    /**
     * What is compared with.
     *
     * @param none whether having no value is among it
     */
    private record Operands(List<JsonNode> values, boolean none) {
        static Operands of(List<JsonNode> all) {
            List<JsonNode> values = all.stream().filter(one -> !one.isNull()).toList();
            return new Operands(values, values.size() < all.size());
        }
    }

    private Operands operands(Comparison comparison, @Nullable JsonNode value) {
        if (comparison.takesNothing()) {
            require(value == null || value.isNull());
            return new Operands(List.of(), true);
        }
        if (value == null || comparison.takesList() != value.isArray()) {
            throw CloudomationRefusal.badQuery();
        }
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else {
            all.add(value);
        }
        values += all.size();
        require(values <= MOST_VALUES);
        Operands operands = Operands.of(all);
        require(!operands.none() || !comparison.isOrder() && !comparison.isPattern());
        return operands;
    }

    /** @param comparison none of the negative ones */
    private Condition met(Property property, Comparison comparison, Operands operands) {
        Column column = columns.apply(property);
        List<Condition> any = new ArrayList<>();
        if (operands.none()) {
            any.add(property.isNullable() ? isNull(column) : nothing());
        }
        if (!operands.values().isEmpty()) {
            any.add(met(property, column, comparison, operands.values()));
        }
        return any.size() == 1 ? any.getFirst() : new Condition.AnyOf(any);
    }

    private static Condition isNull(Column column) {
        return switch (column) {
            case Column.OfText(var value) -> new Condition.IsNull(value);
            case Column.OfTime(var value) -> new Condition.IsNull(value);
            case Column.OfNumber _, Column.OfTruth _, Column.Constant _, Column.OfRoles _, Column.Secret _ -> nothing();
        };
    }

    private Condition met(Property property, Column column, Comparison comparison, List<JsonNode> operands) {
        return switch (column) {
            case Column.OfText text -> text(text, comparison, texts(property, comparison, operands));
            case Column.OfTime(var value) ->
                anyOf(operands, one -> new Condition.Moment(value, relation(comparison), time(one)));
            case Column.OfNumber(var value) ->
                anyOf(operands, one -> new Condition.Amount(value, relation(comparison), number(one)));
            case Column.OfTruth(var met) -> anyOf(operands, one -> truth(met, comparison, one));
            case Column.Constant(var held) -> {
                boolean meets = TextTest.of(comparison, texts(property, comparison, operands))
                        .meets(held);
                yield meets ? Condition.EVERYTHING : nothing();
            }
            case Column.OfRoles _ -> RoleCondition.of(TextTest.of(comparison, texts(property, comparison, operands)));
            case Column.Secret _ -> throw CloudomationRefusal.badQuery();
        };
    }

    private static Condition anyOf(List<JsonNode> operands, Function<JsonNode, Condition> one) {
        List<Condition> each = operands.stream().map(one).toList();
        return each.size() == 1 ? each.getFirst() : new Condition.AnyOf(each);
    }

    private static Condition text(Column.OfText column, Comparison comparison, Set<String> operands) {
        String first = operands.iterator().next();
        return switch (comparison) {
            case LIKE -> new Condition.IsLike(column.value(), first, false);
            case ILIKE -> new Condition.IsLike(column.value(), first, true);
            case LT, LE, GT, GE -> new Condition.Spelled(column.value(), relation(comparison), first);
            default -> new Condition.IsOneOf(column.value(), operands);
        };
    }

    /** An id is one whatever the case of its letters; a pattern is a text. */
    private static Set<String> texts(Property property, Comparison comparison, List<JsonNode> operands) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode operand : operands) {
            require(operand.isString());
            String text = operand.stringValue();
            require(isAsked(text) && (!comparison.isPattern() || isAskedAsPattern(text)));
            texts.add(property.type() == Type.UUID && !comparison.isPattern() ? uuid(text) : text);
        }
        return texts;
    }

    /** Whether a database could hold it at all. */
    static boolean isAsked(String text) {
        return text.length() <= MOST_LENGTH
                && text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** Each run is looked for anew at every place of a text, which takes its time. */
    private static boolean isAskedAsPattern(String text) {
        return text.chars().filter(c -> c == '%').count() <= MOST_RUNS;
    }

    private static String uuid(String text) {
        try {
            require(text.length() == 36);
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException noUuid) {
            throw CloudomationRefusal.badQuery();
        }
    }

    private static Instant time(JsonNode operand) {
        require(operand.isString());
        try {
            return OffsetDateTime.parse(operand.stringValue()).toInstant();
        } catch (DateTimeParseException noTime) {
            throw CloudomationRefusal.badQuery();
        }
    }

    private static long number(JsonNode operand) {
        require(operand.isIntegralNumber() && operand.canConvertToLong());
        return operand.longValue();
    }

    private static Condition truth(Condition met, Comparison comparison, JsonNode operand) {
        require(operand.isBoolean() && !comparison.isOrder() && !comparison.isPattern());
        return operand.booleanValue() ? met : new Condition.Not(met);
    }

    private static Condition.Relation relation(Comparison comparison) {
        return switch (comparison) {
            case EQ, IN -> Condition.Relation.EQUAL;
            case LT -> Condition.Relation.LESS;
            case LE -> Condition.Relation.AT_MOST;
            case GT -> Condition.Relation.GREATER;
            case GE -> Condition.Relation.AT_LEAST;
            case LIKE, NOT_LIKE, ILIKE, NE, NOT_IN, IS_NULL, IS_NOT_NULL -> throw CloudomationRefusal.badQuery();
        };
    }

    private static Condition nothing() {
        return new Condition.AnyOf(List.of());
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw CloudomationRefusal.badQuery();
        }
    }
}
