package muster.model;

import java.time.Instant;

/**
 * What an account is, in one word. Several things can be true of it; what stands first here is what it is called, because
 * it is what has to be undone first.
 */
public enum AccountState {
    /** Taken over by another account. */
    MERGED,
    TRASHED,
    /** Blocked for safety or off-boarding. */
    HELD,
    DISABLED,
    ARCHIVED,
    EXPIRED,
    /** Never activated, or invited again. */
    INVITED,
    /** Sign-ins are refused after wrong passwords; sessions and keys work. */
    LOCKED,
    ACTIVE;

    public static AccountState of(Account account, Activity activity, Instant now) {
        Life life = account.life();
        if (life.isMerged()) {
            return MERGED;
        }
        if (life.isTrashed()) {
            return TRASHED;
        }
        if (life.hasBlockAt(Block.Kind.HOLD, now)) {
            return HELD;
        }
        if (life.hasBlockAt(Block.Kind.DISABLED, now)) {
            return DISABLED;
        }
        if (life.hasBlockAt(Block.Kind.ARCHIVED, now)) {
            return ARCHIVED;
        }
        if (life.isExpiredAt(now)) {
            return EXPIRED;
        }
        if (!life.isActivated()) {
            return INVITED;
        }
        return activity.isLockedOutAt(now) ? LOCKED : ACTIVE;
    }
}
