package muster.dialect.cloudomation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads documents of YAML 1.2 with its core types, strictly: no tag beyond these, no key that is anything but text, none twice, no merge
 * keys, no deep nesting, and aliases as long as what they stand for stays small. What two readers could understand differently is
 * refused, and nothing in a file makes the reader do anything.
 */
final class YamlReader {
    static final int MOST_BYTES = 5 << 20;

    private static final int LEAST_PIECE = 1 << 10;
    private static final int MOST_PIECE = 1 << 18;
    private static final int DEEPEST = 16;
    private static final int MOST_NODES = 200_000;
    private static final String MERGE_KEY = "<<";

    private final Iterator<Event> events;
    private final int mostDocuments;
    private final List<JsonNode> documents = new ArrayList<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int nodes;

    /** What an alias stands for. @param size how many nodes it has, with all that aliases in it stand for */
    private record Anchored(JsonNode node, int size) {}

    private YamlReader(String text, int mostDocuments) {
        // The library copies what it has read of a value with each further piece, so pieces must not be small beside
        // long values.
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MOST_BYTES)
                .setBufferSize(Math.clamp(text.length(), LEAST_PIECE, MOST_PIECE))
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
        this.mostDocuments = mostDocuments;
    }

    /** @throws CloudomationRefusal {@link ErrorCode#BAD_REQUEST}, which quotes nothing of the text */
    static List<JsonNode> documents(String text, int mostDocuments) {
        YamlReader reader = new YamlReader(text, mostDocuments);
        try {
            reader.readAll();
            return reader.documents;
        } catch (MarkedYamlEngineException malformed) {
            throw refused("The body is not well-formed YAML", malformed);
        } catch (YamlEngineException | IllegalArgumentException malformed) {
            throw CloudomationRefusal.badRequest("The body is not well-formed YAML.");
        }
    }

    private static CloudomationRefusal refused(String sentence, MarkedYamlEngineException malformed) {
        String place = malformed
                .getProblemMark()
                .map(mark -> " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
        return CloudomationRefusal.badRequest(sentence + place + ".");
    }

    private static CloudomationRefusal refused(String sentence, Event event) {
        String place = event.getStartMark()
                .map(mark -> " (line " + (mark.getLine() + 1) + ")")
                .orElse("");
        return CloudomationRefusal.badRequest(sentence + place + ".");
    }

    private void readAll() {
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                if (documents.size() == mostDocuments) {
                    throw refused("The file holds more than " + mostDocuments + " documents", event);
                }
                anchors.clear();
                documents.add(node(events.next(), DEEPEST));
            }
        }
    }

    private JsonNode node(Event event, int deeper) {
        count(1, event);
        if (deeper == 0) {
            throw refused("The file is nested too deeply", event);
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        int before = nodes;
        JsonNode node = switch (event) {
            case ScalarEvent scalar ->
                YamlScalar.of(scalar).orElseThrow(() -> refused("A value has a tag that is not understood", event));
            case SequenceStartEvent list -> {
                requireTag(list, list.getTag(), Tag.SEQ);
                yield list(deeper);
            }
            case MappingStartEvent map -> {
                requireTag(map, map.getTag(), Tag.MAP);
                yield map(deeper);
            }
            default -> throw refused("The body is not well-formed YAML", event);
        };
        ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(node, nodes - before)));
        return node;
    }

    private void count(int more, Event event) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw refused("The file holds too many values, aliases counted for what they stand for", event);
        }
    }

    /** What is still being read has no anchor yet: nothing holds itself. */
    private JsonNode aliased(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw refused("An alias stands for nothing", alias);
        }
        count(anchored.size(), alias);
        return anchored.node();
    }

    private static void requireTag(Event event, Optional<String> tag, Tag own) {
        if (tag.isPresent() && !tag.get().equals(own.getValue())) {
            throw refused("A value has a tag that is not understood", event);
        }
    }

    private ArrayNode list(int deeper) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            list.add(node(event, deeper - 1));
        }
        return list;
    }

    private ObjectNode map(int deeper) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            String key = key(event);
            if (map.has(key)) {
                throw refused("A key stands twice in one place", event);
            }
            map.set(key, node(events.next(), deeper - 1));
        }
        return map;
    }

    private String key(Event event) {
        count(1, event);
        boolean isMerge = event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && scalar.getValue().equals(MERGE_KEY);
        if (isMerge) {
            throw refused("Merge keys are not understood", event);
        }
        return Optional.of(event)
                .filter(ScalarEvent.class::isInstance)
                .flatMap(scalar -> YamlScalar.of((ScalarEvent) scalar))
                .filter(JsonNode::isString)
                .orElseThrow(() -> refused("A key is no text", event))
                .stringValue();
    }
}
