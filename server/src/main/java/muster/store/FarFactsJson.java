package muster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.BroughtThing;
import muster.directory.FarFacts;
import muster.directory.ImportField;
import muster.model.Edit;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Rank;
import muster.model.TextKey;
import muster.model.WireName;
import tools.jackson.core.JsonGenerator;

/** What only another server said of somebody, as further properties of {@link SaidJson}. */
final class FarFactsJson {
    private static final String ACTIVATED = "activated";
    private static final int PARTS_OF_NAME = 3;
    private static final int PARTS_OF_THING = 6;

    private FarFactsJson() {}

    static void write(JsonGenerator json, FarFacts far) {
        writeList(json, "kept", far.kept().stream().map(SaidJson::name));
        writeList(json, "fitting", far.fitting().stream().map(Rank::name));
        Set<TextKey> groups = far.groups();
        if (groups != null) {
            SaidJson.writeTexts(
                    json,
                    "ofGroups",
                    Edit.set(groups.stream().map(TextKey::value).sorted().toList()));
        }
        writeList(
                json, "names", far.names().stream().flatMap(name -> Stream.of(name.door(), name.kind(), name.value())));
        writeList(json, "things", far.things().stream().flatMap(FarFactsJson::texts));
        if (far.activated()) {
            SaidJson.writeText(json, ACTIVATED, Edit.set("true"));
        }
        SaidJson.writeText(json, "password", SaidJson.kept(far.password()));
    }

    private static Stream<String> texts(BroughtThing thing) {
        return Stream.of(
                thing.id() == null ? "" : thing.id().toString(),
                thing.door(),
                thing.kind(),
                thing.name(),
                thing.audience().name(),
                thing.document());
    }

    private static BroughtThing thing(List<String> texts) {
        return new BroughtThing(
                HoldingId.parse(texts.get(0)).orElse(null),
                texts.get(1),
                texts.get(2),
                texts.get(3),
                Holding.Audience.valueOf(texts.get(4)),
                texts.get(5));
    }

    private static void writeList(JsonGenerator json, String name, Stream<String> texts) {
        List<String> all = texts.toList();
        if (!all.isEmpty()) {
            SaidJson.writeTexts(json, name, Edit.set(all));
        }
    }

    static FarFacts read(Map<String, Edit<List<String>>> said) {
        List<WireName> names = inParts(list(said, "names"), PARTS_OF_NAME).stream()
                .map(parts -> new WireName(parts.get(0), parts.get(1), parts.get(2)))
                .toList();
        List<BroughtThing> things = inParts(list(said, "things"), PARTS_OF_THING).stream()
                .map(FarFactsJson::thing)
                .toList();
        return new FarFacts(
                list(said, "kept").stream()
                        .map(word -> ImportField.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                list(said, "fitting").stream().map(Rank::valueOf).collect(Collectors.toSet()),
                said.containsKey("ofGroups")
                        ? list(said, "ofGroups").stream().map(TextKey::new).collect(Collectors.toSet())
                        : null,
                names,
                things,
                said.containsKey(ACTIVATED),
                SaidJson.text(said, "password").orKeep(null));
    }

    private static List<List<String>> inParts(List<String> texts, int size) {
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from + size <= texts.size(); from += size) {
            parts.add(texts.subList(from, from + size));
        }
        return parts;
    }

    private static List<String> list(Map<String, Edit<List<String>>> said, String name) {
        return Objects.requireNonNull(said.getOrDefault(name, Edit.keep())).orKeepValue(List.of());
    }
}
