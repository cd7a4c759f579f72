package muster.dialect.arvados;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import muster.dialect.JsonObject;
import muster.model.DocumentChange;
import muster.model.DoorDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What only this door knows of an account.
 *
 * @param prefs an object as JSON text, of which clients keep what they like
 * @param identityUrl text: nobody signs in with it
 * @param defaultOwnerUuid text without any effect, from older versions of the platform
 */
record UserDocument(
        String prefs,
        @Nullable String identityUrl,
        @Nullable String defaultOwnerUuid) {
    static final UserDocument EMPTY = new UserDocument(UserColumns.NO_PREFS, null, null);

    static UserDocument of(@Nullable DoorDocument stored) {
        return stored == null
                ? EMPTY
                : new UserDocument(
                        stored.json(),
                        stored.values().get(UserColumns.IDENTITY_URL),
                        stored.values().get(UserColumns.DEFAULT_OWNER));
    }

    /** A change of what is stored when the time comes. */
    static DocumentChange change(UnaryOperator<UserDocument> change) {
        return new DocumentChange(
                ArvadosNames.DOOR,
                (Optional<DoorDocument> before) ->
                        change.apply(of(before.orElse(null))).stored());
    }

    DoorDocument stored() {
        Map<String, String> values = new HashMap<>();
        if (identityUrl != null) {
            values.put(UserColumns.IDENTITY_URL, identityUrl);
        }
        if (defaultOwnerUuid != null) {
            values.put(UserColumns.DEFAULT_OWNER, defaultOwnerUuid);
        }
        return new DoorDocument(ArvadosNames.DOOR, prefs, values);
    }

    UserDocument withoutPrefs() {
        return new UserDocument(UserColumns.NO_PREFS, identityUrl, defaultOwnerUuid);
    }

    JsonNode prefsJson() {
        return JsonObject.parseValue(prefs);
    }
}
