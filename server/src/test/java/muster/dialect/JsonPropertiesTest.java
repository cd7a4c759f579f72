package muster.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import muster.testing.fuzz.Chance;
import muster.testing.fuzz.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JsonPropertiesTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void whateverIsWrittenIsReadAgain() {
        Property.holds(
                chance -> value(chance, 4),
                value -> assertThat(JsonObject.parseValue(bytes(value))).isEqualTo(value));
    }

    @Test
    void theOrderOfFieldsSaysNothing() {
        Property.holds(chance -> object(chance, 3), object -> {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Collections.reverse(fields);
            ObjectNode turned = NODES.objectNode();
            fields.forEach(field -> turned.set(field.getKey(), field.getValue()));
            assertThat(JsonObject.parseValue(bytes(turned))).isEqualTo(JsonObject.parseValue(bytes(object)));
        });
    }

    private static byte[] bytes(JsonNode value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode value(Chance chance, int deep) {
        return switch (chance.below(deep > 0 ? 7 : 5)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(chance.coin());
            // Beyond 32 bits, so that the node is of the kind that a reader makes.
            case 2 -> NODES.numberNode((1L << 40) + chance.below(1_000));
            case 3 -> NODES.numberNode(BigDecimal.valueOf(chance.number(), 3));
            case 5 -> NODES.arrayNode().add(value(chance, deep - 1)).add(value(chance, deep - 1));
            case 6 -> object(chance, deep - 1);
            default -> NODES.stringNode(chance.text());
        };
    }

    private static ObjectNode object(Chance chance, int deep) {
        ObjectNode object = NODES.objectNode();
        for (int i = Math.min(6, chance.count()); i > 0; i--) {
            object.set(chance.text(), value(chance, deep));
        }
        return object;
    }
}
