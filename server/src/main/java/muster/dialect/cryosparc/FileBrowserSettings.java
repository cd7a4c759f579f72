package muster.dialect.cryosparc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where somebody may look for files. Source: CryoSPARC tools, models, FileBrowserSettings.
 *
 * @param allowedPrefixes an empty list allows nothing; null, of a user, leaves it to the settings of the whole installation
 */
record FileBrowserSettings(
        @Nullable List<String> allowedPrefixes,
        @Nullable String importDirDefault,
        @Nullable String projectDirDefault) {
    static final FileBrowserSettings NONE = new FileBrowserSettings(null, null, null);
    static final int MOST_PREFIXES = 1_000;
    static final int LONGEST_PATH = 4_096;

    private static final String ALLOWED_PREFIXES = "allowed_prefixes";
    private static final String IMPORT_DIR_DEFAULT = "import_dir_default";
    private static final String PROJECT_DIR_DEFAULT = "project_dir_default";
    private static final Set<String> MEMBERS = Set.of(ALLOWED_PREFIXES, IMPORT_DIR_DEFAULT, PROJECT_DIR_DEFAULT);

    FileBrowserSettings {
        allowedPrefixes = allowedPrefixes == null ? null : List.copyOf(allowedPrefixes);
    }

    /**
     * Reads settings as a whole. A member that is left out is null; one with another name is refused, as a slip in it would
     * otherwise open what was to be closed.
     *
     * @throws CryosparcRefusal in words
     */
    static FileBrowserSettings of(JsonNode value) {
        if (!value.isObject()) {
            throw CryosparcRefusal.invalid("File-browser settings must be an object.");
        }
        if (!MEMBERS.containsAll(value.propertyNames())) {
            throw CryosparcRefusal.invalid("File-browser settings have the members " + ALLOWED_PREFIXES + ", "
                    + IMPORT_DIR_DEFAULT + " and " + PROJECT_DIR_DEFAULT + ", and no others.");
        }
        return new FileBrowserSettings(
                prefixes(value.get(ALLOWED_PREFIXES)),
                path(IMPORT_DIR_DEFAULT, value.get(IMPORT_DIR_DEFAULT)),
                path(PROJECT_DIR_DEFAULT, value.get(PROJECT_DIR_DEFAULT)));
    }

    /** What was stored once. Where it can no longer be read, nothing may be browsed: an error must not open anything. */
    static FileBrowserSettings readable(@Nullable JsonNode stored) {
        if (stored == null || stored.isNull()) {
            return NONE;
        }
        try {
            return of(stored);
        } catch (CryosparcRefusal unreadable) {
            return new FileBrowserSettings(List.of(), null, null);
        }
    }

    /** With all members, as clients show it and as it is kept. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (allowedPrefixes == null) {
            json.putNull(ALLOWED_PREFIXES);
        } else {
            ArrayNode prefixes = json.putArray(ALLOWED_PREFIXES);
            allowedPrefixes.forEach(prefixes::add);
        }
        return json.put(IMPORT_DIR_DEFAULT, importDirDefault).put(PROJECT_DIR_DEFAULT, projectDirDefault);
    }

    private static @Nullable List<String> prefixes(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isArray() || value.size() > MOST_PREFIXES) {
            throw CryosparcRefusal.invalid(
                    ALLOWED_PREFIXES + " must be null, or a list of at most " + MOST_PREFIXES + " paths.");
        }
        List<String> prefixes = new ArrayList<>();
        for (JsonNode prefix : value) {
            prefixes.add(path(
                    ALLOWED_PREFIXES + "[" + prefixes.size() + "]", prefix.isString() ? prefix.stringValue() : ""));
        }
        return prefixes;
    }

    private static @Nullable String path(String where, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        return path(where, value.isString() ? value.stringValue() : "");
    }

    private static String path(String where, String path) {
        boolean climbs = List.of(path.split("/", -1)).contains("..");
        if (!path.startsWith("/")
                || climbs
                || path.length() > LONGEST_PATH
                || path.codePoints().anyMatch(FileBrowserSettings::isForbidden)) {
            throw CryosparcRefusal.invalid(
                    where + " must be an absolute path without .. and without control characters, of at most "
                            + LONGEST_PATH + " characters.");
        }
        return path;
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
