package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;

/**
 * How the objects of one resource look to clients that read the discovery document.
 *
 * @param name such as {@code ApiClientAuthorization}; its resource must be called by the plural, in lower case with underscores,
 *     or the Ruby SDK breaks
 * @param uuidType the middle part of the objects' uuids
 */
record Schema(String name, String uuidType, List<Property> properties) {

    /** The types of attributes. */
    enum Type {
        TEXT,
        TIME,
        BOOLEAN,
        INTEGER,
        OBJECT,
        TEXTS
    }

    /** One attribute. */
    record Property(String name, Type type) {}

    Schema {
        properties = List.copyOf(properties);
    }

    /** A schema with nothing in it yet but the uuid. */
    static Schema of(String name, String uuidType) {
        return new Schema(name, uuidType, List.of()).with(Type.TEXT, "uuid");
    }

    /** The same schema with these attributes more. */
    Schema with(Type type, String... names) {
        List<Property> more = new ArrayList<>(properties);
        for (String each : names) {
            more.add(new Property(each, type));
        }
        return new Schema(name, uuidType, more);
    }
}
