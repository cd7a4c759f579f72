package muster.store;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import muster.model.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The few JSON texts that the store itself makes and reads. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final String SALT = "salt";

    /** What an event's payload holds. */
    record Payload(@Nullable String name, List<Event.FieldChange> fields) {}

    /** From where somebody acted. */
    record Place(@Nullable String address, @Nullable String client) {}

    static final Place NO_PLACE = new Place(null, null);

    private Json() {}

    static String ofTexts(List<String> texts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            texts.forEach(json::writeString);
            json.writeEndArray();
        }
        return text.toString();
    }

    static List<String> texts(String text) {
        if (text.equals("[]")) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            expect(json.nextToken(), JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getString());
            }
            expect(json.currentToken(), JsonToken.END_ARRAY);
        }
        return texts;
    }

    /** @param salt keeps the text from being guessed by its digest */
    static String ofPayload(String salt, Payload payload) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty(SALT, salt);
            writeUnlessNull(json, "name", payload.name());
            json.writeArrayPropertyStart("fields");
            for (Event.FieldChange change : payload.fields()) {
                write(json, change);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    static String ofPlace(String salt, Place place) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty(SALT, salt);
            writeUnlessNull(json, "address", place.address());
            writeUnlessNull(json, "client", place.client());
            json.writeEndObject();
        }
        return text.toString();
    }

    static Place place(String text) {
        String address = null;
        String client = null;
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "address" -> address = json.getString();
                    case "client" -> client = json.getString();
                    default -> json.skipChildren();
                }
            }
        }
        return new Place(address, client);
    }

    static void write(JsonGenerator json, Event.FieldChange change) {
        json.writeStartObject();
        json.writeStringProperty("field", change.field());
        writeUnlessNull(json, "before", change.before());
        writeUnlessNull(json, "after", change.after());
        json.writeEndObject();
    }

    static Payload payload(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            String name = null;
            List<Event.FieldChange> fields = new ArrayList<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                JsonToken value = json.nextToken();
                if (property.equals("name")) {
                    name = json.getString();
                } else if (property.equals("fields") && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        fields.add(fieldChange(json));
                    }
                } else {
                    json.skipChildren();
                }
            }
            return new Payload(name, fields);
        }
    }

    /** Of an object of which the start was read already. */
    static Event.FieldChange fieldChange(JsonParser json) {
        String field = "";
        String before = null;
        String after = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "field" -> field = json.getString();
                case "before" -> before = json.getString();
                case "after" -> after = json.getString();
                default -> json.skipChildren();
            }
        }
        return new Event.FieldChange(field, before, after);
    }

    private static void writeUnlessNull(JsonGenerator json, String property, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(property, value);
        }
    }

    private static void expect(JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw new IllegalStateException("Kept JSON does not have the form in which it was written");
        }
    }
}
