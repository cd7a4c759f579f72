package muster.dialect.cloudomation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a single value of YAML is by the core types of version 1.2, where a date is a text. Yes, no, on and off are true or false all
 * the same: the platform reads version 1.1, and whoever writes {@code no} for a name is better told than given a user of another
 * name than there.
 */
final class YamlScalar {
    private static final ScalarResolver CORE = new CoreScalarResolver(false);
    private static final String TEXT_WHATEVER_IT_LOOKS_LIKE = "!";

    /** How version 1.1 spells true and false beside {@code true} and {@code false}. */
    private static final Map<String, Boolean> OLDER_WORDS = Stream.of("yes", "on", "no", "off")
            .flatMap(word -> Stream.of(
                    word,
                    word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1),
                    word.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), word -> word.equalsIgnoreCase("yes") || word.equalsIgnoreCase("on")));

    private YamlScalar() {}

    /** Empty for a tag that is none of the core, or that does not fit the value. */
    static Optional<JsonNode> of(ScalarEvent scalar) {
        String text = scalar.getValue();
        return scalar.getTag().map(tag -> tagged(tag, text)).orElseGet(() -> Optional.of(untagged(scalar, text)));
    }

    private static JsonNode untagged(ScalarEvent scalar, String text) {
        Boolean older = scalar.isPlain() ? OLDER_WORDS.get(text) : null;
        return older == null
                ? of(CORE.resolve(text, scalar.isPlain()), text)
                : JsonNodeFactory.instance.booleanNode(older);
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
