package muster.http;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends a long answer whose client reads too slowly: each byte it takes would restart the idle timeout, and so it could keep a
 * worker for as long as it likes.
 */
final class SlowReader {
    private static final long LEAST_BYTES_PER_SECOND = 16 << 10;

    private final Scheduler scheduler;
    private final EndPoint endPoint;
    private final long windowNanos;
    private final LongSupplier taken;
    private long takenBefore;
    private Scheduler.@Nullable Task next;
    private boolean over;

    /**
     * @param windowNanos over how long the client's pace is measured
     * @param taken how many bytes the client has taken so far
     */
    SlowReader(org.eclipse.jetty.server.Request wire, long windowNanos, LongSupplier taken) {
        this.scheduler = wire.getComponents().getScheduler();
        this.endPoint = wire.getConnectionMetaData().getConnection().getEndPoint();
        this.windowNanos = windowNanos;
        this.taken = taken;
    }

    synchronized void watch() {
        if (!over) {
            next = scheduler.schedule(this::look, windowNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        long takenNow = taken.getAsLong();
        long owed = TimeUnit.NANOSECONDS.toMillis(windowNanos) * LEAST_BYTES_PER_SECOND / 1_000;
        if (takenNow - takenBefore < owed) {
            endPoint.close();
            return;
        }
        takenBefore = takenNow;
        watch();
    }

    synchronized void end() {
        over = true;
        if (next != null) {
            next.cancel();
        }
    }
}
