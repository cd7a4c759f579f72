package muster.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as the database keeps them: microseconds since 1970, with the largest number for a time that never comes. */
final class Micros {
    private static final long NEVER = Long.MAX_VALUE;
    private static final Instant LAST = of(NEVER - 1);
    private static final Instant FIRST = of(Long.MIN_VALUE);

    private Micros() {}

    static long of(Instant instant) {
        if (instant.isAfter(LAST)) {
            return NEVER;
        }
        return instant.isBefore(FIRST) ? Long.MIN_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static @Nullable Long ofNullable(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    static Instant of(long micros) {
        return micros == NEVER ? Instant.MAX : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
