package muster.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;

/**
 * What all exchanges share, and the one handler the library knows. It never blocks, so the library calls it on the
 * I/O threads; only {@link Exchange} hands work to the workers.
 */
final class Engine extends Handler.Abstract.NonBlocking implements Graceful {
    private final HttpSettings settings;
    private final Doors doors;
    private final RequestIds ids;
    private final WorkerPools workers;
    private final BodyBudget budget;
    private final AccessLog accessLog;
    private final Semaphore streams;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean leaving;
    private volatile @Nullable CompletableFuture<Void> stopping;

    Engine(HttpSettings settings, Doors doors, RequestIds ids, WorkerPools workers, AtomicBoolean leaving) {
        this.settings = settings;
        this.doors = doors;
        this.ids = ids;
        this.workers = workers;
        this.leaving = leaving;
        this.budget = new BodyBudget(settings.limits().maxBufferedBytes());
        this.accessLog = new AccessLog(settings.accessLog());
        this.streams = new Semaphore(Math.max(1, settings.workers().threads() / 4));
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        new Exchange(this, request, response, callback).begin();
        return true;
    }

    /** Whether each connection ends with its next answer. */
    boolean isLeaving() {
        return leaving.get();
    }

    /** Refuses new requests from now on; done when the running ones are. */
    @Override
    public CompletableFuture<Void> shutdown() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        stopping = done;
        if (running.get() == 0) {
            done.complete(null);
        }
        return done;
    }

    @Override
    public boolean isShutdown() {
        return stopping != null;
    }

    void started() {
        running.incrementAndGet();
    }

    void ended() {
        CompletableFuture<Void> done = running.decrementAndGet() == 0 ? stopping : null;
        if (done != null) {
            done.complete(null);
        }
    }

    int running() {
        return running.get();
    }

    HttpSettings settings() {
        return settings;
    }

    Doors doors() {
        return doors;
    }

    RequestIds ids() {
        return ids;
    }

    /** Hands work to whoever runs handlers of this pace; false when none is free and none may wait. */
    boolean offer(Pace pace, Runnable work) {
        return workers.of(pace).offer(work);
    }

    BodyBudget budget() {
        return budget;
    }

    /** Long answers at one time: clients decide how long these take, so they never get all workers. */
    Semaphore streams() {
        return streams;
    }

    AccessLog accessLog() {
        return accessLog;
    }
}
