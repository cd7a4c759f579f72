package muster.crash;

import java.time.Duration;
import java.time.InstantSource;

/** The time of a process under the agent, which can be set while it runs. */
public final class SteeredClock {
    private static volatile Duration ahead = Duration.ZERO;

    private SteeredClock() {}

    /** Called in place of {@link InstantSource#system}. */
    public static InstantSource system() {
        return () -> InstantSource.system().instant().plus(ahead);
    }

    static void goAheadBy(Duration duration) {
        ahead = duration;
    }
}
