package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A right of somebody to something. There is at most one for a party, an object and a purpose. Ids grow in the order of
 * adding.
 *
 * @param purpose {@link #RIGHT}, or the word for a grant of another kind which the party holds beside its right; such a
 *     one gives nobody a way to what it is on
 * @param properties JSON text of what a door keeps with the grant
 */
public record Grant(
        GrantId id,
        Party party,
        GrantObject object,
        String purpose,
        Level level,
        String properties,
        Instant createdAt,
        @Nullable AccountId createdBy) {

    public static final int MAXIMUM_PURPOSE_LENGTH = 255;
    public static final int MAXIMUM_PROPERTIES_LENGTH = 1 << 16;

    /** The purpose of grants that are rights. */
    public static final String RIGHT = "";

    /** What properties are when there are none. */
    public static final String NO_PROPERTIES = "{}";

    /** Of what an account or the directory tells by itself, and no row. */
    private static final GrantId UNNUMBERED = new GrantId(0);

    /** How far a right goes, from least to most. */
    public enum Level {
        READ,
        WRITE,
        MANAGE;

        public boolean isAtLeast(Level least) {
            return compareTo(least) >= 0;
        }

        public static Level lower(Level one, Level other) {
            return one.compareTo(other) < 0 ? one : other;
        }

        public static Level higher(Level one, Level other) {
            return one.compareTo(other) < 0 ? other : one;
        }
    }

    /**
     * Checks what a grant is for, and what a door wants to keep with it.
     *
     * @throws Refused {@link Failure.Malformed} when a text is too long, or holds what its kind of text must not
     */
    public static void check(String purpose, String properties) {
        TextRules.check("purpose", purpose, MAXIMUM_PURPOSE_LENGTH);
        TextRules.checkFree("properties", properties, MAXIMUM_PROPERTIES_LENGTH);
    }

    /** A right and nothing beside. */
    public static Grant right(
            GrantId id,
            Party party,
            GrantObject object,
            Level level,
            Instant createdAt,
            @Nullable AccountId createdBy) {
        return new Grant(id, party, object, RIGHT, level, NO_PROPERTIES, createdAt, createdBy);
    }

    /** A right that everybody can tell without looking it up. */
    public static Grant fact(Party party, GrantObject object, Level level, Instant since) {
        return right(UNNUMBERED, party, object, level, since, null);
    }

    /** Whether this follows from what an account is; such a grant has no id of its own. */
    public boolean isFact() {
        return id.equals(UNNUMBERED);
    }

    public boolean isRight() {
        return purpose.equals(RIGHT);
    }

    public Grant withLevel(Level changed) {
        return new Grant(id, party, object, purpose, changed, properties, createdAt, createdBy);
    }

    public Grant withProperties(String changed) {
        return new Grant(id, party, object, purpose, level, changed, createdAt, createdBy);
    }

    public Grant withPurpose(String changed) {
        return new Grant(id, party, object, changed, level, properties, createdAt, createdBy);
    }

    public Grant withParty(Party changed) {
        return new Grant(id, changed, object, purpose, level, properties, createdAt, createdBy);
    }

    public Grant withObject(GrantObject changed) {
        return new Grant(id, party, changed, purpose, level, properties, createdAt, createdBy);
    }
}
