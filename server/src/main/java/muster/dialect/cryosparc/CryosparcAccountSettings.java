package muster.dialect.cryosparc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.directory.Documents;
import muster.directory.DoorSettings;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What administrators change of a user, for pages. Where somebody may look for files: no prefix leaves it to the settings of the
 * installation, and the word {@value #NOTHING} in place of paths allows none. Then {@link GrantedSettings}.
 */
final class CryosparcAccountSettings implements DoorSettings {
    private static final String NOTHING = "none";
    private static final String PREFIXES = "allowed_prefixes";
    private static final String IMPORT = "import_dir_default";
    private static final String PROJECT = "project_dir_default";

    private final Documents documents;

    CryosparcAccountSettings(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String product() {
        return "CryoSPARC";
    }

    @Override
    public List<Line> of(Caller caller, AccountId id) {
        return lines(CryosparcDocument.of(
                documents.of(caller, id, CryosparcTokens.DOOR).orElse(null)));
    }

    private static List<Line> lines(CryosparcDocument document) {
        ObjectNode stored = document.fileBrowserSettings().json();
        List<Line> lines = new ArrayList<>(List.of(
                new Line(PREFIXES, true, prefixes(stored)),
                new Line(IMPORT, false, stored.path(IMPORT).asString("")),
                new Line(PROJECT, false, stored.path(PROJECT).asString(""))));
        lines.addAll(GrantedSettings.of(document).lines());
        return List.copyOf(lines);
    }

    private static String prefixes(ObjectNode stored) {
        if (!stored.path(PREFIXES).isArray()) {
            return "";
        }
        List<String> paths = stored.path(PREFIXES)
                .valueStream()
                .map(each -> each.asString(""))
                .toList();
        return paths.isEmpty() ? NOTHING : String.join("\n", paths);
    }

    @Override
    public long change(Caller caller, AccountId id, Map<String, String> values, @Nullable Long expected) {
        try {
            return documents
                    .grant(caller, id, CryosparcDocument.change(document -> changed(document, values)), expected)
                    .version();
        } catch (CryosparcRefusal refusal) {
            throw new Refused(new Failure.Malformed("preferences", "is too long"));
        }
    }

    /** A slip in a word must not pass for a setting that is left out: it could open what was to be closed. */
    private static CryosparcDocument changed(CryosparcDocument document, Map<String, String> values) {
        Map<String, String> all = new LinkedHashMap<>();
        lines(document).forEach(line -> all.put(line.word(), line.value()));
        values.forEach((word, value) -> {
            if (all.replace(word, value) == null) {
                throw new Refused(new Failure.Malformed(word, "is no setting"));
            }
        });
        return GrantedSettings.read(all).putInto(document.withFileBrowserSettings(read(all)));
    }

    private static FileBrowserSettings read(Map<String, String> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String prefixes = Objects.requireNonNullElse(values.get(PREFIXES), "").strip();
        if (!prefixes.isEmpty()) {
            ArrayNode list = json.putArray(PREFIXES);
            if (!prefixes.equals(NOTHING)) {
                prefixes.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(list::add);
            }
        }
        put(json, IMPORT, values.get(IMPORT));
        put(json, PROJECT, values.get(PROJECT));
        for (String word : json.propertyNames()) {
            requirePaths(word, json.get(word));
        }
        return FileBrowserSettings.of(json);
    }

    private static void requirePaths(String word, JsonNode value) {
        try {
            FileBrowserSettings.of(JsonNodeFactory.instance.objectNode().set(word, value));
        } catch (CryosparcRefusal refusal) {
            throw new Refused(new Failure.Malformed(word, "needs absolute paths without .."));
        }
    }

    private static void put(ObjectNode json, String member, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            json.put(member, value.strip());
        }
    }
}
