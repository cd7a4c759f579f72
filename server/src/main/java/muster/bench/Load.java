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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Several clients, each with a thread and a connection, that ask as fast as they are answered. */
final class Load {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<InetSocketAddress> servers;
    private final int clients;

    /** What one client saw. */
    private record Seen(LongStream nanos, int errors, String firstError) {}

    Load(InetSocketAddress server, int clients) {
        this(List.of(server), clients);
    }

    /** The clients are shared out among several servers. */
    Load(List<InetSocketAddress> servers, int clients) {
        this.servers = List.copyOf(servers);
        this.clients = clients;
    }

    /** Asks for a while. The source of requests is used by all clients at once. */
    Throughput during(Duration time, Supplier<byte[]> requests) throws InterruptedException {
        AtomicLong deadline = new AtomicLong();
        return run(
                () -> deadline.set(System.nanoTime() + time.toNanos()),
                () -> System.nanoTime() < deadline.get(),
                requests,
                time.plus(PATIENCE));
    }

    /** Asks so many times in all. */
    Throughput times(int count, Supplier<byte[]> requests) throws InterruptedException {
        AtomicInteger rest = new AtomicInteger(count);
        // Nothing that is measured takes longer than a twentieth of a second a request, so this is an outage.
        Duration limit = PATIENCE.plus(Duration.ofMillis(50L * count));
        return run(() -> {}, () -> rest.getAndDecrement() > 0, requests, limit);
    }

    private Throughput run(Runnable begin, BooleanSupplier more, Supplier<byte[]> requests, Duration limit)
            throws InterruptedException {
        AtomicLong begun = new AtomicLong();
        CyclicBarrier together = new CyclicBarrier(clients, () -> {
            begun.set(System.nanoTime());
            begin.run();
        });
        List<Future<Seen>> ended;
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            ended = threads.invokeAll(
                    IntStream.range(0, clients)
                            .mapToObj(each -> (Callable<Seen>) () -> ask(each, together, more, requests))
                            .toList(),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return throughput(ended, System.nanoTime() - begun.get());
    }

    private Seen ask(int client, CyclicBarrier together, BooleanSupplier more, Supplier<byte[]> requests)
            throws Exception {
        try (Connection connection = new Connection(servers.get(client % servers.size()))) {
            together.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            LongStream.Builder nanos = LongStream.builder();
            int errors = 0;
            String firstError = "";
            while (more.getAsBoolean()) {
                byte[] request = requests.get();
                long asked = System.nanoTime();
                Answer answer = connection.ask(request);
                nanos.add(System.nanoTime() - asked);
                if (!answer.isGood() && errors++ == 0) {
                    firstError = answer.summary();
                }
            }
            return new Seen(nanos.build(), errors, firstError);
        }
    }

    private static Throughput throughput(List<Future<Seen>> ended, long elapsedNanos) throws InterruptedException {
        List<long[]> nanos = new ArrayList<>();
        int errors = 0;
        String firstError = "";
        for (Future<Seen> each : ended) {
            Seen seen = seen(each);
            nanos.add(seen.nanos().toArray());
            if (errors == 0) {
                firstError = seen.firstError();
            }
            errors += seen.errors();
        }
        long[] all = nanos.stream().flatMapToLong(LongStream::of).toArray();
        if (errors > 0) {
            throw new ScenarioFailed(errors + " of " + all.length + " requests failed; the first with " + firstError);
        }
        return new Throughput(new Latencies(all), elapsedNanos);
    }

    private static Seen seen(Future<Seen> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException late) {
            throw new ScenarioFailed("the server left a request without an answer", late);
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof IOException lost) {
                throw new ScenarioFailed("a connection was lost: " + lost.getMessage(), lost);
            }
            throw new IllegalStateException(broken.getCause());
        }
    }
}
