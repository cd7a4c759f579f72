package muster.model;

import java.time.Duration;

/**
 * What a site decides about its directory.
 *
 * @param defaultRank of accounts made without naming one; never above {@link Rank#PUBLISHER}
 * @param publishersOwnGroups whether publishers may make groups
 * @param viewersSeeOnlyThemselves whether viewers are kept from seeing other accounts
 * @param selfEditing which of their own fields people may change
 * @param lockOut what happens after wrong passwords
 */
public record Policy(
        Rank defaultRank,
        boolean publishersOwnGroups,
        boolean viewersSeeOnlyThemselves,
        SelfEditing selfEditing,
        LockOut lockOut) {

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
    }

    public static final Policy DEFAULT =
            new Policy(Rank.VIEWER, false, false, SelfEditing.ADMINISTRATORS_AND_SELF, LockOut.DEFAULT);

    public Policy {
        if (defaultRank.isAbove(Rank.PUBLISHER)) {
            throw new IllegalArgumentException("The default rank cannot be above publisher");
        }
    }
}
