package muster.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Hands out one request in equal steps of time, to whichever client waits for the next one. */
final class SteadyRequests implements Supplier<byte[]> {
    private final byte[] request;
    private final long stepNanos;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicInteger number = new AtomicInteger();

    SteadyRequests(byte[] request, int perSecond) {
        this.request = request;
        this.stepNanos = 1_000_000_000L / perSecond;
    }

    @Override
    public byte[] get() {
        long now = System.nanoTime();
        begun.compareAndSet(0, now);
        long due = begun.get() + number.getAndIncrement() * stepNanos;
        while (now < due && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(due - now);
            now = System.nanoTime();
        }
        return request;
    }
}
