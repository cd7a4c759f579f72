package muster.dialect.cloudomation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import muster.model.Caller;
import muster.model.Permissions;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes users: what the caller may not read is left out. */
final class UserJson {
    private UserJson() {}

    /** What of this record the caller may read. */
    static Predicate<Property> readableBy(Caller caller, UserRecord user) {
        boolean all = Permissions.maySeePrivateFields(caller, user.account().id());
        return property -> isRead(property, all);
    }

    /** @param privately whether private properties are read, too */
    static boolean isRead(Property property, boolean privately) {
        return switch (property.reader()) {
            case ALL -> true;
            case PRIVATE -> privately;
            case NEVER -> false;
        };
    }

    /** @param selected what was asked for; everything when empty. The id always comes along */
    static void write(JsonGenerator json, Caller caller, UserRecord user, Set<Property> selected) {
        Predicate<Property> readable = readableBy(caller, user);
        List<Property> shown = Arrays.stream(Property.values())
                .filter(readable)
                .filter(property -> selected.isEmpty() || property == Property.ID || selected.contains(property))
                .toList();
        json.writeStartObject();
        for (Property property : shown) {
            json.writeName(property.wireName());
            writeValue(json, user.value(property));
        }
        json.writeEndObject();
    }

    static void writeValue(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case Long number -> json.writeNumber(number);
            case Instant time -> json.writeString(time.toString());
            default -> json.writeString(value.toString());
        }
    }
}
