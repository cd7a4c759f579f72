package muster.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections that send the head of a request so slowly that each byte comes just in time: they never count as
 * idle, and enough of them would take all the places. When most places are taken, those that ask nothing are ended long before,
 * the longest first, so that nobody keeps others out by hoarding connections.
 */
final class IdleSweep extends AbstractLifeCycle implements Connection.Listener {
    private final Scheduler scheduler;
    /** Who asks nothing for so long may have to go when places are scarce; everybody sends a head faster. */
    private static final long SCARCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long RELIEF_EVERY_MILLIS = 250;

    private final long limitNanos;
    private final int scarce;
    private final int plenty;
    private final AtomicBoolean relieving = new AtomicBoolean();
    private final Map<Connection, Watch> connections = new ConcurrentHashMap<>();
    private Scheduler.@Nullable Task task;

    /** Since when a connection has nothing to answer. */
    private static final class Watch {
        private long answered = -1;
        private long sinceNanos;
    }

    /** @param most how many connections there may be */
    IdleSweep(Scheduler scheduler, Duration limit, int most) {
        this.scheduler = scheduler;
        this.limitNanos = limit.toNanos();
        this.scarce = most - most / 8;
        this.plenty = most - most / 4;
    }

    @Override
    public void onOpened(Connection connection) {
        if (!(connection instanceof SslConnection)) {
            Watch watch = new Watch();
            watch.sinceNanos = System.nanoTime();
            connections.put(connection, watch);
            if (connections.size() >= scarce && relieving.compareAndSet(false, true)) {
                scheduler.schedule(this::relieve, 0, TimeUnit.MILLISECONDS);
            }
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
        if (idleNanos(connection, watch, System.nanoTime()) > limitNanos) {
            connection.getEndPoint().close();
        }
    }

    /** For how long it has had nothing to answer, as far as was looked. */
    private static long idleNanos(Connection connection, Watch watch, long now) {
        synchronized (watch) {
            long answered = connection.getMessagesOut();
            boolean busy = connection.getMessagesIn() > answered;
            if (busy || answered != watch.answered) {
                watch.answered = answered;
                watch.sinceNanos = now;
            }
            return now - watch.sinceNanos;
        }
    }

    /** Makes room again and again until there is plenty of it: whoever came a moment ago may only have to be asked later. */
    private void relieve() {
        long now = System.nanoTime();
        Map<Connection, Long> idle = new HashMap<>();
        connections.forEach((connection, watch) -> {
            long nanos = idleNanos(connection, watch, now);
            if (nanos > SCARCE_NANOS) {
                idle.put(connection, nanos);
            }
        });
        idle.entrySet().stream()
                .sorted(Map.Entry.<Connection, Long>comparingByValue().reversed())
                .limit(Math.max(0, connections.size() - plenty))
                .forEach(each -> each.getKey().getEndPoint().close());
        if (isRunning() && connections.size() >= scarce) {
            scheduler.schedule(this::relieve, RELIEF_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        relieving.set(false);
    }
}
