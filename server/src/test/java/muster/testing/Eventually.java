package muster.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens a little later. */
public final class Eventually {
    private Eventually() {}

    /** Looks again and again, and fails when the condition has not come true in time. */
    public static void holds(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            pause(Duration.ofMillis(50));
        }
    }

    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
