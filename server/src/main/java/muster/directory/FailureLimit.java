package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.model.Failure;
import muster.model.Refused;

/**
 * Counts the failed sign-ins of each source, and refuses a source for the rest of the minute when there were too many.
 * One of these serves all doors, so that nobody gets a fresh budget by knocking at the next one. What succeeds is free,
 * because a whole laboratory may sit behind one address.
 */
public final class FailureLimit {
    public static final int USUAL_FAILURES_PER_MINUTE = 100;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAXIMUM_SOURCES = 10_000;

    private record Window(Instant end, int failures) {}

    private final InstantSource clock;
    private final int failuresPerMinute;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAXIMUM_SOURCES;
        }
    };

    public FailureLimit(InstantSource clock, int failuresPerMinute) {
        this.clock = clock;
        this.failuresPerMinute = failuresPerMinute;
    }

    /**
     * To be asked before a name and a password are looked at.
     *
     * @param source what stands for the client: its address, or its network
     * @throws Refused {@link Failure.Busy} with the time until the source may try again, at most a minute
     */
    public void requireBelow(String source) {
        Instant now = clock.instant();
        Window window;
        synchronized (windows) {
            window = windows.get(source);
        }
        if (window != null
                && window.failures() >= failuresPerMinute
                && window.end().isAfter(now)) {
            throw new Refused(new Failure.Busy(Duration.between(now, window.end())));
        }
    }

    /** To be told of each sign-in that failed. */
    public void failed(String source) {
        Instant now = clock.instant();
        synchronized (windows) {
            Window window = windows.get(source);
            if (window != null && window.end().isAfter(now)) {
                windows.put(source, new Window(window.end(), window.failures() + 1));
            } else {
                // Taken out first, so that the oldest windows stand first and are the ones to be forgotten.
                windows.remove(source);
                windows.put(source, new Window(now.plus(WINDOW), 1));
            }
        }
    }
}
