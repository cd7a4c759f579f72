package muster.cli;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import muster.directory.LedgerKey;
import muster.model.Checkpoint;
import muster.model.LedgerEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The lines of an exported ledger, one JSON object each. Each has exactly one way to be written, and none is taken that is
 * written otherwise, so that no bit of a file can change unseen.
 */
public final class LedgerLines {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final long FORM = 1;

    private LedgerLines() {}

    /** One line. */
    public sealed interface Line {
        /** Of the beginning: what comes before the first event. */
        record Begin(@Nullable String previous, long last) implements Line {}

        record PublicKey(String id, String publicKey) implements Line {}

        record Entry(LedgerEntry entry) implements Line {}

        record Sealed(Checkpoint checkpoint) implements Line {}

        /** Of the end: the number of the last event. */
        record End(long last) implements Line {}
    }

    /** The line without its end. */
    public static String write(Line line) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            switch (line) {
                case Line.Begin begin -> {
                    json.writeNumberProperty("ledger", FORM);
                    json.writeNumberProperty("after", begin.last());
                    write(json, "previous", begin.previous());
                }
                case Line.PublicKey key -> {
                    write(json, "key", key.id());
                    write(json, "public", key.publicKey());
                }
                case Line.Entry entry -> write(json, entry.entry());
                case Line.Sealed sealed -> write(json, sealed.checkpoint());
                case Line.End end -> json.writeNumberProperty("end", end.last());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, LedgerEntry entry) {
        LedgerEntry.Header header = entry.header();
        Long actorKey = header.actorKey();
        json.writeNumberProperty("event", entry.number());
        write(json, "id", Long.toString(header.id()));
        json.writeNumberProperty("at", header.at());
        write(json, "actorKind", header.actorKind());
        write(json, "actorAccount", header.actorAccount());
        write(json, "actorKey", actorKey == null ? null : actorKey.toString());
        write(json, "door", header.door());
        write(json, "requestId", header.requestId());
        write(json, "act", header.act());
        write(json, "targetKind", header.targetKind());
        write(json, "targetId", header.targetId());
        write(json, "subject", header.subject());
        write(json, "place", entry.place());
        write(json, "placeDigest", entry.placeDigest());
        write(json, "payload", entry.payload());
        write(json, "payloadDigest", entry.payloadDigest());
        write(json, "seal", entry.seal());
    }

    private static void write(JsonGenerator json, Checkpoint checkpoint) {
        json.writeNumberProperty("checkpoint", checkpoint.last());
        json.writeNumberProperty("first", checkpoint.first());
        json.writeNumberProperty("sealedAt", checkpoint.sealedAt());
        write(json, "head", checkpoint.head());
        write(json, "key", checkpoint.key());
        write(json, "signature", checkpoint.signature());
    }

    private static void write(JsonGenerator json, String property, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(property);
        } else {
            json.writeStringProperty(property, value);
        }
    }

    /** Empty when the text is no line, or not written as {@link #write} does. */
    public static Optional<Line> read(String text) {
        try {
            Line line = line(new Values(text));
            return write(line).equals(text) ? Optional.of(line) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Line line(Values values) {
        if (values.has("event")) {
            return new Line.Entry(entry(values));
        }
        if (values.has("checkpoint")) {
            return new Line.Sealed(new Checkpoint(
                    values.number("first"),
                    values.number("checkpoint"),
                    values.number("sealedAt"),
                    values.text("head"),
                    values.text("key"),
                    values.text("signature")));
        }
        if (values.has("public")) {
            String publicKey = values.text("public");
            String id = values.text("key");
            if (!LedgerKey.idOf(publicKey).equals(id)) {
                throw new IllegalArgumentException(id);
            }
            return new Line.PublicKey(id, publicKey);
        }
        return values.has("ledger")
                ? begin(values.textOrNull("previous"), values.number("after"))
                : new Line.End(values.number("end"));
    }

    private static Line begin(@Nullable String previous, long after) {
        if (after < 0 || (after == 0) != (previous == null)) {
            throw new IllegalArgumentException("after " + after);
        }
        return new Line.Begin(previous, after);
    }

    private static LedgerEntry entry(Values values) {
        String actorKey = values.textOrNull("actorKey");
        return new LedgerEntry(
                values.number("event"),
                new LedgerEntry.Header(
                        Long.parseLong(values.text("id")),
                        values.number("at"),
                        values.text("actorKind"),
                        values.textOrNull("actorAccount"),
                        actorKey == null ? null : Long.valueOf(actorKey),
                        values.text("door"),
                        values.text("requestId"),
                        values.text("act"),
                        values.text("targetKind"),
                        values.text("targetId"),
                        values.textOrNull("subject")),
                values.textOrNull("place"),
                values.textOrNull("placeDigest"),
                values.textOrNull("payload"),
                values.text("payloadDigest"),
                values.text("seal"));
    }

    /** The members of a flat object. */
    private static final class Values {
        private final Map<String, Object> values = new HashMap<>();

        Values(String text) {
            try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
                json.nextToken();
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (value == JsonToken.VALUE_STRING) {
                        values.put(name, json.getString());
                    } else if (value == JsonToken.VALUE_NUMBER_INT) {
                        values.put(name, json.getLongValue());
                    }
                }
            }
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        @Nullable
        String textOrNull(String name) {
            return values.get(name) instanceof String text ? text : null;
        }

        String text(String name) {
            if (values.get(name) instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException(name);
        }

        long number(String name) {
            if (values.get(name) instanceof Long number) {
                return number;
            }
            throw new IllegalArgumentException(name);
        }
    }
}
