package muster.credential;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import muster.model.Failure;
import muster.model.Refused;

/** Runs slow hashes a few at a time, so that a storm of sign-ins takes neither all memory nor all processors. */
final class HashingPool implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ThreadPoolExecutor threads;

    /**
     * @param atOnce how many hashes run at the same time
     * @param waiting how many more may wait for their turn
     */
    HashingPool(int atOnce, int waiting) {
        this.threads = new ThreadPoolExecutor(
                atOnce,
                atOnce,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("muster-hashing-", 0).daemon().factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** @throws Refused {@link Failure.Busy} when too many wait already */
    <T> T run(Callable<T> hashing) {
        Future<T> turn = submit(hashing);
        try {
            return turn.get();
        } catch (InterruptedException stopped) {
            turn.cancel(false);
            Thread.currentThread().interrupt();
            throw new Refused(new Failure.Busy(RETRY_AFTER));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Hashing failed", failed.getCause());
        }
    }

    private <T> Future<T> submit(Callable<T> hashing) {
        try {
            return threads.submit(hashing);
        } catch (RejectedExecutionException full) {
            throw new Refused(new Failure.Busy(RETRY_AFTER));
        }
    }

    /** How many wait for their turn now. */
    int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
