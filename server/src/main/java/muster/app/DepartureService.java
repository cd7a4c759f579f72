package muster.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import muster.directory.Offboarding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what is due for those who leave, on a thread of its own: handing over a large estate takes a while. */
final class DepartureService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DepartureService.class);
    private static final long EVERY_SECONDS = 15;
    private static final long FINISH_SECONDS = 5;

    private final ScheduledExecutorService timer;

    private DepartureService(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    static DepartureService start(Offboarding offboarding) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("muster-departures").daemon().factory());
        ScheduledFuture<?> _ =
                timer.scheduleWithFixedDelay(() -> advance(offboarding), 1, EVERY_SECONDS, TimeUnit.SECONDS);
        return new DepartureService(timer);
    }

    /** A timer never runs again after a task that threw. */
    private static void advance(Offboarding offboarding) {
        try {
            offboarding.advance();
        } catch (RuntimeException failed) {
            TriedAgain.warn(LOG, "An off-boarding could not go on; it is tried again", failed);
        }
    }

    /** What is not finished by then goes on at the next start. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(FINISH_SECONDS, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
