package muster.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import muster.model.Failure;
import muster.model.Refused;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A few connections that read a SQLite file, opened when first needed. Their number bounds how many threads are inside
 * SQLite at once; the one used last goes first, for its cache is warm.
 */
final class SqliteReaders implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final String url;
    private final int size;
    private final Semaphore turns;
    private final Deque<SqliteConnection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SqliteReaders(String url, int size) {
        this.url = url;
        this.size = size;
        turns = new Semaphore(size);
    }

    <T> T run(Function<Handle, T> work) {
        takeTurn();
        try {
            return runInTurn(work);
        } finally {
            turns.release();
        }
    }

    private <T> T runInTurn(Function<Handle, T> work) {
        if (closed) {
            throw SqliteTrouble.closed();
        }
        SqliteConnection reader = null;
        boolean sound = false;
        try {
            reader = idle.poll();
            if (reader == null) {
                reader = SqliteConnection.reading(url);
            }
            reader.begin();
            T result = runAndEnd(reader, work);
            sound = true;
            return result;
        } catch (SQLException e) {
            throw SqliteTrouble.unavailable(e);
        } catch (RuntimeException e) {
            if (SqliteTrouble.isOutage(e)) {
                throw SqliteTrouble.unavailable(e);
            }
            sound = true;
            throw e;
        } finally {
            giveBack(reader, sound);
        }
    }

    /** The snapshot ends with the work, however that ends. */
    private static <T> T runAndEnd(SqliteConnection reader, Function<Handle, T> work) throws SQLException {
        try {
            return work.apply(reader.handle());
        } finally {
            reader.rollback();
        }
    }

    private void giveBack(@Nullable SqliteConnection reader, boolean sound) {
        if (reader == null) {
            return;
        }
        if (sound) {
            idle.push(reader);
        } else {
            reader.close();
        }
    }

    /** Waits for a turn, for a while; interruptions are kept for the caller. */
    private void takeTurn() {
        boolean interrupted = false;
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        try {
            while (true) {
                try {
                    if (turns.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw new Refused(new Failure.Busy(RETRY_AFTER));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets readings end, then closes. */
    @Override
    public void close() {
        closed = true;
        turns.acquireUninterruptibly(size);
        idle.forEach(SqliteConnection::close);
        idle.clear();
        turns.release(size);
    }
}
