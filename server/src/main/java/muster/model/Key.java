package muster.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands for a signed-in account: API keys and tokens, and the sessions behind cookies.
 *
 * @param label what its owner calls it
 * @param scopes what it may be used for; {@code all} for everything
 * @param doors the doors it opens; empty for every door
 * @param rankCap the key never acts with more than this rank; null for the account's own rank
 * @param createdBy who made it; null when made at the host
 * @param parent the key it was made with; it inherits that key's limits
 * @param tail the last characters of the secret
 */
public record Key(
        KeyId id,
        AccountId account,
        Purpose purpose,
        String label,
        List<String> scopes,
        List<String> doors,
        @Nullable Rank rankCap,
        Instant createdAt,
        @Nullable AccountId createdBy,
        @Nullable KeyId parent,
        @Nullable Instant expiresAt,
        String tail,
        @Nullable Instant lastUsedAt) {

    public static final String EVERYTHING = "all";
    /** The scope of keys that may show codes. */
    public static final String CREDENTIALS = "credentials";

    public static final int MAXIMUM_LABEL_LENGTH = 255;

    /** What a key is for. */
    public enum Purpose {
        /** Made by a person for programs; opens every door unless narrowed. */
        API_KEY,
        /** A signed-in browser or client; opens only the door it was made at, and ends for good. */
        SESSION,
        /** Stands in for the password where a program signs in that cannot ask for a second factor; opens nothing by itself. */
        APPLICATION_PASSWORD
    }

    public Key {
        scopes = List.copyOf(scopes);
        doors = List.copyOf(doors);
    }

    /**
     * This key with no more than that one has: scopes, doors, rank and time.
     *
     * @throws Refused {@link Failure.KeyTooNarrow} when both open some doors and none in common: no door is no limit; and when this
     *     one is to handle credentials and that one may not
     */
    public Key within(Key limits) {
        List<String> common = doors.isEmpty() ? limits.doors : common(doors, limits.doors, List.of());
        if (common.isEmpty() && !doors.isEmpty()) {
            throw new Refused(new Failure.KeyTooNarrow());
        }
        return new Key(
                id,
                account,
                purpose,
                label,
                scopesWithin(limits),
                common,
                rankCap == null ? limits.rankCap : rankCap,
                createdAt,
                createdBy,
                parent,
                earlier(expiresAt, limits.expiresAt),
                tail,
                lastUsedAt);
    }

    /** What both allow. Everything is not what people sign in with: that is asked for, and had, by its own name. */
    private List<String> scopesWithin(Key limits) {
        boolean handles = scopes.contains(CREDENTIALS);
        if (handles && !limits.handlesCredentials()) {
            throw new Refused(new Failure.KeyTooNarrow());
        }
        List<String> asked = scopes.contains(EVERYTHING) ? limits.scopes : scopes;
        Stream<String> allowed =
                asked.stream().filter(scope -> !scope.equals(CREDENTIALS) && limits.allowsScopes(List.of(scope)));
        return Stream.concat(allowed, handles ? Stream.of(CREDENTIALS) : Stream.empty())
                .toList();
    }

    /** What both allow, where one word stands for no limit at all. */
    private static List<String> common(List<String> asked, List<String> limits, List<String> noLimit) {
        return limits.equals(noLimit)
                ? asked
                : asked.stream().filter(limits::contains).toList();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /**
     * Whether it may be used to show codes, and to act on what people sign in with: keys of programs only when made for it, and so
     * the sessions that were opened with one.
     */
    public boolean handlesCredentials() {
        return purpose == Purpose.SESSION && parent == null || scopes.contains(CREDENTIALS);
    }

    /** Whether whoever presents it has proven to be the account itself, and not somebody who was given a part of what it may. */
    public boolean isWhole(Rank accountRank) {
        boolean signedIn = purpose == Purpose.SESSION && parent == null;
        return scopes.contains(EVERYTHING)
                && (doors.isEmpty() || signedIn)
                && effectiveRank(accountRank) == accountRank;
    }

    public boolean opens(String door) {
        boolean doorFits = doors.isEmpty() || doors.contains(door);
        boolean wide = scopes.contains(EVERYTHING);
        return doorFits && (wide || doors.size() == 1);
    }

    /** Whether a key made or changed with this one may have these scopes. */
    public boolean allowsScopes(List<String> wanted) {
        return wanted.stream()
                .allMatch(scope -> scopes.contains(scope) || scopes.contains(EVERYTHING) && !scope.equals(CREDENTIALS));
    }

    /** Whether a key made or changed with this one may live until then; null is for ever. */
    public boolean allowsExpiry(@Nullable Instant wanted) {
        return expiresAt == null || wanted != null && !wanted.isAfter(expiresAt);
    }

    /** Whether a key with these scopes and doors opens nothing that this one does not open. */
    public boolean allows(Key wanted) {
        boolean doorsFit = doors.isEmpty() || !wanted.doors.isEmpty() && doors.containsAll(wanted.doors);
        return doorsFit && allowsScopes(wanted.scopes);
    }

    /** Whether this key is good after that one has expired. */
    public boolean outlives(Key other) {
        return other.expiresAt != null && (expiresAt == null || expiresAt.isAfter(other.expiresAt));
    }

    /** Whether that key never acts with a rank that this one would not, whatever rank the account has or gets. */
    public boolean isCappedNoLowerThan(Key other) {
        return rankCap == null || rankCap.isAtLeast(other.rankCap == null ? Rank.ADMINISTRATOR : other.rankCap);
    }

    /** The key with other scopes, doors and another time of expiry, which is kept to the microsecond. */
    public Key with(List<String> newScopes, List<String> newDoors, @Nullable Instant newExpiry) {
        return new Key(
                id,
                account,
                purpose,
                label,
                newScopes,
                newDoors,
                rankCap,
                createdAt,
                createdBy,
                parent,
                newExpiry == null ? null : newExpiry.truncatedTo(ChronoUnit.MICROS),
                tail,
                lastUsedAt);
    }

    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** The rank with which an account of that rank acts through this key. */
    public Rank effectiveRank(Rank accountRank) {
        return rankCap == null ? accountRank : Rank.lower(rankCap, accountRank);
    }
}
