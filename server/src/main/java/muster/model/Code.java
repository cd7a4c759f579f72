package muster.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A short secret with which one person sets the password of one account, or proves an address of it, once.
 *
 * @param digits how many it has
 * @param keyedHash what a presented code is compared with
 * @param sealed the code itself for those who hand it on, readable with the data key; null once the code is over
 * @param issuedBy null when made at the host, or when nobody in particular asked
 * @param askedAnonymously whether nobody in particular asked for it: then it counts only once somebody fit to was shown it
 * @param tries how many wrong ones were presented
 * @param endedAt null while it may count
 * @param ending why it counts no more; null while it may count
 */
public record Code(
        UUID id,
        AccountId account,
        Purpose purpose,
        int digits,
        String keyedHash,
        @Nullable String sealed,
        @Nullable AccountId issuedBy,
        boolean askedAnonymously,
        int tries,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {

    /** What a code is good for. One of one kind is never taken for the other. */
    public enum Purpose {
        /** The first password of an account, which becomes active if it was only invited. */
        REGISTRATION,
        /** Another password in place of the one that the account has. */
        RESET,
        /** Another primary address, proven with it. */
        EMAIL
    }

    /** Why a code counts no more. */
    public enum Ending {
        USED,
        /** Too many wrong ones were presented. */
        BURNT,
        REPLACED,
        EXPIRED,
        /** What it was for is not to be done any more. */
        WITHDRAWN
    }

    public boolean isExpiredAt(Instant now) {
        return !expiresAt.isAfter(now);
    }

    /** Whether it was neither used nor burnt nor ended otherwise, and its time is not over. */
    public boolean countsAt(Instant now) {
        return endedAt == null && !isExpiredAt(now);
    }

    @Override
    public String toString() {
        return "Code[" + id + " " + purpose + "]";
    }
}
