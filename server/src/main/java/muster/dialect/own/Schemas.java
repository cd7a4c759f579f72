package muster.dialect.own;

import java.util.Map;
import java.util.TreeMap;
import muster.dialect.own.Form.Field;
import muster.dialect.own.Shape.Member;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of an OpenAPI document (JSON Schema 2020-12), gathered as they are referred to. */
final class Schemas {
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, ObjectNode> found = new TreeMap<>();

    /** All that were referred to, by name. */
    ObjectNode all() {
        ObjectNode all = Json.object();
        found.forEach(all::set);
        return all;
    }

    void add(String name, ObjectNode schema) {
        found.put(name, schema);
    }

    static ObjectNode reference(String name) {
        return Json.object().put("$ref", REFERENCE + name);
    }

    ObjectNode of(Shape<?> shape) {
        if (!found.containsKey(shape.name())) {
            ObjectNode schema = object(shape.about());
            found.put(shape.name(), schema);
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = schema.putArray("required");
            for (Member<?> member : shape.members()) {
                properties.set(
                        member.name(), described(nullable(of(member.kind()), member.nullable()), member.about()));
                if (member.always()) {
                    required.add(member.name());
                }
            }
            schema.put("additionalProperties", false);
        }
        return reference(shape.name());
    }

    ObjectNode of(Form form) {
        if (!found.containsKey(form.name())) {
            ObjectNode schema = object(form.merges() ? "Fields that are left out stay as they are." : "");
            found.put(form.name(), schema);
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = Json.array();
            for (Field field : form.fields()) {
                properties.set(field.name(), described(nullable(of(field.kind()), field.clearable()), field.about()));
                if (field.required()) {
                    required.add(field.name());
                }
            }
            if (!required.isEmpty()) {
                schema.set("required", required);
            }
            schema.put("additionalProperties", false);
        }
        return reference(form.name());
    }

    /** A list with these items. */
    ObjectNode list(Shape<?> items, boolean paged) {
        ObjectNode schema = object("");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", of(items));
        ArrayNode required = schema.putArray("required").add("items");
        if (paged) {
            ObjectNode next = properties.putObject("next");
            next.putArray("type").add("string").add("null");
            next.put("description", "The cursor of the page that follows; null at the end.");
            required.add("next");
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode object(String about) {
        return described(Json.object().put("type", "object"), about);
    }

    private static ObjectNode described(ObjectNode schema, String about) {
        return about.isEmpty() ? schema : schema.put("description", about);
    }

    private static ObjectNode nullable(ObjectNode schema, boolean nullable) {
        if (!nullable) {
            return schema;
        }
        if (schema.has("type")) {
            String type = schema.get("type").stringValue();
            schema.putArray("type").add(type).add("null");
            if (schema.get("enum") instanceof ArrayNode words) {
                words.addNull();
            }
            return schema;
        }
        if (schema.has("$ref")) {
            ObjectNode either = Json.object();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }
        return schema;
    }

    ObjectNode of(Kind kind) {
        ObjectNode schema = Json.object();
        return switch (kind) {
            case Kind.Text(var most) -> schema.put("type", "string").put("maxLength", most);
            case Kind.Time _ -> schema.put("type", "string").put("format", "date-time");
            case Kind.Uuid _ -> schema.put("type", "string").put("format", "uuid");
            case Kind.Number _ -> schema.put("type", "string").put("pattern", "^[0-9]{1,19}$");
            case Kind.Whole(var least, var most) -> {
                schema.put("type", "integer").put("minimum", least);
                yield most == Long.MAX_VALUE ? schema : schema.put("maximum", most);
            }
            case Kind.Flag _ -> schema.put("type", "boolean");
            case Kind.Words(var words) -> {
                ArrayNode all = schema.put("type", "string").putArray("enum");
                words.forEach(all::add);
                yield schema;
            }
            case Kind.Many(var each, var most) -> {
                schema.put("type", "array").set("items", of(each));
                yield most == Integer.MAX_VALUE ? schema : schema.put("maxItems", most);
            }
            case Kind.Part(var shape) -> of(shape);
            case Kind.Inner(var form) -> of(form);
            case Kind.Texts(var most) -> {
                schema.put("type", "object").put("maxProperties", most);
                schema.putObject("additionalProperties").put("type", "string");
                yield schema;
            }
            case Kind.Anything _ -> schema;
        };
    }
}
