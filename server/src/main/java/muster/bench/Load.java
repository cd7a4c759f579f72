package muster.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Several clients, each with a thread and a connection, that ask as fast as they are answered. */
final class Load {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<InetSocketAddress> servers;
    private final int clients;
    private final Tally tally;

    /**
     * @param servers among whom the clients are shared out
     * @param tally told how many answers there were, and how many wrong ones
     */
    Load(List<InetSocketAddress> servers, int clients, Tally tally) {
        this.servers = List.copyOf(servers);
        this.clients = clients;
        this.tally = tally;
    }

    /** Asks for a while. The source of requests is used by all clients at once. */
    Throughput during(Duration time, Supplier<byte[]> requests) throws InterruptedException {
        AtomicLong deadline = new AtomicLong();
        return run(
                () -> deadline.set(System.nanoTime() + time.toNanos()),
                () -> System.nanoTime() < deadline.get(),
                _ -> dialogue -> dialogue.ask(requests.get()),
                time.plus(PATIENCE));
    }

    /** Asks so many times in all. */
    Throughput times(int count, Supplier<byte[]> requests) throws InterruptedException {
        return steps(count, _ -> dialogue -> dialogue.ask(requests.get()));
    }

    /**
     * Takes so many steps in all.
     *
     * @param steps what the client of this number, from 0 on, does again and again
     */
    Throughput steps(int count, IntFunction<Dialogue.Step> steps) throws InterruptedException {
        AtomicInteger rest = new AtomicInteger(count);
        // Many short requests or few long ones; whatever takes longer than this is an outage.
        Duration limit = PATIENCE.plus(Duration.ofMillis(Math.max(50L * count, 10_000L * Math.min(count, 100))));
        return run(() -> {}, () -> rest.getAndDecrement() > 0, steps, limit);
    }

    private Throughput run(Runnable begin, BooleanSupplier more, IntFunction<Dialogue.Step> steps, Duration limit)
            throws InterruptedException {
        AtomicLong begun = new AtomicLong();
        CyclicBarrier together = new CyclicBarrier(clients, () -> {
            begun.set(System.nanoTime());
            begin.run();
        });
        List<Future<Dialogue>> ended;
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            ended = threads.invokeAll(
                    IntStream.range(0, clients)
                            .mapToObj(each -> (Callable<Dialogue>) () -> talk(each, together, more, steps.apply(each)))
                            .toList(),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return throughput(ended, System.nanoTime() - begun.get());
    }

    private Dialogue talk(int client, CyclicBarrier together, BooleanSupplier more, Dialogue.Step step)
            throws Exception {
        try (Connection connection = new Connection(servers.get(client % servers.size()))) {
            together.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Dialogue dialogue = new Dialogue(connection);
            while (more.getAsBoolean()) {
                step.take(dialogue);
            }
            return dialogue;
        } catch (IOException unconnected) {
            together.reset();
            throw unconnected;
        }
    }

    private Throughput throughput(List<Future<Dialogue>> ended, long elapsedNanos) throws InterruptedException {
        List<long[]> nanos = new ArrayList<>();
        Tally.Count count = Tally.Count.NOTHING;
        ScenarioFailed failure = null;
        for (Future<Dialogue> each : ended) {
            try {
                Dialogue dialogue = ended(each);
                nanos.add(dialogue.nanos());
                count = count.plus(dialogue.count());
            } catch (ScenarioFailed failed) {
                failure = failure == null ? failed : failure;
            }
        }
        tally.add(count);
        if (failure != null) {
            throw failure;
        }
        long[] all = nanos.stream().flatMapToLong(LongStream::of).toArray();
        return new Throughput(new Latencies(all), elapsedNanos, count);
    }

    private static Dialogue ended(Future<Dialogue> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException late) {
            throw new ScenarioFailed("the server left a request without an answer", late);
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof IOException lost) {
                throw new ScenarioFailed("a connection was lost: " + lost.getMessage(), lost);
            }
            throw new ScenarioFailed("a client could not go on: " + broken.getCause(), broken);
        }
    }
}
