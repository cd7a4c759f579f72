package muster.file;

import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plain part of YAML 1.2, piece by piece: no anchors, aliases, tags, merge keys or directives, no key twice. What two
 * readers could understand differently is refused with its line.
 */
final class YamlEvents {
    private static final int PIECE = 1 << 16;
    private static final int MOST_NODES = 20_000;
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final String MERGE_KEY = "<<";

    private final StrictText text;
    private final Function<ScalarEvent, JsonNode> scalars;
    private final Iterator<Event> events;
    private int nodes;

    /** @param scalars what a value is */
    YamlEvents(StrictText text, Function<ScalarEvent, JsonNode> scalars) {
        this.text = text;
        this.scalars = scalars;
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(PIECE)
                .build();
        this.events = new Parse(settings).parseReader(text).iterator();
    }

    /** Every value is text as it stands there, unless it says that there is none. */
    static JsonNode asText(ScalarEvent scalar) {
        return isNothing(scalar)
                ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.stringNode(scalar.getValue());
    }

    static boolean isNothing(ScalarEvent scalar) {
        return scalar.isPlain() && NOTHING.contains(scalar.getValue());
    }

    static long line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1L).orElse(0L);
    }

    boolean hasNext() {
        try {
            return events.hasNext();
        } catch (YamlEngineException malformed) {
            throw refused(malformed);
        }
    }

    /** The next one, which has nothing of what is refused. */
    Event next() {
        try {
            Event event = events.next();
            check(event);
            return event;
        } catch (YamlEngineException malformed) {
            throw refused(malformed);
        }
    }

    private UnsoundFile refused(YamlEngineException malformed) {
        long line = malformed instanceof MarkedYamlEngineException marked
                ? marked.getProblemMark().map(mark -> mark.getLine() + 1L).orElse(text.line())
                : text.line();
        return new UnsoundFile(Kind.NOT_YAML, line, "");
    }

    private static void check(Event event) {
        if (event instanceof AliasEvent) {
            throw notUnderstood(event, "aliases");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw notUnderstood(event, "anchors");
        }
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag().isPresent()
                || event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent();
        if (tagged) {
            throw notUnderstood(event, "tags");
        }
        if (event instanceof DocumentStartEvent start
                && (start.getSpecVersion().isPresent() || !start.getTags().isEmpty())) {
            throw notUnderstood(event, "directives");
        }
    }

    static UnsoundFile notUnderstood(Event event, String what) {
        return new UnsoundFile(Kind.NOT_UNDERSTOOD, line(event), what);
    }

    /** All of what begins with this. */
    JsonNode node(Event start) {
        nodes = 0;
        return node(start, StrictJson.DEEPEST);
    }

    private JsonNode node(Event start, int deeper) {
        count(start);
        if (deeper == 0) {
            throw new UnsoundFile(Kind.TOO_DEEP, line(start), "");
        }
        return switch (start.getEventId()) {
            case Scalar -> scalar((ScalarEvent) start);
            case SequenceStart -> list(deeper);
            case MappingStart -> map(deeper);
            default -> throw new UnsoundFile(Kind.NOT_YAML, line(start), "");
        };
    }

    private void count(Event event) {
        nodes++;
        if (nodes > MOST_NODES) {
            throw new UnsoundFile(Kind.TOO_LONG, line(event), String.valueOf(StrictJson.LONGEST_TEXT));
        }
    }

    private JsonNode scalar(ScalarEvent scalar) {
        if (scalar.getValue().length() > StrictJson.LONGEST_TEXT) {
            throw new UnsoundFile(Kind.TOO_LONG, line(scalar), String.valueOf(StrictJson.LONGEST_TEXT));
        }
        return scalars.apply(scalar);
    }

    private ArrayNode list(int deeper) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            list.add(node(event, deeper - 1));
        }
        return list;
    }

    private ObjectNode map(int deeper) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            String key = key(event);
            count(event);
            if (map.has(key)) {
                throw new UnsoundFile(Kind.REPEATED_KEY, line(event), key);
            }
            map.set(key, node(next(), deeper - 1));
        }
        return map;
    }

    /** What an event says as a key: text, and no other thing that could be taken for text. */
    static String key(Event event) {
        if (!(event instanceof ScalarEvent scalar) || isNothing(scalar)) {
            throw notUnderstood(event, "keys that are not text");
        }
        if (scalar.isPlain() && scalar.getValue().equals(MERGE_KEY)) {
            throw notUnderstood(event, "merge keys");
        }
        if (scalar.getValue().length() > 256) {
            throw new UnsoundFile(Kind.TOO_LONG, line(event), "256");
        }
        return scalar.getValue();
    }
}
