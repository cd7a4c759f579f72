package muster.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import muster.directory.DeclaredItem;
import muster.directory.DeclaredThing;
import muster.directory.TableFault;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;
import muster.model.Edit;
import muster.model.HoldingId;
import muster.model.Lane;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a state file says after its head, item by item. */
final class StateItems extends Items {

    /** A list of things of one kind, and what may be said of each. */
    private enum Section {
        LANES("name", "kind", "title", "description", "absent"),
        GROUPS("name", "description", "owner", "absent"),
        AGREEMENTS("name", "text", "holding", "absent"),
        /** What may be said of people is the business of {@link PersonObject}. */
        PEOPLE();

        // A set that nobody can change, which its type does not say.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<String> fields;

        Section(String... fields) {
            this.fields = Set.of(fields);
        }

        private static Optional<Section> of(String word) {
            return Arrays.stream(values())
                    .filter(section -> section.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    private final YamlEvents events;
    private final Set<String> seen;
    private final boolean isComplete;
    private @Nullable TableFault cutOff;
    private final Set<String> ignored;
    private Event event;
    private @Nullable Section section;

    /**
     * @param first what comes after the head
     * @param seen keys of the file so far
     * @param isComplete whether the file says so, and thus must have an end
     */
    StateItems(YamlEvents events, Event first, Set<String> seen, boolean isComplete, Set<String> ignored) {
        this.events = events;
        this.event = first;
        this.seen = seen;
        this.isComplete = isComplete;
        this.ignored = ignored;
    }

    static boolean isSection(String key) {
        return Section.of(key).isPresent();
    }

    @Override
    @Nullable
    DeclaredItem read() {
        while (event.getEventId() != Event.ID.DocumentEnd) {
            if (section == null) {
                enter();
            } else if (event.getEventId() == Event.ID.SequenceEnd) {
                section = null;
                event = events.next();
            } else {
                DeclaredItem item = item(section, YamlEvents.line(event), events.node(event));
                event = events.next();
                if (item != null) {
                    return item;
                }
            }
        }
        finish((DocumentEndEvent) event);
        return null;
    }

    /** Goes to the first item of the next list, or to the end of the document. */
    private void enter() {
        if (event.getEventId() == Event.ID.MappingEnd) {
            event = events.next();
            return;
        }
        String key = YamlEvents.key(event);
        long line = YamlEvents.line(event);
        Section next = Section.of(key).orElse(null);
        if (!seen.add(key)) {
            throw new UnsoundFile(Kind.REPEATED_KEY, line, key);
        }
        if (next == null) {
            throw Stream.of("source", "complete", StateFile.HEAD).anyMatch(key::equals)
                    ? new UnsoundFile(Kind.OUT_OF_ORDER, line, key)
                    : new UnsoundFile(Kind.UNKNOWN_FIELD, line, key);
        }
        if (next != Section.PEOPLE && seen.contains("people")) {
            throw new UnsoundFile(Kind.OUT_OF_ORDER, line, key);
        }
        Event value = events.next();
        boolean empty = value instanceof ScalarEvent scalar && YamlEvents.isNothing(scalar);
        if (!empty && value.getEventId() != Event.ID.SequenceStart) {
            throw new UnsoundFile(Kind.WRONG_KIND, line, key);
        }
        section = empty ? null : next;
        event = events.next();
    }

    private @Nullable DeclaredItem item(Section of, long line, JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            faults.add(Kind.WRONG_KIND, line, of.name().toLowerCase(Locale.ROOT));
            return null;
        }
        try {
            if (of != Section.PEOPLE) {
                check(of, line, object);
            }
            return switch (of) {
                case PEOPLE -> PersonObject.row(line, object, faults, ignored);
                case GROUPS ->
                    new DeclaredThing.OfGroup(
                            line,
                            name(line, object),
                            edit(object, "description"),
                            edit(object, "owner"),
                            isAbsent(line, object));
                case LANES ->
                    new DeclaredThing.OfLane(
                            line,
                            name(line, object),
                            edit(object, "kind").map(word -> laneKind(line, word)),
                            edit(object, "title"),
                            edit(object, "description"),
                            isAbsent(line, object));
                case AGREEMENTS -> agreement(line, object);
            };
        } catch (UnsoundFile wrong) {
            wrong.faults().forEach(fault -> faults.add(fault.kind(), fault.line(), fault.detail()));
            return null;
        }
    }

    private static void check(Section of, long line, ObjectNode object) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (!of.fields.contains(property.getKey())) {
                throw new UnsoundFile(Kind.UNKNOWN_FIELD, line, property.getKey());
            }
            if (!property.getValue().isString() && !property.getValue().isNull()) {
                throw new UnsoundFile(Kind.WRONG_KIND, line, property.getKey());
            }
        }
    }

    private static String name(long line, ObjectNode object) {
        if (!object.path("name").isString()) {
            throw new UnsoundFile(Kind.MISSING, line, "name");
        }
        return object.path("name").stringValue();
    }

    private static boolean isAbsent(long line, ObjectNode object) {
        return StateFile.flag(line, object, "absent");
    }

    private static Edit<String> edit(ObjectNode object, String key) {
        JsonNode value = object.path(key);
        if (value.isMissingNode()) {
            return Edit.keep();
        }
        return value.isNull() ? Edit.clear() : Edit.set(value.stringValue());
    }

    private static Lane.Kind laneKind(long line, String word) {
        return Stream.of(Lane.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new UnsoundFile(Kind.WRONG_KIND, line, "kind"));
    }

    private static DeclaredThing agreement(long line, ObjectNode object) {
        String text = object.path("text").asString(null);
        String holding = object.path("holding").asString(null);
        boolean absent = isAbsent(line, object);
        if (Stream.of(text != null, holding != null, absent)
                        .filter(said -> said)
                        .count()
                != 1) {
            throw new UnsoundFile(Kind.MISSING, line, "text, holding or absent, just one of them");
        }
        HoldingId id = holding == null
                ? null
                : HoldingId.parse(holding).orElseThrow(() -> new UnsoundFile(Kind.WRONG_KIND, line, "holding"));
        return new DeclaredThing.OfAgreement(line, name(line, object), text, id, absent);
    }

    /** Once all is read: whether the file has no mark of its end. */
    Optional<TableFault> cutOff() {
        return Optional.ofNullable(cutOff);
    }

    /** What is missing from a list of all that there shall be would go; so the list must not have been cut off. */
    private void finish(DocumentEndEvent end) {
        if (!end.isExplicit()) {
            cutOff = new TableFault(Kind.NO_END_MARK, YamlEvents.line(end), "");
        }
        if (isComplete && cutOff != null) {
            throw new UnsoundFile(List.of(cutOff));
        }
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw YamlEvents.notUnderstood(after, "a second document");
        }
    }
}
