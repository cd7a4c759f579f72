package muster.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client that makes an account now and then while something else goes on, to see how long it waits. */
final class Newcomers {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Numbers of people who are in no table. */
    private static final int FIRST = 1_000_000_000;

    private Newcomers() {}

    /** What goes on meanwhile. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Does the work, and makes accounts until it is over.
     *
     * @return how long each account took, from asking for it to the answer
     * @throws ScenarioFailed when one could not be made
     */
    static Latencies during(BenchServer server, Work work) throws IOException, InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<Latencies> making = threads.submit(() -> made(server, over));
            try {
                work.run();
            } finally {
                over.set(true);
            }
            return making.get();
        } catch (ExecutionException failed) {
            throw new ScenarioFailed("nobody could be made meanwhile: " + failed.getCause(), failed);
        }
    }

    private static Latencies made(BenchServer server, AtomicBoolean over) throws IOException, InterruptedException {
        Requests requests = server.requests();
        List<Long> nanos = new ArrayList<>();
        while (nanos.isEmpty() || !over.get()) {
            byte[] create = requests.create(Population.person(FIRST + nanos.size()));
            long begun = System.nanoTime();
            server.ask(create);
            nanos.add(System.nanoTime() - begun);
            Thread.sleep(BETWEEN);
        }
        return new Latencies(nanos.stream().mapToLong(Long::longValue).toArray());
    }
}
