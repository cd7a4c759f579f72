package muster.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What a site decides about its directory.
 *
 * @param defaultRank of accounts made without naming one; never above {@link Rank#PUBLISHER}
 * @param publishersOwnGroups whether publishers may make groups
 * @param viewersSeeOnlyThemselves whether viewers are kept from seeing other accounts
 * @param selfEditing which of their own fields people may change
 * @param lockOut what happens after wrong passwords
 * @param codes how long codes are, and for how long they count
 */
public record Policy(
        Rank defaultRank,
        boolean publishersOwnGroups,
        boolean viewersSeeOnlyThemselves,
        SelfEditing selfEditing,
        LockOut lockOut,
        Codes codes) {

    /** Who may change the names, the address and the username of an account. */
    public enum SelfEditing {
        ADMINISTRATORS_ONLY,
        ADMINISTRATORS_AND_SELF
    }

    /**
     * After so many wrong tries in a row, sign-ins are refused for a while.
     *
     * @param duration zero when only an administrator ends it
     */
    public record LockOut(int failures, Duration duration) {
        public static final LockOut DEFAULT = new LockOut(5, Duration.ofMinutes(15));

        /** How many more wrong tries there may be before sign-ins are refused; none while they are. */
        public int triesLeft(Activity activity, Instant now) {
            if (activity.isLockedOutAt(now)) {
                return 0;
            }
            boolean lockOutIsOver = activity.lockedUntil() != null;
            return lockOutIsOver ? failures : Math.max(1, failures - activity.failures());
        }

        /** Until when sign-ins are refused that begin to be refused now. */
        public Instant endOf(Instant now) {
            return duration.isZero() ? Instant.MAX : now.plus(duration);
        }
    }

    /**
     * Codes with which people set their passwords.
     *
     * @param digits how many a code has; codes of those who manage others have {@link #MORE_DIGITS} more
     * @param registration for how long one counts that an invited person was given
     * @param reset for how long one counts with which somebody sets another password, or proves another address
     */
    public record Codes(int digits, Duration registration, Duration reset) {
        public static final int LEAST_DIGITS = 4;
        public static final int MOST_DIGITS = 12;
        public static final Codes DEFAULT = new Codes(LEAST_DIGITS, Duration.ofDays(7), Duration.ofHours(24));

        private static final int MORE_DIGITS = 4;

        public Codes {
            if (digits < LEAST_DIGITS || digits > MOST_DIGITS) {
                throw new IllegalArgumentException("A code has 4 to 12 digits, not " + digits);
            }
        }

        /** How many digits a code of an account of this rank needs. */
        public int digitsFor(Rank rank) {
            return rank.isAtLeast(Rank.MANAGER) ? digits + MORE_DIGITS : digits;
        }

        /** For how long a code for this counts. */
        public Duration lifetime(Code.Purpose purpose) {
            return switch (purpose) {
                case REGISTRATION -> registration;
                case RESET, EMAIL -> reset;
            };
        }
    }

    public static final Policy DEFAULT =
            new Policy(Rank.VIEWER, false, false, SelfEditing.ADMINISTRATORS_AND_SELF, LockOut.DEFAULT, Codes.DEFAULT);

    public Policy {
        if (defaultRank.isAbove(Rank.PUBLISHER)) {
            throw new IllegalArgumentException("The default rank cannot be above publisher");
        }
    }
}
