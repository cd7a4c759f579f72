package muster.dialect.arvados;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what filters compare with, and refuses what does not fit the column. Source: Arvados API, filters, and its errors. */
final class OperandReader {
    static final int MAXIMUM_ELEMENTS = 20_000;
    static final int MAXIMUM_LENGTH = 4_096;
    /** Of a pattern with {@code %} or {@code _} in it. */
    static final int MAXIMUM_PATTERN = 256;

    static final int MAXIMUM_RUNS = 20;
    static final int MAXIMUM_ONES = 100;

    private static final Set<String> YES = Set.of("1", "t", "true", "y", "yes");
    private static final Set<String> NO = Set.of("0", "f", "false", "n", "no");

    private OperandReader() {}

    static Operand read(Columns.Column column, @Nullable String property, Operator operator, @Nullable JsonNode sent) {
        boolean looksInside = column.type() == Columns.Type.JSON;
        return switch (operator) {
            case EQUAL, NOT_EQUAL ->
                isNothing(sent) && property == null ? Operand.NOTHING : one(column, property, operator, sent);
            case LESS, AT_MOST, GREATER, AT_LEAST -> {
                if (column.type() == Columns.Type.BOOLEAN) {
                    throw unfit(operator, column);
                }
                yield one(column, property, operator, sent);
            }
            case LIKE, ILIKE -> {
                if (!column.type().isText() && !looksInside) {
                    throw unfit(operator, column);
                }
                yield new Operand.Text(pattern(operator, sent));
            }
            case IN, NOT_IN -> many(column, property, operator, sent);
            case IS_A -> {
                if (!column.type().isText()) {
                    throw unfit(operator, column);
                }
                yield kinds(operator, sent);
            }
            case EXISTS -> {
                requireLookingInside(column, operator);
                yield property == null ? new Operand.Text(text(operator, sent)) : truth(operator, sent);
            }
            case CONTAINS -> {
                requireLookingInside(column, operator);
                yield new Operand.Json(given(operator, sent));
            }
        };
    }

    private static Operand one(
            Columns.Column column, @Nullable String property, Operator operator, @Nullable JsonNode sent) {
        if (property != null) {
            return new Operand.Json(given(operator, sent));
        }
        JsonNode value = given(operator, sent);
        return switch (column.type()) {
            case TEXT, UUID, JSON_TEXT -> new Operand.Text(text(operator, value));
            case TIME -> time(column, operator, value);
            case BOOLEAN -> truth(column, value);
            case NUMBER -> number(column, operator, value);
            case JSON -> value.isString() ? new Operand.Text(text(operator, value)) : new Operand.Json(value);
        };
    }

    private static Operand many(
            Columns.Column column, @Nullable String property, Operator operator, @Nullable JsonNode sent) {
        if (sent == null || !sent.isArray()) {
            throw wrongType(operator, sent);
        }
        if (sent.size() > MAXIMUM_ELEMENTS) {
            throw ArvadosRefusal.invalid("Too many elements in filter: at most " + MAXIMUM_ELEMENTS + " are allowed");
        }
        List<Operand> values = new ArrayList<>(sent.size());
        for (JsonNode element : sent) {
            values.add(isNothing(element) ? Operand.NOTHING : one(column, property, operator, element));
        }
        return new Operand.Many(values);
    }

    private static Operand kinds(Operator operator, @Nullable JsonNode sent) {
        Set<String> types = new HashSet<>();
        Iterable<JsonNode> kinds = sent != null && sent.isArray() ? sent : List.of(given(operator, sent));
        for (JsonNode kind : kinds) {
            String type = Kinds.type(text(operator, kind));
            if (type != null) {
                types.add(type);
            }
        }
        return new Operand.Kinds(types);
    }

    private static Operand time(Columns.Column column, Operator operator, JsonNode sent) {
        String text = text(operator, sent);
        return ArvadosTime.parse(text)
                .map(Operand.Time::new)
                .orElseThrow(() -> ArvadosRefusal.invalid(
                        "Invalid operand '" + text + "' for datetime attribute '" + column.name() + "'"));
    }

    private static Operand truth(Columns.Column column, JsonNode sent) {
        if (sent.isBoolean()) {
            return new Operand.Truth(sent.booleanValue());
        }
        String word = sent.isString() ? sent.stringValue().toLowerCase(Locale.ROOT) : "";
        if (YES.contains(word)) {
            return new Operand.Truth(true);
        }
        if (NO.contains(word)) {
            return new Operand.Truth(false);
        }
        String shown = sent.isString() ? shortened(sent.stringValue()) : typeOf(sent);
        throw ArvadosRefusal.invalid("Invalid operand '" + shown + "' for boolean attribute '" + column.name() + "'");
    }

    private static Operand truth(Operator operator, @Nullable JsonNode sent) {
        if (sent == null || !sent.isBoolean()) {
            throw ArvadosRefusal.invalid(
                    "Invalid operand for '" + operator.word() + "' operator: must be true or false");
        }
        return new Operand.Truth(sent.booleanValue());
    }

    private static Operand number(Columns.Column column, Operator operator, JsonNode sent) {
        if (sent.isNumber()) {
            return new Operand.Number(sent.decimalValue());
        }
        try {
            return new Operand.Number(new BigDecimal(text(operator, sent)));
        } catch (NumberFormatException e) {
            throw ArvadosRefusal.invalid("Invalid operand '" + shortened(sent.stringValue())
                    + "' for integer attribute '" + column.name() + "'");
        }
    }

    private static String text(Operator operator, @Nullable JsonNode sent) {
        if (sent == null || !sent.isString()) {
            throw wrongType(operator, sent);
        }
        String text = sent.stringValue();
        if (text.length() > MAXIMUM_LENGTH) {
            throw ArvadosRefusal.invalid(
                    "Operand too long in filter: at most " + MAXIMUM_LENGTH + " characters are allowed");
        }
        return text;
    }

    /** Bounded, because it is compared with every text that there is. */
    private static String pattern(Operator operator, @Nullable JsonNode sent) {
        String pattern = text(operator, sent);
        long runs = pattern.chars().filter(each -> each == '%').count();
        long ones = pattern.chars().filter(each -> each == '_').count();
        if (runs > MAXIMUM_RUNS || ones > MAXIMUM_ONES) {
            throw ArvadosRefusal.invalid("Pattern too complex in filter: at most " + MAXIMUM_RUNS + " '%' and "
                    + MAXIMUM_ONES + " '_' are allowed");
        }
        if (runs + ones > 0 && pattern.length() > MAXIMUM_PATTERN) {
            throw ArvadosRefusal.invalid(
                    "Pattern too long in filter: at most " + MAXIMUM_PATTERN + " characters are allowed");
        }
        return pattern;
    }

    private static JsonNode given(Operator operator, @Nullable JsonNode sent) {
        if (sent == null || sent.isNull() && operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
            throw wrongType(operator, sent);
        }
        return sent;
    }

    private static boolean isNothing(@Nullable JsonNode sent) {
        return sent == null || sent.isNull();
    }

    private static void requireLookingInside(Columns.Column column, Operator operator) {
        if (column.type() != Columns.Type.JSON) {
            throw ArvadosRefusal.invalid(
                    "Invalid attribute '" + column.name() + "' for operator '" + operator.word() + "' in filter");
        }
    }

    private static ArvadosRefusal unfit(Operator operator, Columns.Column column) {
        String type = column.type().name().toLowerCase(Locale.ROOT);
        return ArvadosRefusal.invalid(
                "Invalid operator '" + operator.word() + "' for " + type + " attribute '" + column.name() + "'");
    }

    private static ArvadosRefusal wrongType(Operator operator, @Nullable JsonNode sent) {
        return ArvadosRefusal.invalid(
                "Invalid operand type '" + typeOf(sent) + "' for '" + operator.word() + "' operator in filters");
    }

    private static String typeOf(@Nullable JsonNode sent) {
        return sent == null ? "null" : sent.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    static String shortened(String text) {
        int most = 100;
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
