package muster.dialect.cryosparc;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a JSON value has to look like, said so that the client's reader of schemas understands it: that one breaks at a list of
 * types and at {@code additionalProperties: true}, and reads {@code anyOf} but not {@code oneOf}. Source: CryoSPARC tools, API
 * client.
 */
final class Schema {
    static final String COMPONENTS = "#/components/schemas/";

    /** Any value at all. */
    static final Schema ANYTHING = new Schema(object());

    static final Schema TEXT = ofType("string");
    static final Schema FLAG = ofType("boolean");
    static final Schema WHOLE = ofType("integer");
    static final Schema NUMBER = ofType("number");
    static final Schema MOMENT = TEXT.with("format", "date-time");
    /** An object with members of any kind. */
    static final Schema OBJECT = ofType("object").with("additionalProperties", object());

    private static final Schema NOTHING = ofType("null");

    private final ObjectNode node;

    private Schema(ObjectNode node) {
        this.node = node;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Schema ofType(String type) {
        return new Schema(object().put("type", type));
    }

    /** The class of this name; clients know only the names of {@link Schemas}. */
    static Schema of(String className) {
        return new Schema(object().put("$ref", COMPONENTS + className));
    }

    static Schema listOf(Schema element) {
        return ofType("array").with("items", element.node);
    }

    /** An object that maps text to such values. */
    static Schema mapOf(Schema value) {
        return ofType("object").with("additionalProperties", value.node);
    }

    static Schema oneWordOf(String... words) {
        ObjectNode node = TEXT.node.deepCopy();
        List.of(words).forEach(node.putArray("enum")::add);
        return new Schema(node);
    }

    static Schema either(Schema one, Schema other) {
        ObjectNode node = object();
        node.putArray("anyOf").add(one.node.deepCopy()).add(other.node.deepCopy());
        return new Schema(node);
    }

    static Schema orNull(Schema schema) {
        return either(schema, NOTHING);
    }

    /** The same schema under a title: of a body, that is what clients call the argument. */
    Schema titled(String title) {
        return with("title", JsonNodeFactory.instance.stringNode(title));
    }

    Schema withDefault(JsonNode value) {
        return with("default", value);
    }

    Schema withDefault(String value) {
        return with("default", value);
    }

    /** Text that matches this pattern. */
    Schema matching(String pattern) {
        return with("pattern", pattern);
    }

    private Schema with(String key, String value) {
        return with(key, JsonNodeFactory.instance.stringNode(value));
    }

    private Schema with(String key, JsonNode value) {
        ObjectNode changed = node.deepCopy();
        changed.set(key, value);
        return new Schema(changed);
    }

    /** As it stands in the document; a copy. */
    ObjectNode json() {
        return node.deepCopy();
    }
}
