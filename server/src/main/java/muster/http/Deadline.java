package muster.http;

import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;

/** A moment by which something must have come; enforced through the connection's idle timeout, without a timer. */
final class Deadline {
    private final EndPoint endPoint;
    private final long endNanos;
    private final long usualIdleMillis;
    private boolean bound;

    Deadline(org.eclipse.jetty.server.Request wire, Duration usualIdle, long startNanos, Duration within) {
        this.endPoint = wire.getConnectionMetaData().getConnection().getEndPoint();
        this.usualIdleMillis = usualIdle.toMillis();
        this.endNanos = startNanos + within.toNanos();
    }

    boolean isOver() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** Lets the connection's next wait end no later than this deadline. */
    void bind() {
        long millisLeft = Math.max(1, (endNanos - System.nanoTime()) / 1_000_000);
        endPoint.setIdleTimeout(Math.min(usualIdleMillis, millisLeft));
        bound = true;
    }

    void lift() {
        if (bound) {
            endPoint.setIdleTimeout(usualIdleMillis);
            bound = false;
        }
    }
}
