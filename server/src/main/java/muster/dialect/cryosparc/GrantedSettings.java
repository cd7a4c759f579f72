package muster.dialect.cryosparc;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import muster.directory.DoorSettings.Line;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What of a user only administrators change, for pages: the name that was imported, preferences, and what jobs may ask for.
 *
 * @param profileName text or object; null where the display name stands for it
 * @param maySetPriority null where it is not set
 * @param priority null likewise
 */
record GrantedSettings(
        @Nullable JsonNode profileName,
        ObjectNode preferences,
        @Nullable JsonNode maySetPriority,
        @Nullable JsonNode priority) {
    private static final String NAME = "profile.name";
    private static final String PREFERENCES = "preferences";
    private static final String MAY_SET_PRIORITY = "userCanSetJobPriority";
    private static final String PRIORITY = "defaultJobPriority";
    private static final Set<String> FLAGS = Set.of("true", "false");

    static GrantedSettings of(CryosparcDocument document) {
        return new GrantedSettings(
                document.profileName(),
                document.preferences(),
                document.state().get(MAY_SET_PRIORITY),
                document.state().get(PRIORITY));
    }

    List<Line> lines() {
        return List.of(
                new Line(NAME, false, text(profileName)),
                new Line(PREFERENCES, false, preferences.isEmpty() ? "" : FreeJson.text(preferences)),
                new Line(MAY_SET_PRIORITY, false, text(maySetPriority)),
                new Line(PRIORITY, false, text(priority)));
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isString() ? value.stringValue() : FreeJson.text(value);
    }

    /** @throws Refused {@link Failure.Malformed} with the word of the line that cannot be */
    static GrantedSettings read(Map<String, String> values) {
        String name = typed(values, NAME);
        String preferences = typed(values, PREFERENCES);
        return new GrantedSettings(
                name.isEmpty() ? null : name.startsWith("{") ? object(NAME, name) : StringNode.valueOf(name),
                preferences.isEmpty() ? JsonNodeFactory.instance.objectNode() : object(PREFERENCES, preferences),
                flag(typed(values, MAY_SET_PRIORITY)),
                whole(typed(values, PRIORITY)));
    }

    private static String typed(Map<String, String> values, String word) {
        return Objects.requireNonNullElse(values.get(word), "").strip();
    }

    private static ObjectNode object(String word, String text) {
        try {
            if (JsonObject.parseValue(text) instanceof ObjectNode object) {
                FreeJson.check(object);
                return object;
            }
        } catch (JsonComplaint | CryosparcRefusal unreadable) {
            throw malformed(word, "is no JSON object that clients can read");
        }
        throw malformed(word, "is no JSON object that clients can read");
    }

    private static @Nullable JsonNode flag(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!FLAGS.contains(text)) {
            throw malformed(MAY_SET_PRIORITY, "is neither true nor false");
        }
        return BooleanNode.valueOf(text.equals("true"));
    }

    private static @Nullable JsonNode whole(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LongNode.valueOf(Long.parseLong(text));
        } catch (NumberFormatException none) {
            throw malformed(PRIORITY, "is no whole number");
        }
    }

    private static Refused malformed(String word, String complaint) {
        return new Refused(new Failure.Malformed(word, complaint));
    }

    CryosparcDocument putInto(CryosparcDocument document) {
        CryosparcDocument named =
                new CryosparcDocument(document.state(), preferences, document.fileBrowserSettings(), profileName);
        return put(put(named, MAY_SET_PRIORITY, maySetPriority), PRIORITY, priority);
    }

    private static CryosparcDocument put(CryosparcDocument document, String key, @Nullable JsonNode value) {
        return value == null ? document.withoutVariable(key) : document.withVariable(key, value);
    }
}
