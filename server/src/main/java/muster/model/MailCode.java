package muster.model;

import java.time.Instant;

/**
 * A long secret that reaches one person by mail alone, and with which that person does one thing once, without signing in. An
 * account has at most one for each purpose.
 *
 * @param digest what a presented one is found by
 * @param recipient to which address it went
 * @param tries how often the right one came with a wrong second factor
 */
public record MailCode(
        AccountId account,
        Purpose purpose,
        SecretDigest digest,
        EmailAddress recipient,
        int tries,
        Instant createdAt,
        Instant expiresAt) {

    /** What a code is good for. One of one kind is never taken for the other. */
    public enum Purpose {
        /** The first password of an invited account, and the proof of its address. */
        INVITATION,
        /** Another primary address, proven with it. */
        EMAIL_CHANGE,
        /** Another password in place of a forgotten one. */
        RECOVERY
    }

    public boolean isExpiredAt(Instant now) {
        return !expiresAt.isAfter(now);
    }

    @Override
    public String toString() {
        return "MailCode[" + purpose + " of " + account + "]";
    }
}
