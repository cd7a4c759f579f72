package muster.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.Set;
import muster.directory.AccountFiles.Format;
import muster.directory.DeclaredItem;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;

/** Records of users as Cloudomation exports them: documents of YAML, or an array of JSON. */
final class RecordsFile {
    private static final ScalarResolver CORE = new CoreScalarResolver(false);

    /** How version 1.1 of YAML, which that platform reads, spells true and false, too. */
    private static final Set<String> OLDER_TRUE = Set.of("yes", "Yes", "YES", "on", "On", "ON");

    private static final Set<String> OLDER_FALSE = Set.of("no", "No", "NO", "off", "Off", "OFF");

    private static final ObjectReader ONE_OF_MANY =
            StrictJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RecordsFile() {}

    static OpenFile open(InputStream in, boolean isJson) {
        StrictText text = new StrictText(in);
        Set<String> ignored = new LinkedHashSet<>();
        Items rows = isJson ? new JsonRows(text, ignored) : new YamlRows(text, ignored);
        return OpenFile.ofPeople(Format.RECORDS, rows, ignored, text);
    }

    private static final class YamlRows extends Items {
        private final YamlEvents events;
        private final Set<String> ignored;

        private YamlRows(StrictText text, Set<String> ignored) {
            this.events = new YamlEvents(text, RecordsFile::typed);
            this.ignored = ignored;
        }

        @Override
        @Nullable
        DeclaredItem read() {
            while (events.hasNext()) {
                Event event = events.next();
                if (event.getEventId() == Event.ID.DocumentStart) {
                    Event start = events.next();
                    DeclaredItem item = RecordRow.of(YamlEvents.line(start), events.node(start), faults, ignored);
                    if (item != null) {
                        return item;
                    }
                }
            }
            return null;
        }
    }

    private static JsonNode typed(ScalarEvent scalar) {
        String text = scalar.getValue();
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (scalar.isPlain() && (OLDER_TRUE.contains(text) || OLDER_FALSE.contains(text))) {
            return nodes.booleanNode(OLDER_TRUE.contains(text));
        }
        Tag tag = CORE.resolve(text, scalar.isPlain());
        if (tag.equals(Tag.NULL)) {
            return nodes.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return nodes.booleanNode(text.equalsIgnoreCase("true"));
        }
        // No property that is read takes a number, so which one it is does not matter.
        return tag.equals(Tag.STR) ? nodes.stringNode(text) : nodes.numberNode(0);
    }

    private static final class JsonRows extends Items {
        private final JsonParser parser;
        private final Set<String> ignored;
        private boolean begun;
        private boolean isArray;

        private JsonRows(Reader text, Set<String> ignored) {
            this.parser = StrictJson.MAPPER.createParser(text);
            this.ignored = ignored;
        }

        @Override
        @Nullable
        DeclaredItem read() throws IOException {
            try {
                return readParsed();
            } catch (JacksonException malformed) {
                Kind kind = StrictJson.kind(malformed, Kind.NOT_JSON_RECORDS);
                throw new UnsoundFile(kind, line(), StrictJson.detail(kind));
            }
        }

        private @Nullable DeclaredItem readParsed() {
            while (toNext()) {
                long line = line();
                JsonNode record = ONE_OF_MANY.readTree(parser);
                DeclaredItem item = RecordRow.of(line, record, faults, ignored);
                if (item != null) {
                    return item;
                }
            }
            return null;
        }

        private boolean toNext() {
            JsonToken token = parser.nextToken();
            if (!begun) {
                begun = true;
                isArray = token == JsonToken.START_ARRAY;
                return isArray ? toNext() : token != null;
            }
            if (!isArray && token != null || isArray && token == null) {
                throw new UnsoundFile(Kind.NOT_JSON_RECORDS, line(), "");
            }
            if (token == JsonToken.END_ARRAY && parser.nextToken() != null) {
                throw new UnsoundFile(Kind.NOT_JSON_RECORDS, line(), "");
            }
            return token != null && token != JsonToken.END_ARRAY;
        }

        private long line() {
            return Math.max(1, parser.currentLocation().getLineNr());
        }
    }
}
