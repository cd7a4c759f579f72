package muster.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections that send the head of a request so slowly that each byte comes just in time: they never count as
 * idle, and enough of them would take all the places.
 */
final class IdleSweep extends AbstractLifeCycle implements Connection.Listener {
    private final Scheduler scheduler;
    private final long limitNanos;
    private final Map<Connection, Watch> connections = new ConcurrentHashMap<>();
    private Scheduler.@Nullable Task task;

    /** Since when a connection has nothing to answer. */
    private static final class Watch {
        private long answered = -1;
        private long sinceNanos;
    }

    IdleSweep(Scheduler scheduler, Duration limit) {
        this.scheduler = scheduler;
        this.limitNanos = limit.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof SslConnection)) {
            Watch watch = new Watch();
            watch.sinceNanos = System.nanoTime();
            connections.put(connection, watch);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    /** How many connections are open. */
    int count() {
        return connections.size();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        next();
    }

    @Override
    protected void doStop() throws Exception {
        Scheduler.Task pending = task;
        if (pending != null) {
            pending.cancel();
        }
        super.doStop();
    }

    private void next() {
        task = scheduler.schedule(this::sweep, Math.max(1, limitNanos / 4), TimeUnit.NANOSECONDS);
    }

    private void sweep() {
        connections.forEach(this::check);
        if (isRunning()) {
            next();
        }
    }

    private void check(Connection connection, Watch watch) {
        long now = System.nanoTime();
        long answered = connection.getMessagesOut();
        boolean busy = connection.getMessagesIn() > answered;
        if (busy || answered != watch.answered) {
            watch.answered = answered;
            watch.sinceNanos = now;
        } else if (now - watch.sinceNanos > limitNanos) {
            connection.getEndPoint().close();
        }
    }
}
