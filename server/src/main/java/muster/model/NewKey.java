package muster.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for when making a key.
 *
 * @param doors the doors it shall open; empty for every door
 * @param rankCap null for the account's own rank
 * @param expiresAt null for never
 */
public record NewKey(
        Key.Purpose purpose,
        String label,
        List<String> scopes,
        List<String> doors,
        @Nullable Rank rankCap,
        @Nullable Instant expiresAt) {

    /** @throws Refused {@link Failure.Malformed} when the label is too long or holds control characters */
    public NewKey {
        TextRules.check("key name", label, Key.MAXIMUM_LABEL_LENGTH);
        scopes = List.copyOf(scopes);
        doors = List.copyOf(doors);
    }

    public static NewKey forPrograms(String label, @Nullable Rank rankCap, @Nullable Instant expiresAt) {
        return new NewKey(Key.Purpose.API_KEY, label, List.of(Key.EVERYTHING), List.of(), rankCap, expiresAt);
    }

    public static NewKey session(String door, Instant expiresAt) {
        return new NewKey(
                Key.Purpose.SESSION, "session", List.of(Key.EVERYTHING), List.of(door), null, expiresAt);
    }
}
