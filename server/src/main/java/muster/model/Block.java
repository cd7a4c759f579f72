package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reason why an activated account may not act.
 *
 * @param door where it was set; {@code host} for the command line
 * @param until when it ends by itself; null for never
 */
public record Block(
        Kind kind,
        String door,
        @Nullable String reason,
        @Nullable AccountId by,
        Instant since,
        @Nullable Instant until) {

    /** Who may lift a block differs by kind. */
    public enum Kind {
        /** Set and lifted by administrators through any door. */
        DISABLED,
        /** A retired account. */
        ARCHIVED,
        /** Set for safety or off-boarding; lifted at the console or the command line only. */
        HOLD
    }

    private static final int LONGEST_REASON = 1_000;

    /**
     * A reason as it is kept: without outer blanks, and none at all when nothing is left.
     *
     * @throws Refused {@link Failure.Malformed}
     */
    public static @Nullable String reasonOf(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        TextRules.checkFree("reason", written.strip(), LONGEST_REASON);
        return written.strip();
    }

    public boolean holdsAt(Instant now) {
        return until == null || until.isAfter(now);
    }
}
