package muster.dialect.own;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of the directory as JSON: times in UTC with microseconds, words of lists in lower case, ids as text. */
final class Json {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNodeFactory.instance.nullNode();
            case JsonNode node -> node;
            case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
            case Integer number -> JsonNodeFactory.instance.numberNode(number);
            case Long number -> JsonNodeFactory.instance.numberNode(number);
            case Instant time -> JsonNodeFactory.instance.stringNode(text(time));
            case Enum<?> word -> JsonNodeFactory.instance.stringNode(word(word));
            case Collection<?> many -> {
                ArrayNode array = array();
                many.forEach(each -> array.add(node(each)));
                yield array;
            }
            default -> JsonNodeFactory.instance.stringNode(value.toString());
        };
    }

    static String text(Instant time) {
        return TIME.format(time);
    }

    /** As it is written here; {@code PUT_IN_TRASH} is {@code put_in_trash}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
