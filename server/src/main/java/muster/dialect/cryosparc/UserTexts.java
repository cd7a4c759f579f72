package muster.dialect.cryosparc;

import muster.model.DoorDocument;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a user out of this door's document, as it is written: texts are much smaller than the trees of which they are
 * made.
 *
 * @param profileName null when nobody brought one
 */
record UserTexts(@Nullable String profileName, String state, String preferences, String fileBrowserSettings) {
    /** Nearly everybody's: made anew for each of a million users, it would take seconds. */
    private static final UserTexts NONE = of(CryosparcDocument.EMPTY);

    static UserTexts of(@Nullable DoorDocument stored) {
        return stored == null
                ? NONE
                : LargeJson.ASKED_FOR.read(stored.json().length(), () -> of(CryosparcDocument.of(stored)));
    }

    private static UserTexts of(CryosparcDocument document) {
        return new UserTexts(
                document.profileName() == null ? null : FreeJson.text(document.profileName()),
                FreeJson.text(StateRules.whole(document.state())),
                FreeJson.text(document.preferences()),
                FreeJson.text(document.fileBrowserSettings().json()));
    }
}
