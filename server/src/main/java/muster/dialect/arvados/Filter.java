package muster.dialect.arvados;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One condition of a list; all of a list's conditions must be met. Read by {@link FilterReader}. */
sealed interface Filter {

    /** At least one comparison holds: there is one for each column that was named. */
    record Any(List<Comparison> comparisons) implements Filter {
        public Any {
            comparisons = List.copyOf(comparisons);
        }
    }

    /** A pattern in the columns' texts, one behind the other with a blank between each. */
    record Search(List<Columns.Column> columns, String pattern, boolean ignoringCase) implements Filter {
        public Search {
            columns = List.copyOf(columns);
        }
    }

    /** @param property of the object in the column; null for the column itself */
    record Comparison(Columns.Column column, @Nullable String property, Operator operator, Operand operand) {}

    static Filter of(Columns.Column column, Operator operator, Operand operand) {
        return new Any(List.of(new Comparison(column, null, operator, operand)));
    }
}
