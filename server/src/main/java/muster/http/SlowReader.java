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
    private final long graceNanos;
    private final LongSupplier taken;
    private final long startNanos = System.nanoTime();
    private Scheduler.@Nullable Task next;
    private boolean over;

    /**
     * @param graceNanos for how long the client may be as slow as it likes
     * @param taken how many bytes the client has taken so far
     */
    SlowReader(org.eclipse.jetty.server.Request wire, long graceNanos, LongSupplier taken) {
        this.scheduler = wire.getComponents().getScheduler();
        this.endPoint = wire.getConnectionMetaData().getConnection().getEndPoint();
        this.graceNanos = graceNanos;
        this.taken = taken;
    }

    synchronized void watch() {
        if (!over) {
            next = scheduler.schedule(this::look, graceNanos / 4 + 1, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        long nanos = System.nanoTime() - startNanos;
        long owed = (nanos - graceNanos) / 1_000_000 * LEAST_BYTES_PER_SECOND / 1_000;
        if (taken.getAsLong() < owed) {
            endPoint.close();
        } else {
            watch();
        }
    }

    synchronized void end() {
        over = true;
        if (next != null) {
            next.cancel();
        }
    }
}
