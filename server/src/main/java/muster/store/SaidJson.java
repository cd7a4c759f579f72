package muster.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.ImportField;
import muster.directory.ImportRow;
import muster.model.Edit;
import muster.model.HoldingId;
import muster.model.Lane;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a file said of one thing, as a JSON object: each property is a list of texts, or null for what is cleared. What is kept
 * is not there.
 */
final class SaidJson {
    private static final String KIND = "kind";
    private static final String GROUPS = "groups";
    private static final String LANES = "lanes";
    private static final String ABSENT = "absent";

    private SaidJson() {}

    static void write(JsonGenerator json, DeclaredItem said) {
        json.writeStartObject();
        switch (said) {
            case ImportRow row -> {
                row.fields().forEach((field, edit) -> writeText(json, name(field), edit));
                writeTexts(json, GROUPS, row.groups());
                writeTexts(json, LANES, row.lanes());
                FarFactsJson.write(json, row.far());
            }
            case DeclaredThing thing -> writeThing(json, thing);
        }
        json.writeEndObject();
    }

    private static void writeThing(JsonGenerator json, DeclaredThing thing) {
        if (thing.absent()) {
            writeText(json, ABSENT, Edit.set("true"));
        }
        switch (thing) {
            case DeclaredThing.OfGroup group -> {
                writeText(json, KIND, Edit.set("group"));
                writeText(json, "description", group.description());
                writeText(json, "owner", group.owner());
            }
            case DeclaredThing.OfLane lane -> {
                writeText(json, KIND, Edit.set("lane"));
                writeText(json, "type", lane.kind().map(Lane.Kind::name));
                writeText(json, "title", lane.title());
                writeText(json, "description", lane.description());
            }
            case DeclaredThing.OfAgreement agreement -> {
                writeText(json, KIND, Edit.set("agreement"));
                writeText(json, "text", kept(agreement.text()));
                writeText(json, "holding", kept(agreement.holding()).map(HoldingId::toString));
            }
        }
    }

    static <T> Edit<T> kept(@Nullable T value) {
        return value == null ? Edit.keep() : Edit.set(value);
    }

    static void writeText(JsonGenerator json, String name, Edit<String> edit) {
        writeTexts(json, name, edit.map(List::of));
    }

    static void writeTexts(JsonGenerator json, String name, Edit<List<String>> edit) {
        switch (edit) {
            case Edit.Keep<List<String>> _ -> {}
            case Edit.Clear<List<String>> _ -> json.writeNullProperty(name);
            case Edit.Set<List<String>>(var texts) -> {
                json.writeArrayPropertyStart(name);
                texts.forEach(json::writeString);
                json.writeEndArray();
            }
        }
    }

    static String name(ImportField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    static DeclaredItem read(JsonParser json, long line, String name) {
        Map<String, Edit<List<String>>> said = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            said.put(property, json.nextToken() == JsonToken.START_ARRAY ? Edit.set(texts(json)) : Edit.clear());
        }
        String kind = text(said, KIND).orKeepValue("person");
        boolean absent = said.containsKey(ABSENT);
        return switch (kind) {
            case "person" -> person(said, line);
            case "group" ->
                new DeclaredThing.OfGroup(line, name, text(said, "description"), text(said, "owner"), absent);
            case "lane" ->
                new DeclaredThing.OfLane(
                        line,
                        name,
                        text(said, "type").map(Lane.Kind::valueOf),
                        text(said, "title"),
                        text(said, "description"),
                        absent);
            case "agreement" ->
                new DeclaredThing.OfAgreement(
                        line,
                        name,
                        text(said, "text").orKeep(null),
                        text(said, "holding")
                                .map(id -> new HoldingId(UUID.fromString(id)))
                                .orKeep(null),
                        absent);
            default -> throw new IllegalStateException("Nothing declared is a " + kind);
        };
    }

    private static List<String> texts(JsonParser json) {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getString());
        }
        return texts;
    }

    private static ImportRow person(Map<String, Edit<List<String>>> said, long line) {
        Map<ImportField, Edit<String>> fields = new EnumMap<>(ImportField.class);
        for (ImportField field : ImportField.values()) {
            Edit<String> edit = text(said, name(field));
            if (!edit.isKeep()) {
                fields.put(field, edit);
            }
        }
        return new ImportRow(
                line,
                fields,
                said.getOrDefault(GROUPS, Edit.keep()),
                said.getOrDefault(LANES, Edit.keep()),
                null,
                FarFactsJson.read(said));
    }

    static Edit<String> text(Map<String, Edit<List<String>>> said, String name) {
        return Objects.requireNonNull(said.getOrDefault(name, Edit.keep())).map(List::getFirst);
    }
}
