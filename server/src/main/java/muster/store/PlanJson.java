package muster.store;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import muster.directory.DeclaredItem;
import muster.directory.PlanProblem;
import muster.directory.PlanRow;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What a row of a plan says in detail, as JSON. */
final class PlanJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** What a row's document holds. */
    record Document(
            List<FieldChange> fields,
            List<FieldChange> conflicts,
            @Nullable PlanProblem problem,
            @Nullable DeclaredItem said) {
        static final Document EMPTY = new Document(List.of(), List.of(), null, null);
    }

    private PlanJson() {}

    /** Null where there is nothing to keep. */
    static @Nullable String ofDocument(PlanRow row, @Nullable DeclaredItem said) {
        PlanProblem problem = row.problem();
        if (row.fields().isEmpty() && row.conflicts().isEmpty() && problem == null && said == null) {
            return null;
        }
        return written(json -> {
            writeChanges(json, "fields", row.fields());
            writeChanges(json, "conflicts", row.conflicts());
            if (problem != null) {
                writeProblem(json, problem);
            }
            if (said != null) {
                json.writeName("said");
                SaidJson.write(json, said);
            }
        });
    }

    private static String written(Consumer<JsonGenerator> properties) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            properties.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void writeChanges(JsonGenerator json, String name, List<FieldChange> changes) {
        if (!changes.isEmpty()) {
            json.writeArrayPropertyStart(name);
            changes.forEach(change -> Json.write(json, change));
            json.writeEndArray();
        }
    }

    private static void writeProblem(JsonGenerator json, PlanProblem problem) {
        json.writeObjectPropertyStart("problem");
        json.writeStringProperty("word", problem.word());
        json.writeStringProperty("sentence", problem.sentence());
        List<FieldChange> details = problem.details().stream()
                .map(detail -> new FieldChange(detail.name(), null, detail.value()))
                .toList();
        writeChanges(json, "details", details);
        json.writeEndObject();
    }

    static Document document(@Nullable String text, long line, String name) {
        if (text == null) {
            return Document.EMPTY;
        }
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            List<FieldChange> fields = List.of();
            List<FieldChange> conflicts = List.of();
            PlanProblem problem = null;
            DeclaredItem said = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "fields" -> fields = changes(json);
                    case "conflicts" -> conflicts = changes(json);
                    case "problem" -> problem = problem(json);
                    case "said" -> said = SaidJson.read(json, line, name);
                    default -> json.skipChildren();
                }
            }
            return new Document(fields, conflicts, problem, said);
        }
    }

    private static List<FieldChange> changes(JsonParser json) {
        List<FieldChange> changes = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            changes.add(Json.fieldChange(json));
        }
        return changes;
    }

    private static PlanProblem problem(JsonParser json) {
        String word = "";
        String sentence = "";
        List<PlanProblem.Detail> details = List.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String property = json.currentName();
            json.nextToken();
            switch (property) {
                case "word" -> word = json.getString();
                case "sentence" -> sentence = json.getString();
                case "details" ->
                    details = changes(json).stream()
                            .map(change -> new PlanProblem.Detail(change.field(), String.valueOf(change.after())))
                            .toList();
                default -> json.skipChildren();
            }
        }
        return new PlanProblem(word, details, sentence);
    }

    static String ofResult(PlanRow.Result result) {
        return switch (result) {
            case PlanRow.Done done ->
                written(json -> {
                    json.writeStringProperty("target", done.target());
                    if (done.version() != null) {
                        json.writeNumberProperty("version", done.version());
                    }
                });
            case PlanRow.Failed failed -> written(json -> writeProblem(json, failed.problem()));
        };
    }

    static PlanRow.Result result(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            String target = "";
            Long version = null;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String property = json.currentName();
                json.nextToken();
                switch (property) {
                    case "problem" -> {
                        return new PlanRow.Failed(problem(json));
                    }
                    case "target" -> target = json.getString();
                    case "version" -> version = json.getLongValue();
                    default -> json.skipChildren();
                }
            }
            return new PlanRow.Done(target, version);
        }
    }
}
