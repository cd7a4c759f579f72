package muster.http;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all request bodies may take together; counts bytes that came, not bytes that were announced. */
final class BodyBudget {
    private final AtomicLong free;

    BodyBudget(long bytes) {
        free = new AtomicLong(bytes);
    }

    boolean take(long bytes) {
        if (free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        free.addAndGet(bytes);
    }
}
