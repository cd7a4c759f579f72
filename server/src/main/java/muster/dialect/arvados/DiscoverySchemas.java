package muster.dialect.arvados;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The part {@code schemas} of the discovery document. */
final class DiscoverySchemas {
    private DiscoverySchemas() {}

    /** Each schema, and that of a list of its objects. */
    static ObjectNode of(List<Schema> schemas) {
        ObjectNode all = ArvadosJson.object();
        for (Schema schema : schemas) {
            all.set(schema.name(), object(schema));
            all.set(schema.name() + "List", list(schema));
        }
        return all;
    }

    private static ObjectNode object(Schema schema) {
        ObjectNode object = ArvadosJson.object();
        object.put("id", schema.name());
        object.put("description", "");
        object.put("type", "object");
        object.put("uuidPrefix", schema.uuidType());
        ObjectNode properties = object.putObject("properties");
        for (Schema.Property property : schema.properties()) {
            properties.set(property.name(), type(property.type()));
        }
        return object;
    }

    private static ObjectNode list(Schema schema) {
        ObjectNode object = ArvadosJson.object();
        object.put("id", schema.name() + "List");
        object.put("description", "");
        object.put("type", "object");
        ObjectNode properties = object.putObject("properties");
        properties.set("kind", type(Schema.Type.TEXT));
        properties.set("etag", type(Schema.Type.TEXT));
        properties.set("self_link", type(Schema.Type.TEXT));
        properties.set("offset", type(Schema.Type.INTEGER));
        properties.set("limit", type(Schema.Type.INTEGER));
        properties.set("items_available", type(Schema.Type.INTEGER));
        ObjectNode items = properties.putObject("items").put("type", "array");
        items.putObject("items").put("$ref", schema.name());
        return object;
    }

    /** The Python client looks into {@code items} of whatever is an array while it builds itself. */
    private static ObjectNode type(Schema.Type type) {
        ObjectNode object = ArvadosJson.object();
        switch (type) {
            case TEXT -> object.put("type", "string");
            case TIME -> object.put("type", "string").put("format", "date-time");
            case BOOLEAN -> object.put("type", "boolean");
            case INTEGER -> object.put("type", "integer");
            case OBJECT -> object.put("type", "object");
            case TEXTS -> object.put("type", "array").putObject("items").put("type", "string");
        }
        return object;
    }
}
