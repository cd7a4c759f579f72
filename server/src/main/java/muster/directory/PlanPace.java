package muster.directory;

import java.time.Duration;

/**
 * How much a slice of a plan does, so that others wait no longer than 50 ms for the store's one writer, its commit included. A
 * slice that held it longer makes the next one shorter.
 */
final class PlanPace {
    static final Duration AIM = Duration.ofMillis(50);

    private static final Duration SHORTEST = Duration.ofMillis(5);
    private static final int FIRST_ROWS = 32;
    private static final int FEWEST_ROWS = 4;
    private static final int MOST_ROWS = 500;

    /** The first commit may take as long as its rows. */
    private Duration acting = AIM.dividedBy(2);

    private int rows = FIRST_ROWS;

    /** For how long the next slice begins rows; the rest is for telling what came of them, and for the commit. */
    Duration acting() {
        return acting;
    }

    /** How many rows the next slice has at hand. */
    int rows() {
        return rows;
    }

    /**
     * @param done how many rows the slice did
     * @param acted how long it took over them
     * @param held how long it held the writer, from its beginning to the end of its commit
     */
    void took(int done, Duration acted, Duration held) {
        boolean isLong = held.compareTo(AIM) > 0;
        boolean hadMore = done < rows;
        if (isLong) {
            acting = longer(SHORTEST, part(acted, AIM, held));
        } else if (hadMore) {
            acting = acting.plus(AIM.minus(held).dividedBy(2));
        }
        rows = Math.clamp(hadMore || isLong ? done + done / 4 : 2L * done, FEWEST_ROWS, MOST_ROWS);
    }

    private static Duration part(Duration whole, Duration dividend, Duration divisor) {
        return Duration.ofNanos((long) (whole.toNanos() * ((double) dividend.toNanos() / divisor.toNanos())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
