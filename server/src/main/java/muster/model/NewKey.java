package muster.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The key itself, with all that was asked for.
     *
     * @param by who makes it; null at the host
     * @param parent the key it is made with; null for none
     */
    public Key made(
            KeyId id, AccountId account, Instant now, @Nullable AccountId by, @Nullable KeyId parent, String tail) {
        return new Key(id, account, purpose, label, scopes, doors, rankCap, now, by, parent, expiresAt, tail, null);
    }

    public static NewKey forPrograms(String label, @Nullable Rank rankCap, @Nullable Instant expiresAt) {
        return new NewKey(Key.Purpose.API_KEY, label, List.of(Key.EVERYTHING), List.of(), rankCap, expiresAt);
    }

    /** What a program signs in with at one door. */
    public static NewKey applicationPassword(String label, String door, @Nullable Instant expiresAt) {
        return new NewKey(
                Key.Purpose.APPLICATION_PASSWORD, label, List.of(Key.EVERYTHING), List.of(door), null, expiresAt);
    }

    public static NewKey session(String door, Instant expiresAt) {
        return new NewKey(Key.Purpose.SESSION, "session", List.of(Key.EVERYTHING), List.of(door), null, expiresAt);
    }
}
