package muster.dialect.cryosparc;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What only this door knows of an account, or in the same form of the whole installation. What is read is checked as if it came
 * from outside: one user that clients cannot read would keep them from all others.
 *
 * @param state only what was set
 * @param preferences of no effect here, and kept as they were imported
 * @param profileName text or object, where one was imported; else the display name stands for it
 */
record CryosparcDocument(
        ObjectNode state,
        ObjectNode preferences,
        FileBrowserSettings fileBrowserSettings,
        @Nullable JsonNode profileName) {

    static final CryosparcDocument EMPTY = new CryosparcDocument(
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.objectNode(),
            FileBrowserSettings.NONE,
            null);

    private static final String STATE = "state";
    private static final String PREFERENCES = "preferences";
    private static final String FILE_BROWSER_SETTINGS = "file_browser_settings";
    private static final String PROFILE_NAME = "profile_name";

    static CryosparcDocument of(@Nullable DoorDocument stored) {
        if (stored == null) {
            return EMPTY;
        }
        ObjectNode whole = FreeJson.object(stored.json());
        return new CryosparcDocument(
                StateRules.readable(FreeJson.object(whole.path(STATE))),
                readable(FreeJson.object(whole.path(PREFERENCES))),
                FileBrowserSettings.readable(whole.get(FILE_BROWSER_SETTINGS)),
                readableName(whole.get(PROFILE_NAME)));
    }

    private static ObjectNode readable(ObjectNode stored) {
        return FreeJson.isReadable(stored) ? stored : EMPTY.preferences();
    }

    private static @Nullable JsonNode readableName(@Nullable JsonNode stored) {
        if (stored == null || !stored.isString() && !stored.isObject()) {
            return null;
        }
        return FreeJson.isReadable(stored) ? stored : null;
    }

    /** A change of what is stored when the time comes. */
    static DocumentChange change(UnaryOperator<CryosparcDocument> change) {
        return new DocumentChange(
                CryosparcTokens.DOOR,
                DoorDocument.MAXIMUM_LENGTH,
                before -> LargeJson.CHANGED.read(
                        before.map(stored -> stored.json().length()).orElse(0),
                        () -> change.apply(of(before.orElse(null))).stored()));
    }

    /** @param value as {@link StateRules#kept} gives it */
    CryosparcDocument withVariable(String key, JsonNode value) {
        ObjectNode next = JsonNodeFactory.instance.objectNode();
        next.setAll(state);
        next.set(key, value);
        return new CryosparcDocument(next, preferences, fileBrowserSettings, profileName);
    }

    CryosparcDocument withoutVariable(String key) {
        ObjectNode next = JsonNodeFactory.instance.objectNode();
        next.setAll(state);
        next.remove(key);
        return new CryosparcDocument(next, preferences, fileBrowserSettings, profileName);
    }

    CryosparcDocument withFileBrowserSettings(FileBrowserSettings settings) {
        return new CryosparcDocument(state, preferences, settings, profileName);
    }

    /** @throws CryosparcRefusal when it is too long to be kept */
    DoorDocument stored() {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        if (!state.isEmpty()) {
            whole.set(STATE, state);
        }
        if (!preferences.isEmpty()) {
            whole.set(PREFERENCES, preferences);
        }
        if (!fileBrowserSettings.equals(FileBrowserSettings.NONE)) {
            whole.set(FILE_BROWSER_SETTINGS, fileBrowserSettings.json());
        }
        if (profileName != null) {
            whole.set(PROFILE_NAME, profileName);
        }
        String text = FreeJson.text(whole);
        if (text.getBytes(StandardCharsets.UTF_8).length > DoorDocument.MAXIMUM_LENGTH) {
            throw new CryosparcRefusal(
                    413,
                    "All that is kept of one user would be longer than " + DoorDocument.MAXIMUM_LENGTH + " bytes.");
        }
        return new DoorDocument(CryosparcTokens.DOOR, text, Map.of());
    }
}
