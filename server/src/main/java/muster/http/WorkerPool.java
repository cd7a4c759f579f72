package muster.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs handlers and knows when it has enough: then it says no at once instead of letting everybody wait. */
final class WorkerPool {
    private static final long KEEP_IDLE_THREADS_SECONDS = 60;

    private final ExecutorService executor;
    private final int capacity;
    private final AtomicInteger taken = new AtomicInteger();

    /** @param name what its threads are called */
    WorkerPool(String name, Workers workers) {
        this.capacity = workers.threads() + workers.queue();
        this.executor = workers.virtual() ? virtualThreads(name) : platformThreads(name, workers);
    }

    /** False when all workers are busy and the queue is full. */
    boolean offer(Runnable work) {
        if (taken.incrementAndGet() > capacity) {
            taken.decrementAndGet();
            return false;
        }
        try {
            executor.execute(() -> {
                try {
                    work.run();
                } finally {
                    taken.decrementAndGet();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            taken.decrementAndGet();
            return false;
        }
    }

    /** Running and waiting requests together. */
    int taken() {
        return taken.get();
    }

    void stop() {
        executor.shutdownNow();
    }

    private static ExecutorService virtualThreads(String name) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 1).factory());
    }

    private static ExecutorService platformThreads(String name, Workers workers) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                workers.threads(),
                workers.threads(),
                KEEP_IDLE_THREADS_SECONDS,
                TimeUnit.SECONDS,
                workers.queue() == 0 ? new SynchronousQueue<>() : new LinkedBlockingQueue<>(workers.queue()),
                Thread.ofPlatform().name(name + "-", 1).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
