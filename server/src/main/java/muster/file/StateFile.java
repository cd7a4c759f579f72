package muster.file;

import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import muster.directory.AccountFiles.Format;
import muster.directory.Completeness;
import muster.directory.Declaration;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What there shall be, in YAML: first what the file says about itself, then lanes, groups and agreements, and people last,
 * so that it is read in one go.
 */
final class StateFile {
    /** What the file begins with, and the version of what follows. */
    static final String HEAD = "muster";

    static final String VERSION = "1";

    private final YamlEvents events;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String source;
    private Completeness complete = Completeness.NONE;

    private StateFile(YamlEvents events) {
        this.events = events;
    }

    static OpenFile open(InputStream in) {
        StrictText text = new StrictText(in);
        Set<String> ignored = new LinkedHashSet<>();
        StateFile file = new StateFile(new YamlEvents(text, YamlEvents::asText));
        Event first = file.readHead();
        StateItems items =
                new StateItems(file.events, first, file.seen, !file.complete.equals(Completeness.NONE), ignored);
        Declaration declaration = new Declaration(file.source, file.complete, items, items::cutOff);
        return new OpenFile(Format.STATE, declaration, ignored, text);
    }

    /** Reads what the file says about itself. @return what comes after it */
    private Event readHead() {
        events.next();
        expect(events.next(), Event.ID.DocumentStart);
        expect(events.next(), Event.ID.MappingStart);
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd && !StateItems.isSection(YamlEvents.key(event))) {
            String key = YamlEvents.key(event);
            if (seen.isEmpty() != key.equals(HEAD)) {
                throw seen.contains(key)
                        ? new UnsoundFile(Kind.REPEATED_KEY, YamlEvents.line(event), key)
                        : new UnsoundFile(Kind.MISSING, YamlEvents.line(event), HEAD + ": " + VERSION);
            }
            if (!seen.add(key)) {
                throw new UnsoundFile(Kind.REPEATED_KEY, YamlEvents.line(event), key);
            }
            take(event, key, events.node(events.next()));
            event = events.next();
        }
        if (seen.isEmpty()) {
            throw new UnsoundFile(Kind.MISSING, YamlEvents.line(event), HEAD + ": " + VERSION);
        }
        return event;
    }

    private static void expect(Event event, Event.ID kind) {
        if (event.getEventId() != kind) {
            throw new UnsoundFile(Kind.MISSING, Math.max(1, YamlEvents.line(event)), HEAD + ": " + VERSION);
        }
    }

    private void take(Event at, String key, JsonNode value) {
        long line = YamlEvents.line(at);
        switch (key) {
            case HEAD -> {
                if (!value.isString() || !value.stringValue().equals(VERSION)) {
                    throw new UnsoundFile(Kind.MISSING, line, HEAD + ": " + VERSION);
                }
            }
            case "source" -> source = text(line, key, value);
            case "complete" -> complete = completeness(line, value);
            default -> throw new UnsoundFile(Kind.UNKNOWN_FIELD, line, key);
        }
    }

    private static String text(long line, String key, JsonNode value) {
        if (!value.isString()) {
            throw new UnsoundFile(Kind.WRONG_KIND, line, key);
        }
        return value.stringValue();
    }

    private static Completeness completeness(long line, JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            throw new UnsoundFile(Kind.WRONG_KIND, line, "complete");
        }
        object.propertyNames().stream()
                .filter(name ->
                        Stream.of("people", "groups", "lanes", "agreements").noneMatch(name::equals))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnsoundFile(Kind.UNKNOWN_FIELD, line, name);
                });
        return new Completeness(
                absent(line, object),
                flag(line, object, "groups"),
                flag(line, object, "lanes"),
                flag(line, object, "agreements"));
    }

    private static Completeness.@Nullable Absent absent(long line, ObjectNode object) {
        if (!object.has("people")) {
            return null;
        }
        String word = text(line, "people", object.path("people"));
        return Stream.of(Completeness.Absent.values())
                .filter(absent -> absent.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new UnsoundFile(Kind.WRONG_KIND, line, "people"));
    }

    static boolean flag(long line, ObjectNode object, String key) {
        return switch (object.path(key).asString("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnsoundFile(Kind.WRONG_KIND, line, key);
        };
    }
}
