package muster.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that waits to be sent, or what became of one.
 *
 * @param number grows with each mail of a server, also within one moment
 * @param subject one line, without any secret
 * @param sealedText readable with the data key alone, as it may hold a code; null once the mail was sent or given up
 * @param sealedHtml the same content with marks; null when the text is
 * @param attempts how often somebody began to send it
 * @param dueAt from when on somebody may try to send it; while somebody does, that is put off
 * @param giveUpAt when it is of no use any more
 * @param endedAt when it was sent, given up or captured; null while it waits
 * @param trouble why the last attempt failed, without anything personal; null when none did
 */
public record Mail(
        UUID id,
        long number,
        MailPurpose purpose,
        AccountId account,
        EmailAddress to,
        String subject,
        @Nullable String sealedText,
        @Nullable String sealedHtml,
        State state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        Instant giveUpAt,
        @Nullable Instant endedAt,
        @Nullable String trouble) {

    private static final Duration LONGEST_WAIT = Duration.ofDays(3);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final Duration LATER_PAUSES = Duration.ofHours(4);

    /** What becomes of a mail. */
    public enum State {
        WAITING,
        SENT,
        /** Given up. */
        FAILED,
        /** Kept to be looked at, and never sent. */
        CAPTURED
    }

    /** @throws IllegalArgumentException when the subject is more than one line */
    public Mail {
        if (subject.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A subject is one line");
        }
    }

    /** A mail with these words, which is due at once; one with a code is of no use when the code counts no more. */
    public static Mail waiting(
            UUID id, long number, Letter letter, String subject, String sealedText, String sealedHtml, Instant now) {
        Instant last = now.plus(LONGEST_WAIT);
        Instant until = letter.until();
        return new Mail(
                id,
                number,
                letter.purpose(),
                letter.account(),
                letter.to(),
                subject,
                sealedText,
                sealedHtml,
                State.WAITING,
                0,
                now,
                now,
                until != null && until.isBefore(last) ? until : last,
                null,
                null);
    }

    /** The same, only to be looked at. */
    public Mail captured() {
        return as(State.CAPTURED, attempts, dueAt, createdAt, null);
    }

    /** The same in the hands of somebody who tries to send it, until then. */
    public Mail leased(Instant until) {
        return as(State.WAITING, attempts + 1, until, null, trouble);
    }

    public Mail sent(Instant now) {
        return as(State.SENT, attempts, dueAt, now, null).withoutBodies();
    }

    /** After an attempt that failed: to be tried again after a pause that grows, as long as it is of use. */
    public Mail putBack(Instant now, String reason) {
        Duration pause = attempts <= PAUSES.size() ? PAUSES.get(Math.max(0, attempts - 1)) : LATER_PAUSES;
        Instant next = now.plus(pause);
        return as(State.WAITING, attempts, next.isAfter(giveUpAt) ? giveUpAt : next, null, reason);
    }

    public Mail failed(Instant now, String reason) {
        return as(State.FAILED, attempts, dueAt, now, reason).withoutBodies();
    }

    public boolean isTooLateAt(Instant now) {
        return !giveUpAt.isAfter(now);
    }

    private Mail as(State next, int tries, Instant due, @Nullable Instant ended, @Nullable String reason) {
        return new Mail(
                id,
                number,
                purpose,
                account,
                to,
                subject,
                sealedText,
                sealedHtml,
                next,
                tries,
                createdAt,
                due,
                giveUpAt,
                ended,
                reason);
    }

    private Mail withoutBodies() {
        return new Mail(
                id, number, purpose, account, to, subject, null, null, state, attempts, createdAt, dueAt, giveUpAt,
                endedAt, trouble);
    }

    @Override
    public String toString() {
        return "Mail[" + id + ", " + purpose + ", " + state + "]";
    }
}
