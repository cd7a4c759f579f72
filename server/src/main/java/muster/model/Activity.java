package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account did lately and how its sign-ins went. Kept beside the versioned account, so that nobody's sign-in
 * makes an editor's version stale.
 *
 * @param failures wrong passwords and second factors since the last complete sign-in
 * @param lockedUntil until when sign-ins are refused; null when they are not; {@link Instant#MAX} when only an
 *     administrator ends it
 */
public record Activity(
        @Nullable Instant lastSignIn,
        @Nullable Instant lastActivity,
        @Nullable Instant lastUiActivity,
        int failures,
        @Nullable Instant lockedUntil) {

    public static final Activity NONE = new Activity(null, null, null, 0, null);

    public boolean isLockedOutAt(Instant now) {
        return lockedUntil != null && lockedUntil.isAfter(now);
    }
}
