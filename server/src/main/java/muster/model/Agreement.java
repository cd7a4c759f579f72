package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that people have to agree to before they may act.
 *
 * @param id the thing that holds what is agreed to
 * @param contentHash tells one wording from another
 * @param text the wording, where the directory itself keeps it
 * @param required whether everybody has to sign it; what is merely offered may be signed
 * @param retiredAt when it stopped to count; null while it does
 */
public record Agreement(
        HoldingId id,
        String name,
        String contentHash,
        @Nullable String text,
        boolean required,
        Instant createdAt,
        @Nullable AccountId createdBy,
        @Nullable Instant retiredAt) {
    public static final int MAXIMUM_TEXT_LENGTH = 1 << 16;

    /**
     * Checks a wording that the directory itself is to keep.
     *
     * @throws Refused {@link Failure.Malformed} when it says nothing, or more than can be kept
     */
    public static void check(String name, String text) {
        if (name.isBlank()) {
            throw new Refused(new Failure.Malformed("name", "is blank"));
        }
        if (text.isBlank()) {
            throw new Refused(new Failure.Malformed("text", "is blank"));
        }
        TextRules.check("name", name, Holding.MAXIMUM_NAME_LENGTH);
        TextRules.checkFree("text", text, MAXIMUM_TEXT_LENGTH);
    }

    /** Whether everybody has to sign it now. */
    public boolean isDemanded() {
        return required && retiredAt == null;
    }

    public Agreement retired(Instant now) {
        return new Agreement(id, name, contentHash, text, required, createdAt, createdBy, now);
    }
}
