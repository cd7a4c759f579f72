package muster.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import muster.credential.PasswordHashes;
import muster.model.Password;

/** Password hashes as the server makes them, with nothing else around them. */
final class RawHashes implements AutoCloseable {
    private final PasswordHashes hashes;

    RawHashes(int mostThreads) {
        hashes = PasswordHashes.usual(new SecureRandom(), mostThreads);
    }

    /** How many are made in a second by so many threads. */
    double perSecond(int threads, Duration time) throws InterruptedException {
        List<Callable<Integer>> work = new ArrayList<>();
        long begun = System.nanoTime();
        for (int thread = 0; thread < threads; thread++) {
            work.add(() -> hashUntil(begun + time.toNanos()));
        }
        int made = 0;
        try (var executor = Executors.newFixedThreadPool(threads)) {
            for (Future<Integer> each : executor.invokeAll(work)) {
                made += made(each);
            }
        }
        return made * 1e9 / (System.nanoTime() - begun);
    }

    private int hashUntil(long deadline) {
        Password password = Password.ofText("a password of usual length");
        int made = 0;
        do {
            hashes.hash(password);
            made++;
        } while (System.nanoTime() < deadline);
        return made;
    }

    private static int made(Future<Integer> each) throws InterruptedException {
        try {
            return each.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    @Override
    public void close() {
        hashes.close();
    }
}
