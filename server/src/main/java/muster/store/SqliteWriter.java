package muster.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import muster.directory.StoreUnavailable;
import muster.model.Failure;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes a SQLite file. It takes what waits, runs each unit in a savepoint of one transaction,
 * commits, and only then tells the callers. A unit that is refused is undone by itself; when the file fails, nothing of
 * the group is there and every caller of the group hears so. The connection is opened anew when it may be broken.
 */
final class SqliteWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final int WAITING_UNITS = 1_024;
    private static final int GROUP_UNITS = 64;
    private static final long GROUP_NANOS = Duration.ofMillis(5).toNanos();
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final String url;
    private final BlockingQueue<SqliteUnit<?>> waiting = new ArrayBlockingQueue<>(WAITING_UNITS);
    private final SqliteUnit<?> stop = new SqliteUnit<>(_ -> "stop");
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable SqliteConnection connection;
    /** Whether the sign to stop was met. Only the writer's thread looks at it. */
    private boolean stopped;

    SqliteWriter(String url) {
        this.url = url;
        thread = Thread.ofPlatform().name("muster-writer").daemon().unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    <T> T run(Function<Handle, T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("A change cannot begin inside another change");
        }
        SqliteUnit<T> unit = new SqliteUnit<>(work);
        if (closed) {
            throw SqliteTrouble.closed();
        }
        if (!waiting.offer(unit)) {
            throw new Refused(new Failure.Busy(RETRY_AFTER));
        }
        // Between the two looks the writer may have gone; a unit that it has not taken, nobody will.
        if (closed && waiting.remove(unit)) {
            throw SqliteTrouble.closed();
        }
        return unit.await();
    }

    /** Finishes what waits and ends the thread. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                waiting.put(stop);
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!stopped) {
            List<SqliteUnit<?>> group = new ArrayList<>();
            try {
                if (isToRun(waiting.take(), group)) {
                    runGroup(group);
                }
            } catch (InterruptedException e) {
                LOG.warn("The writer ignores an interruption");
            } catch (Throwable e) {
                surrender(group, e);
            }
        }
        failWaiting(SqliteTrouble.closed());
        discardConnection();
    }

    /** Adds to the group what is taken from the queue, but for the sign to stop. */
    private boolean isToRun(@Nullable SqliteUnit<?> taken, List<SqliteUnit<?>> group) {
        stopped |= taken == stop;
        return taken != null && taken != stop && group.add(taken);
    }

    /**
     * After an error while an error was seen to, such as no memory to log it. The thread goes on: without it, everybody
     * would wait for ever.
     */
    private void surrender(List<SqliteUnit<?>> group, Throwable error) {
        StoreUnavailable answer = new StoreUnavailable("The database file does not take part", error);
        group.forEach(unit -> unit.tell(answer));
        try {
            discardConnection();
        } catch (Throwable e) {
            error.addSuppressed(e);
        }
    }

    /** @param group the first unit; others that wait join it */
    private void runGroup(List<SqliteUnit<?>> group) {
        try {
            SqliteConnection open = openConnection();
            open.begin();
            long end = System.nanoTime() + GROUP_NANOS;
            boolean more = true;
            while (more) {
                runUnit(open, group.getLast());
                boolean room = group.size() < GROUP_UNITS && System.nanoTime() - end < 0;
                more = room && isToRun(waiting.poll(), group);
            }
            open.commit();
        } catch (Throwable e) {
            abandon(group, e);
            return;
        }
        group.forEach(SqliteUnit::tell);
    }

    private static void runUnit(SqliteConnection open, SqliteUnit<?> unit) throws Throwable {
        open.enterUnit();
        Throwable failure = unit.runOn(open.handle());
        if (failure == null) {
            open.leaveUnit();
        } else if (SqliteTrouble.isOutage(failure)) {
            throw failure;
        } else {
            open.undoUnit();
        }
    }

    private SqliteConnection openConnection() throws SQLException {
        SqliteConnection open = connection;
        if (open == null) {
            open = SqliteConnection.writing(url);
            connection = open;
        }
        return open;
    }

    /** Takes everything back and says so. */
    private void abandon(List<SqliteUnit<?>> group, Throwable trouble) {
        tell(group.size(), trouble);
        SqliteConnection open = connection;
        if (open != null) {
            rollBack(open);
            if (!SqliteTrouble.leavesConnectionGood(trouble)) {
                discardConnection();
            }
        }
        // Before anybody is told: who comes back because of that may find the file free.
        if (SqliteTrouble.isBusy(trouble)) {
            failWaiting(trouble);
        }
        group.forEach(unit -> unit.tell(SqliteTrouble.unavailable(trouble)));
    }

    /** Of a file that does not play along, which somebody at the host sees to, a sentence is enough. */
    private static void tell(int changes, Throwable trouble) {
        SQLException complaint = SqliteTrouble.isOutage(trouble) ? Database.complaint(trouble) : null;
        if (complaint == null) {
            LOG.warn("A group of {} changes was taken back", changes, trouble);
        } else {
            LOG.warn(
                    "A group of {} changes was taken back, because of the database file: {}",
                    changes,
                    SqliteTrouble.why(complaint));
            LOG.debug("The complaint about the file", complaint);
        }
    }

    /** SQLite may have rolled back by itself; then there is nothing to do. If not, the next beginning fails and shows it. */
    private static void rollBack(SqliteConnection open) {
        try {
            open.rollback();
        } catch (SQLException e) {
            LOG.debug("Nothing to roll back", e);
        }
    }

    /** Who waits behind a locked file fares no better, and would spend one time-out each on learning it. */
    private void failWaiting(Throwable trouble) {
        List<SqliteUnit<?>> behind = new ArrayList<>();
        waiting.drainTo(behind);
        for (SqliteUnit<?> unit : behind) {
            if (unit == stop) {
                waiting.offer(stop);
            } else {
                unit.tell(SqliteTrouble.unavailable(trouble));
            }
        }
    }

    private void discardConnection() {
        SqliteConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
