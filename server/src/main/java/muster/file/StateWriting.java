package muster.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import muster.directory.AccountLine;
import muster.directory.DeclaredThing;
import muster.model.Edit;
import muster.model.Lane;
import muster.yaml.YamlText;
import org.jspecify.annotations.Nullable;

/** Writes what {@link StateFile} reads. */
final class StateWriting {
    private static final String NONE = "null";

    private final Writer out;
    private String section = "";

    private StateWriting(Writer out) {
        this.out = out;
    }

    static void write(Iterator<? extends DeclaredThing> things, Iterator<AccountLine> people, OutputStream out)
            throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        StateWriting writing = new StateWriting(text);
        text.write(StateFile.HEAD + ": " + StateFile.VERSION + "\n");
        while (things.hasNext()) {
            writing.thing(things.next());
        }
        while (people.hasNext()) {
            writing.item("people", person(people.next()));
        }
        text.write("...\n");
        text.flush();
    }

    private void thing(DeclaredThing thing) throws IOException {
        switch (thing) {
            case DeclaredThing.OfLane lane -> item("lanes", lane(lane));
            case DeclaredThing.OfGroup group -> item("groups", group(group));
            case DeclaredThing.OfAgreement agreement -> item("agreements", agreement(agreement));
        }
    }

    private void item(String of, Map<String, String> fields) throws IOException {
        if (!section.equals(of)) {
            section = of;
            out.write(of + ":\n");
        }
        String before = "  - ";
        for (Map.Entry<String, String> field : fields.entrySet()) {
            out.write(before + field.getKey() + ": " + field.getValue() + "\n");
            before = "    ";
        }
    }

    private static Map<String, String> lane(DeclaredThing.OfLane lane) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", YamlText.of(lane.name()));
        put(fields, "kind", lane.kind().map(StateWriting::word));
        put(fields, "title", lane.title());
        put(fields, "description", lane.description());
        return markedAbsent(fields, lane);
    }

    private static String word(Lane.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> group(DeclaredThing.OfGroup group) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", YamlText.of(group.name()));
        put(fields, "description", group.description());
        put(fields, "owner", group.owner());
        return markedAbsent(fields, group);
    }

    private static Map<String, String> agreement(DeclaredThing.OfAgreement agreement) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", YamlText.of(agreement.name()));
        put(fields, "text", Edit.ofNullable(agreement.text()));
        put(fields, "holding", Edit.ofNullable(agreement.holding()).map(Object::toString));
        return markedAbsent(fields, agreement);
    }

    private static Map<String, String> markedAbsent(Map<String, String> fields, DeclaredThing thing) {
        if (thing.absent()) {
            fields.put("absent", "true");
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, Edit<String> edit) {
        switch (edit) {
            case Edit.Keep<String> _ -> {}
            case Edit.Set<String>(String value) -> fields.put(name, YamlText.of(value));
            case Edit.Clear<String> _ -> fields.put(name, NONE);
        }
    }

    private static Map<String, String> person(AccountLine line) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Column column : Column.WRITTEN) {
            fields.put(column.word(), column.isList() ? list(column.texts(line)) : text(column.text(line)));
        }
        return fields;
    }

    private static String text(@Nullable String value) {
        return value == null ? NONE : YamlText.of(value);
    }

    private static String list(@Nullable List<String> values) {
        return values == null
                ? NONE
                : values.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }
}
