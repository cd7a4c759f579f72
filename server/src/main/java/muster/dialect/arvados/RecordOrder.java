package muster.dialect.arvados;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The order of records that are sorted here; what is not there comes first when ascending. */
final class RecordOrder {
    private RecordOrder() {}

    static Comparator<ObjectNode> by(List<ListOrder> orders) {
        Comparator<ObjectNode> all = (_, _) -> 0;
        for (ListOrder order : orders) {
            all = all.thenComparing(by(order));
        }
        return all;
    }

    private static Comparator<ObjectNode> by(ListOrder order) {
        String name = order.column().name();
        Comparator<ObjectNode> ascending =
                (one, other) -> compare(order.column().type(), one.get(name), other.get(name));
        return order.ascending() ? ascending : ascending.reversed();
    }

    private static int compare(Columns.Type type, @Nullable JsonNode one, @Nullable JsonNode other) {
        if (one == null || one.isNull() || other == null || other.isNull()) {
            return Boolean.compare(one != null && !one.isNull(), other != null && !other.isNull());
        }
        return switch (type) {
            case BOOLEAN -> Boolean.compare(one.asBoolean(false), other.asBoolean(false));
            case NUMBER -> one.decimalValue().compareTo(other.decimalValue());
            case TEXT, UUID, TIME, JSON, JSON_TEXT -> byBytes(RecordFilter.text(one), RecordFilter.text(other));
        };
    }

    /** As the store orders texts, which are not names: by their bytes. */
    static int byBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
