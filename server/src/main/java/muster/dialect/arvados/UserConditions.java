package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.AccountValue;
import muster.directory.Condition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** Turns filters of users into the directory's conditions. */
final class UserConditions {
    private static final Condition NOBODY = new Condition.AnyOf(List.of());

    private final UserColumns columns;

    UserConditions(UserColumns columns) {
        this.columns = columns;
    }

    Condition of(List<Filter> filters) {
        return Condition.allOf(filters.stream()
                .map(this::of)
                .filter(condition -> !condition.equals(Condition.EVERYTHING))
                .toList());
    }

    private Condition of(Filter filter) {
        return switch (filter) {
            case Filter.Any(var comparisons) ->
                anyOf(comparisons.stream().map(this::of).toList());
            case Filter.Search(var searched, var pattern, var ignoringCase) -> {
                List<AccountValue> parts = new ArrayList<>();
                for (Columns.Column column : searched) {
                    if (columns.source(column) instanceof UserColumns.Source.Text(var value)) {
                        parts.add(value);
                    }
                }
                yield new Condition.IsLike(new AccountValue.Joined(parts), pattern, ignoringCase);
            }
        };
    }

    private static Condition anyOf(List<Condition> conditions) {
        if (conditions.contains(Condition.EVERYTHING)) {
            return Condition.EVERYTHING;
        }
        List<Condition> possible = conditions.stream()
                .filter(condition -> !condition.equals(NOBODY))
                .toList();
        return possible.size() == 1 ? possible.getFirst() : new Condition.AnyOf(possible);
    }

    private Condition of(Filter.Comparison comparison) {
        return switch (columns.source(comparison.column())) {
            case UserColumns.Source.Constant(var value) -> constant(value, comparison);
            case UserColumns.Source.Truth(var condition) -> truth(condition, comparison);
            case UserColumns.Source.Time(var value) -> time(value, comparison);
            case UserColumns.Source.Text(var value) -> text(value, comparison);
        };
    }

    private static Condition constant(@Nullable String value, Filter.Comparison comparison) {
        JsonNode node = value == null ? NullNode.getInstance() : StringNode.valueOf(value);
        return always(RecordFilter.meets(node, comparison));
    }

    private static Condition truth(Condition holds, Filter.Comparison comparison) {
        boolean whenTrue = RecordFilter.meets(node(true), comparison);
        boolean whenFalse = RecordFilter.meets(node(false), comparison);
        if (whenTrue == whenFalse) {
            return always(whenTrue);
        }
        return whenTrue ? holds : new Condition.Not(holds);
    }

    private static JsonNode node(boolean value) {
        return BooleanNode.valueOf(value);
    }

    /** A user always has these times. */
    private static Condition time(AccountValue.Time value, Filter.Comparison comparison) {
        Operand operand = comparison.operand();
        return switch (comparison.operator()) {
            case EQUAL -> isAt(value, operand);
            case NOT_EQUAL -> not(isAt(value, operand));
            case LESS -> moment(value, Condition.Relation.LESS, operand);
            case AT_MOST -> moment(value, Condition.Relation.AT_MOST, operand);
            case GREATER -> moment(value, Condition.Relation.GREATER, operand);
            case AT_LEAST -> moment(value, Condition.Relation.AT_LEAST, operand);
            case IN -> isAtOneOf(value, operand);
            case NOT_IN -> not(isAtOneOf(value, operand));
            case LIKE, ILIKE, IS_A, EXISTS, CONTAINS -> throw unread(comparison);
        };
    }

    private static Condition isAt(AccountValue.Time value, Operand operand) {
        return operand instanceof Operand.Time ? moment(value, Condition.Relation.EQUAL, operand) : NOBODY;
    }

    private static Condition isAtOneOf(AccountValue.Time value, Operand operand) {
        return operand instanceof Operand.Many(var values)
                ? anyOf(values.stream().map(each -> isAt(value, each)).toList())
                : NOBODY;
    }

    private static Condition moment(AccountValue.Time value, Condition.Relation relation, Operand operand) {
        if (operand instanceof Operand.Time(var instant)) {
            return new Condition.Moment(value, relation, instant);
        }
        throw new IllegalArgumentException("not a time: " + operand);
    }

    private static Condition text(AccountValue value, Filter.Comparison comparison) {
        Operand operand = comparison.operand();
        return switch (comparison.operator()) {
            case EQUAL -> isText(value, operand);
            case NOT_EQUAL -> not(isText(value, operand));
            case LESS -> new Condition.Text(value, Condition.Relation.LESS, string(operand));
            case AT_MOST -> new Condition.Text(value, Condition.Relation.AT_MOST, string(operand));
            case GREATER -> new Condition.Text(value, Condition.Relation.GREATER, string(operand));
            case AT_LEAST -> new Condition.Text(value, Condition.Relation.AT_LEAST, string(operand));
            case LIKE -> new Condition.IsLike(value, string(operand), false);
            case ILIKE -> new Condition.IsLike(value, string(operand), true);
            case IN -> isOneOf(value, operand);
            case NOT_IN ->
                operand instanceof Operand.Many(var values) && values.contains(Operand.NOTHING)
                        ? not(anyOf(List.of(new Condition.IsNull(value), isOneOf(value, operand))))
                        : not(isOneOf(value, operand));
            case IS_A -> isA(value, operand);
            case EXISTS, CONTAINS -> throw unread(comparison);
        };
    }

    private static Condition isText(AccountValue value, Operand operand) {
        return operand instanceof Operand.Nothing
                ? new Condition.IsNull(value)
                : new Condition.Text(value, Condition.Relation.EQUAL, string(operand));
    }

    private static Condition isOneOf(AccountValue value, Operand operand) {
        Set<String> texts = operand instanceof Operand.Many(var values)
                ? values.stream()
                        .filter(Operand.Text.class::isInstance)
                        .map(UserConditions::string)
                        .collect(Collectors.toSet())
                : Set.of();
        return texts.isEmpty() ? NOBODY : new Condition.IsOneOf(value, texts);
    }

    /** Every user's own uuid says that it is a user; elsewhere the middle part of the uuid tells. */
    private static Condition isA(AccountValue value, Operand operand) {
        Set<String> types = operand instanceof Operand.Kinds(var all) ? all : Set.of();
        if (value instanceof AccountValue.WireName) {
            return always(types.contains(ArvadosUuid.USER));
        }
        return anyOf(types.stream()
                .sorted()
                .<Condition>map(type -> new Condition.IsLike(value, "______" + type + "%", false))
                .toList());
    }

    private static Condition not(Condition condition) {
        if (condition.equals(NOBODY)) {
            return Condition.EVERYTHING;
        }
        return condition.equals(Condition.EVERYTHING) ? NOBODY : new Condition.Not(condition);
    }

    private static Condition always(boolean met) {
        return met ? Condition.EVERYTHING : NOBODY;
    }

    private static String string(Operand operand) {
        if (operand instanceof Operand.Text(var text)) {
            return text;
        }
        throw new IllegalArgumentException("not a text: " + operand);
    }

    private static IllegalArgumentException unread(Filter.Comparison comparison) {
        return new IllegalArgumentException("never read for "
                + comparison.column().name() + ": " + comparison.operator().word());
    }
}
