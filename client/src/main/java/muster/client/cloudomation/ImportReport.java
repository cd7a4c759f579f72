package muster.client.cloudomation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of a file, or would become of it.
 *
 * @param isDryRun whether nothing was to be stored
 * @param isApplied whether the file was taken in
 * @param summary how many documents met with each action
 * @param results one for each document, in the order of the file
 */
public record ImportReport(boolean isDryRun, boolean isApplied, Map<Action, Long> summary, List<Result> results) {

    public enum Action {
        CREATED,
        UPDATED,
        /** There was nothing to change. */
        UNCHANGED,
        /** Left as it is, as was asked for. */
        SKIPPED,
        FAILED
    }

    /**
     * What became of one document.
     *
     * @param index from 0 on
     * @param type of record; anything but {@code user} fails. Null when the document does not tell
     * @param nameIfAny null when the document has none
     * @param idIfAny null for who does not exist
     * @param changes of each property that is really otherwise
     * @param errors why it failed; empty unless it did
     */
    public record Result(
            long index,
            @Nullable String type,
            @Nullable String nameIfAny,
            Action action,
            @Nullable UUID idIfAny,
            Map<String, Change> changes,
            List<Problem> errors) {

        private static Result of(Fields fields) {
            return new Result(
                    fields.number("index"),
                    fields.textIfAny("type").orElse(null),
                    fields.textIfAny("name").orElse(null),
                    Words.of(fields, "action", Action.class),
                    Ids.ifAny(fields, "id").orElse(null),
                    changes(fields.object("changes", "changes")),
                    fields.objects("errors", "an error").stream()
                            .map(Problem::of)
                            .toList());
        }

        private static Map<String, Change> changes(Fields fields) {
            Map<String, Change> changes = new LinkedHashMap<>();
            fields.names().forEach(name -> changes.put(name, Change.of(fields.object(name, "a change"))));
            return Collections.unmodifiableMap(changes);
        }

        public Optional<String> name() {
            return Optional.ofNullable(nameIfAny);
        }

        public Optional<UUID> id() {
            return Optional.ofNullable(idIfAny);
        }
    }

    /**
     * What a property was and is, as texts; null for none.
     *
     * @param before null as well for who is made
     */
    public record Change(@Nullable String before, @Nullable String after) {

        private static Change of(Fields fields) {
            return new Change(value(fields, "old"), value(fields, "new"));
        }

        private static @Nullable String value(Fields fields, String name) {
            Optional<JsonNode> value = fields.value(name);
            if (value.isPresent() && value.get().isContainer()) {
                throw fields.misunderstood(name, "a single value");
            }
            return value.map(JsonNode::asString).orElse(null);
        }
    }

    /**
     * Why a document failed.
     *
     * @param fieldIfAny null when it is about the whole document
     * @param code such as {@code unknown_field}, {@code not_importable}, {@code duplicate}, {@code in_trash}
     */
    public record Problem(@Nullable String fieldIfAny, String code) {

        private static Problem of(Fields fields) {
            return new Problem(fields.textIfAny("field").orElse(null), fields.text("code"));
        }

        public Optional<String> field() {
            return Optional.ofNullable(fieldIfAny);
        }
    }

    static ImportReport of(Fields fields) {
        return new ImportReport(
                fields.flag("dry_run"),
                fields.flag("applied"),
                summary(fields.object("summary", "a summary")),
                fields.objects("results", "a result").stream().map(Result::of).toList());
    }

    private static Map<Action, Long> summary(Fields fields) {
        Map<Action, Long> summary = new LinkedHashMap<>();
        for (Action action : Action.values()) {
            summary.put(action, fields.number(Words.word(action)));
        }
        return Collections.unmodifiableMap(summary);
    }

    /** How many documents met with this. */
    public long count(Action action) {
        return summary.getOrDefault(action, 0L);
    }
}
