package muster.http;

import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Swallows what is left of a body after its answer was sent. Closing at once would make the system reset the
 * connection, and many a client would lose the answer while it was still sending.
 */
final class Drain implements Invocable.Task {
    private static final long MAX_BYTES = 64L << 20;
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

    private final org.eclipse.jetty.server.Request wire;
    private final Deadline deadline;
    private final Callback done;
    private long swallowed;

    Drain(org.eclipse.jetty.server.Request wire, Duration usualIdle, Callback done) {
        this.wire = wire;
        this.deadline = new Deadline(wire, usualIdle, System.nanoTime(), MAX_TIME);
        this.done = done;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = wire.read();
            if (chunk == null && !deadline.isOver()) {
                deadline.bind();
                wire.demand(this);
                return;
            }
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                break;
            }
            swallowed += chunk.remaining();
            boolean last = chunk.isLast();
            chunk.release();
            if (last || swallowed > MAX_BYTES || deadline.isOver()) {
                break;
            }
        }
        deadline.lift();
        done.succeeded();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
