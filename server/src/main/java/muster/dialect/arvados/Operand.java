package muster.dialect.arvados;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a filter compares with, in the type of the column. */
sealed interface Operand {

    /** Null: whether there is a value at all. */
    record Nothing() implements Operand {}

    record Text(String value) implements Operand {}

    record Time(Instant value) implements Operand {}

    record Truth(boolean value) implements Operand {}

    record Number(BigDecimal value) implements Operand {}

    /** Whatever stands inside of an object. */
    record Json(JsonNode value) implements Operand {}

    record Many(List<Operand> values) implements Operand {
        public Many {
            values = List.copyOf(values);
        }
    }

    /** The middle parts of uuids, one for each kind of object. */
    record Kinds(Set<String> types) implements Operand {
        public Kinds {
            types = Set.copyOf(types);
        }
    }

    Operand NOTHING = new Nothing();
}
