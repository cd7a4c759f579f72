package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import muster.model.Failure;
import muster.model.Refused;

/**
 * Counts the failed sign-ins of each source, and slows a source down for the rest of the minute when there were too many. One of
 * these serves all doors, so that nobody gets a fresh budget by knocking at the next one.
 *
 * <p>A whole laboratory may sit behind one address, beside a script that keeps failing. So what succeeds is free and never refused:
 * beyond the limit a source has one try a second, and of these the wrong ones are told that there were too many.
 */
public final class FailureLimit {
    public static final int USUAL_FAILURES_PER_MINUTE = 100;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final int MAXIMUM_SOURCES = 10_000;

    /** Lets a caller wait. */
    public interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    private record Window(Instant end, int failures, Instant nextTurn) {}

    private final InstantSource clock;
    private final int failuresPerMinute;
    private final Pause pause;
    private final Map<String, Window> windows = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAXIMUM_SOURCES;
        }
    };

    public FailureLimit(InstantSource clock, int failuresPerMinute) {
        this(clock, failuresPerMinute, Thread::sleep);
    }

    FailureLimit(InstantSource clock, int failuresPerMinute, Pause pause) {
        this.clock = clock;
        this.failuresPerMinute = failuresPerMinute;
        this.pause = pause;
    }

    /**
     * To be asked before a name and a password are looked at. Returns at once, or when it is the source's turn.
     *
     * @param source what stands for the client: its address, or its network
     * @throws Refused {@link Failure.Busy} when others of a source that failed too often wait already; with the time until its minute
     *     is over
     */
    public void admit(String source) {
        Duration wait;
        synchronized (windows) {
            wait = takeTurn(source, clock.instant());
        }
        if (!wait.isPositive()) {
            return;
        }
        try {
            pause.last(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(new Failure.Busy(PACE));
        }
    }

    private Duration takeTurn(String source, Instant now) {
        Window window = windows.get(source);
        if (window == null
                || window.failures() < failuresPerMinute
                || !window.end().isAfter(now)) {
            return Duration.ZERO;
        }
        Instant turn = window.nextTurn().isAfter(now) ? window.nextTurn() : now;
        Duration wait = Duration.between(now, turn);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw tooMany(window, now);
        }
        windows.put(source, new Window(window.end(), window.failures(), turn.plus(PACE)));
        return wait;
    }

    /**
     * To be told of each sign-in that failed.
     *
     * @throws Refused {@link Failure.Busy} in place of whatever the failure would have been answered with, when there were too many
     *     before this one
     */
    public void failed(String source) {
        Instant now = clock.instant();
        synchronized (windows) {
            Window window = windows.get(source);
            if (window == null || !window.end().isAfter(now)) {
                // Taken out first, so that the oldest windows stand first and are the ones to be forgotten.
                windows.remove(source);
                windows.put(source, new Window(now.plus(WINDOW), 1, now));
                return;
            }
            if (window.failures() >= failuresPerMinute) {
                throw tooMany(window, now);
            }
            windows.put(source, new Window(window.end(), window.failures() + 1, window.nextTurn()));
        }
    }

    /**
     * To be told of what every source may do as often as it may fail, whatever comes of it: asking for mails.
     *
     * @throws Refused as {@link #admit} and {@link #failed} do
     */
    public void spend(String source) {
        admit(source);
        failed(source);
    }

    private static Refused tooMany(Window window, Instant now) {
        return new Refused(new Failure.TooManyFailures(Duration.between(now, window.end())));
    }
}
