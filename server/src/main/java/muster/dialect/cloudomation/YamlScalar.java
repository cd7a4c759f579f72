package muster.dialect.cloudomation;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a single value of YAML is by the core types: {@code no} is a text, and so is a date. */
final class YamlScalar {
    private static final ScalarResolver CORE = new CoreScalarResolver(false);
    private static final String TEXT_WHATEVER_IT_LOOKS_LIKE = "!";

    private YamlScalar() {}

    /** Empty for a tag that is none of the core, or that does not fit the value. */
    static Optional<JsonNode> of(ScalarEvent scalar) {
        String text = scalar.getValue();
        return scalar.getTag()
                .map(tag -> tagged(tag, text))
                .orElseGet(() -> Optional.of(of(CORE.resolve(text, scalar.isPlain()), text)));
    }

    private static Optional<JsonNode> tagged(String tag, String text) {
        if (tag.equals(TEXT_WHATEVER_IT_LOOKS_LIKE) || tag.equals(Tag.STR.getValue())) {
            return Optional.of(JsonNodeFactory.instance.stringNode(text));
        }
        Tag looked = CORE.resolve(text, true);
        return looked.getValue().equals(tag) ? Optional.of(of(looked, text)) : Optional.empty();
    }

    private static JsonNode of(Tag tag, String text) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (tag.equals(Tag.NULL)) {
            return nodes.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return nodes.booleanNode(text.equalsIgnoreCase("true"));
        }
        // No property takes a number, so which one it is does not matter, however long it is.
        return tag.equals(Tag.STR) ? nodes.stringNode(text) : nodes.numberNode(0);
    }
}
