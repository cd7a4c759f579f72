package muster.bench;

import java.util.Arrays;
import java.util.List;

/** How long each of many requests took. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sortedNanos;

    Latencies(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sortedNanos = nanos.clone();
        Arrays.sort(sortedNanos);
    }

    static Latencies together(List<Latencies> parts) {
        return new Latencies(parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.sortedNanos))
                .toArray());
    }

    int count() {
        return sortedNanos.length;
    }

    /** The least time within which this share of the requests was answered (nearest rank). */
    double millisFor(double share) {
        int rank = (int) Math.ceil(share * sortedNanos.length);
        return sortedNanos[Math.clamp(rank, 1, sortedNanos.length) - 1] / NANOS_PER_MILLI;
    }

    double worstMillis() {
        return sortedNanos[sortedNanos.length - 1] / NANOS_PER_MILLI;
    }
}
