package muster.dialect.cloudomation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import muster.directory.Intake;
import muster.directory.IntakeOutcome;
import muster.model.Account;
import muster.model.AccountId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Tells of each document of a file what became of it, or would have become. */
final class ImportReport {
    private final boolean isRehearsal;
    private final boolean isApplied;
    private final List<Result> results;
    private final ImportChanges changes;

    /** The words of the platform's clients for what becomes of a document. */
    private enum Action {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED,
        FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Action of(IntakeOutcome outcome) {
            return switch (outcome) {
                case IntakeOutcome.Created _ -> CREATED;
                case IntakeOutcome.Updated _ -> UPDATED;
                case IntakeOutcome.Unchanged _ -> UNCHANGED;
                case IntakeOutcome.Skipped _ -> SKIPPED;
                case IntakeOutcome.Failed _ -> FAILED;
            };
        }
    }

    private record Result(ImportDocument document, IntakeOutcome outcome) {}

    ImportReport(boolean isRehearsal, List<ImportDocument> documents, Intake.Report report, ImportChanges changes) {
        this.isRehearsal = isRehearsal;
        this.isApplied = report.isStored();
        this.changes = changes;
        this.results = IntStream.range(0, documents.size())
                .mapToObj(i -> new Result(documents.get(i), report.outcomes().get(i)))
                .toList();
    }

    boolean isRefused() {
        return !isApplied && !isRehearsal;
    }

    void writeTo(JsonGenerator json) {
        json.writeStartObject();
        json.writeBooleanProperty("dry_run", isRehearsal);
        json.writeBooleanProperty("applied", isApplied);
        json.writeObjectPropertyStart("summary");
        summary().forEach((action, count) -> json.writeNumberProperty(action.word(), count));
        json.writeEndObject();
        json.writeArrayPropertyStart("results");
        for (int i = 0; i < results.size(); i++) {
            write(json, i, results.get(i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private Map<Action, Integer> summary() {
        Map<Action, Integer> counts = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            counts.put(action, 0);
        }
        results.forEach(result -> counts.merge(Action.of(result.outcome()), 1, Integer::sum));
        return counts;
    }

    private void write(JsonGenerator json, int index, Result result) {
        json.writeStartObject();
        json.writeNumberProperty("index", index);
        json.writeStringProperty("type", result.document().type());
        writeText(json, "name", result.document().name());
        json.writeStringProperty("action", Action.of(result.outcome()).word());
        writeText(json, "id", id(result.outcome()).map(AccountId::toString).orElse(null));
        json.writeObjectPropertyStart("changes");
        changes.of(result.outcome()).forEach((key, change) -> write(json, key, change));
        json.writeEndObject();
        json.writeArrayPropertyStart("errors");
        if (result.outcome() instanceof IntakeOutcome.Failed failed) {
            ImportError.of(result.document(), failed).forEach(error -> write(json, error));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Of an account that was not made after all, nobody is told an id. */
    private Optional<AccountId> id(IntakeOutcome outcome) {
        return switch (outcome) {
            case IntakeOutcome.Created(var account) ->
                Optional.of(account).filter(_ -> isApplied).map(Account::id);
            case IntakeOutcome.Updated(var before, var _) -> Optional.of(before.id());
            case IntakeOutcome.Unchanged(var account) -> Optional.of(account.id());
            case IntakeOutcome.Skipped(var account) -> Optional.of(account.id());
            case IntakeOutcome.Failed _ -> Optional.empty();
        };
    }

    private static void write(JsonGenerator json, String key, ImportChanges.Change change) {
        json.writeObjectPropertyStart(key);
        json.writeName("old");
        ExportedUser.write(json, change.old());
        json.writeName("new");
        ExportedUser.write(json, change.next());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ImportError error) {
        json.writeStartObject();
        writeText(json, "field", error.field());
        json.writeStringProperty("code", error.code());
        json.writeEndObject();
    }

    private static void writeText(JsonGenerator json, String key, @Nullable String text) {
        json.writeName(key);
        UserJson.writeValue(json, text);
    }
}
