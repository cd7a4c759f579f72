package muster.dialect.arvados;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What filters say so plainly that it need not be looked for among everything. */
final class Narrowing {
    private Narrowing() {}

    /** The only values that a record may have in this column to meet the filters; empty when they leave that open. */
    static Optional<Set<String>> values(List<Filter> filters, String column) {
        Set<String> values = null;
        for (Filter filter : filters) {
            Optional<Set<String>> named = values(filter, column);
            if (named.isPresent()) {
                if (values == null) {
                    values = new HashSet<>(named.get());
                } else {
                    values.retainAll(named.get());
                }
            }
        }
        return Optional.ofNullable(values);
    }

    private static Optional<Set<String>> values(Filter filter, String column) {
        if (!(filter instanceof Filter.Any(var comparisons)) || comparisons.size() != 1) {
            return Optional.empty();
        }
        Filter.Comparison only = comparisons.getFirst();
        if (!only.column().name().equals(column) || only.property() != null) {
            return Optional.empty();
        }
        return switch (only.operator()) {
            case EQUAL -> texts(List.of(only.operand()));
            case IN -> only.operand() instanceof Operand.Many(var values) ? texts(values) : Optional.empty();
            case NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, LIKE, ILIKE, NOT_IN, IS_A, EXISTS, CONTAINS ->
                Optional.empty();
        };
    }

    private static Optional<Set<String>> texts(List<Operand> operands) {
        Set<String> texts = new HashSet<>();
        for (Operand operand : operands) {
            switch (operand) {
                case Operand.Text(var text) -> texts.add(text);
                // Meets nothing where there is always a value.
                case Operand.Nothing _ -> {}
                case Operand.Time _,
                        Operand.Truth _,
                        Operand.Number _,
                        Operand.Json _,
                        Operand.Many _,
                        Operand.Kinds _ -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(texts);
    }
}
