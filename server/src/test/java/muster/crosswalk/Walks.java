package muster.crosswalk;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DynamicTest;

/** Walks several ways at once, as people do. */
final class Walks implements AutoCloseable {
    private final ExecutorService walkers;

    Walks(int atOnce) {
        walkers = Executors.newFixedThreadPool(atOnce);
    }

    /** A test that waits for what is walked meanwhile. */
    DynamicTest begun(String name, Runnable walk) {
        Future<?> walked = walkers.submit(walk);
        return dynamicTest(name, () -> {
            try {
                walked.get();
            } catch (ExecutionException failed) {
                throw failed.getCause();
            }
        });
    }

    /** Walks no further. */
    @Override
    public void close() {
        walkers.shutdownNow();
    }
}
