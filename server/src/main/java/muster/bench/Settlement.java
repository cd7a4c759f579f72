package muster.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import muster.directory.WireNaming;
import muster.model.AccountId;
import muster.model.PasswordHash;

/**
 * What the made-up people of one directory have in common. Time is shared out by their numbers, so that the same number of
 * people always lives the same lives.
 *
 * @param accounts how many people there are
 * @param administrator who does what is done for others
 * @param password everybody's; nobody knows what it was made of
 * @param random for what must be guessed by nobody
 */
record Settlement(
        int accounts,
        AccountId administrator,
        Teams teams,
        PasswordHash password,
        List<WireNaming> namings,
        SecureRandom random) {
    static final Instant FOUNDED = Instant.parse("2021-06-01T08:00:00Z");
    static final Instant TODAY = Instant.parse("2026-06-01T12:00:00Z");

    /** When all groups are there. */
    private static final Instant OPENED = FOUNDED.plus(Duration.ofDays(30));
    /** Nobody is so new that nothing could have happened since. */
    private static final Instant CLOSED = TODAY.minus(Duration.ofDays(7));

    private static final long SMALLEST_MICROS = 1_000_000;

    Instant arrival(int number) {
        double share = (double) number / accounts;
        long millis = (long) (share * Duration.between(OPENED, CLOSED).toMillis());
        return OPENED.plusMillis(millis);
    }

    /** Some time after what happened last and long before today, however often it is asked for. */
    Instant later(DatedIdentifiers identifiers, Duration most) {
        long left = Duration.between(identifiers.now(), TODAY).toNanos() / 1_000;
        long wanted = Math.min(most.toNanos() / 1_000, left / 4);
        long micros = SMALLEST_MICROS + (long) (identifiers.chance().nextDouble() * (wanted - SMALLEST_MICROS));
        return identifiers.now().plusNanos(micros * 1_000);
    }

    /** Half way from what happened last to today. */
    Instant between(DatedIdentifiers identifiers) {
        Duration left = Duration.between(identifiers.now(), TODAY);
        return identifiers.now().plusMillis(left.toMillis() / 2);
    }

    /** Since what happened last, and rather today than yesterday. */
    Instant lately(DatedIdentifiers identifiers) {
        double share = Math.pow(identifiers.chance().nextDouble(), 4);
        Duration left = Duration.between(identifiers.now(), TODAY);
        return TODAY.minusMillis((long) (share * left.toMillis()));
    }
}
