package muster.dialect.cloudomation;

import muster.dialect.JsonAnswers;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import tools.jackson.core.JsonGenerator;

/** What is the same for everybody: the table of properties, and the roles there are. */
final class MetaRoutes {
    private final CloudomationSessions sessions;

    MetaRoutes(CloudomationSessions sessions) {
        this.sessions = sessions;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/meta/user", "maySeeAccounts", this::user);
        routes.add("GET", "/role", "maySeeAccounts", this::roles);
    }

    private Response user(Request request) {
        sessions.caller(request);
        return JsonAnswers.of(200, json -> {
            json.writeStartObject();
            json.writeStringProperty("name", "user");
            json.writeStringProperty("base", "resource");
            json.writeArrayPropertyStart("properties");
            for (Property property : Property.values()) {
                write(json, property);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Property property) {
        json.writeStartObject();
        json.writeStringProperty("name", property.wireName());
        json.writeStringProperty("type", property.type().title());
        switch (property.type()) {
            case Type.Text(var length) -> json.writeNumberProperty("length", length);
            case Type.Words(var name, var values) -> {
                json.writeStringProperty("enum_name", name);
                json.writeArrayPropertyStart("values");
                values.forEach(json::writeString);
                json.writeEndArray();
            }
            case Type.Simple simple -> {
                if (simple.equals(Type.DATE_TIME)) {
                    json.writeBooleanProperty("timezone", true);
                }
            }
        }
        json.writeBooleanProperty("nullable", property.isNullable());
        json.writeStringProperty("import_export", property.transfer().words());
        json.writeStringProperty("read", property.reader().word());
        json.writeStringProperty("write", property.writer().words());
        json.writeEndObject();
    }

    private Response roles(Request request) {
        sessions.caller(request);
        Role[] roles = Role.values();
        return RecordList.answer(roles.length, roles.length, 0, json -> {
            for (Role role : roles) {
                json.writeStartObject();
                json.writeStringProperty("name", role.word());
                json.writeNumberProperty("rank", role.ordinal());
                json.writeEndObject();
            }
        });
    }
}
