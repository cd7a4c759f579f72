package muster.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import muster.store.DatabaseSettings;
import muster.store.EmptyPostgres;
import muster.store.SqlStore;

/**
 * Three servers on one PostgreSQL: accounts made through one of them and through all, beside accounts kept by the store alone;
 * the own account by key; and how long a key that one server has ended still works at the others.
 */
final class NodesScenario implements Scenario {
    private static final String NAME = "nodes";
    private static final int NODES = 3;
    private static final int WRITERS = 32;
    private static final int READERS = 16;
    /** Numbers of people whom no server makes. */
    private static final int KEPT_FROM = 50_000_000;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        String database = Objects.requireNonNull(run.postgres(), "a database for the nodes");
        try (EmptyPostgres _ = EmptyPostgres.at(database)) {
            measure(run, database);
        }
    }

    private static void measure(BenchRun run, String database) throws IOException, InterruptedException {
        List<BenchServer> nodes = run.fleet().nodes(database, NODES);
        try (SqlStore store = SqlStore.open(new DatabaseSettings.Postgres(database, null, null, WRITERS))) {
            new Turns(run, nodes, store).measure();
            tellRevocations(run, nodes);
        } finally {
            nodes.forEach(run.fleet()::stop);
        }
    }

    /** What is measured again and again, in turns. */
    private static final class Turns {
        private final BenchRun run;
        private final List<BenchServer> nodes;
        private final SqlStore store;
        private final List<InetSocketAddress> one;
        private final List<InetSocketAddress> all;
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger kept = new AtomicInteger(KEPT_FROM);
        private final List<Double> floors = new ArrayList<>();
        private final Rounds madeAtOne = new Rounds(NAME, "made through one node");
        private final Rounds madeAtAll = new Rounds(NAME, "made through three nodes");
        private final Rounds readAtOne = new Rounds(NAME, "own account at one node");
        private final Rounds readAtAll = new Rounds(NAME, "own account at three nodes");

        Turns(BenchRun run, List<BenchServer> nodes, SqlStore store) {
            this.run = run;
            this.nodes = nodes;
            this.store = store;
            this.all = nodes.stream().map(node -> node.process().address()).toList();
            this.one = all.subList(0, 1);
        }

        void measure() throws InterruptedException {
            created(all, run.effort().newcomers() / 2);
            for (int round = 0; round < run.rounds(); round++) {
                round();
            }
            tell(run.report());
        }

        private void round() throws InterruptedException {
            int count = Math.ceilDiv(run.effort().creations(), run.rounds());
            floors.add(keptPerSecond(count));
            madeAtOne.add(Round.of(nodes, () -> created(one, count)));
            madeAtAll.add(Round.of(nodes, () -> created(all, count)));
            readAtOne.add(Round.of(nodes, () -> read(one)));
            readAtAll.add(Round.of(nodes, () -> read(all)));
        }

        private void tell(Report report) {
            report.add(Measure.of(NAME, "floor: accounts kept by the store, " + WRITERS + " at a time", "/s", floors));
            report.add(Measure.ratio(NAME, "made through one node / floor", madeAtOne.each(Round::perSecond), floors));
            report.add(madeAtAll.rateBeside(madeAtOne));
            report.add(readAtAll.rateBeside(readAtOne));
            madeAtOne.tellLoad(report, WRITERS);
            madeAtAll.tellLoad(report, WRITERS);
            readAtOne.tellLoad(report, READERS);
            readAtAll.tellLoad(report, READERS);
        }

        private Load load(List<InetSocketAddress> servers, int clients) {
            return new Load(servers, clients, run.fleet().tally());
        }

        private Throughput created(List<InetSocketAddress> servers, int count) throws InterruptedException {
            Requests requests = nodes.getFirst().requests();
            Supplier<byte[]> create = () -> requests.create(Population.person(made.getAndIncrement()));
            return load(servers, WRITERS).times(count, create);
        }

        private Throughput read(List<InetSocketAddress> servers) throws InterruptedException {
            byte[] own = nodes.getFirst().requests().ownAccount();
            return load(servers, READERS).during(run.effort().round(), () -> own);
        }

        private double keptPerSecond(int count) throws InterruptedException {
            int end = kept.get() + count;
            long begun = System.nanoTime();
            List<Future<?>> writers = new ArrayList<>();
            try (var threads =
                    Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
                for (int i = 0; i < WRITERS; i++) {
                    writers.add(threads.submit(() -> keepUntil(end)));
                }
            }
            for (Future<?> writer : writers) {
                requireKept(writer);
            }
            kept.set(end);
            return count * 1e9 / (System.nanoTime() - begun);
        }

        private static void requireKept(Future<?> writer) throws InterruptedException {
            try {
                writer.get();
            } catch (ExecutionException failed) {
                throw new ScenarioFailed("the store alone did not keep everything: " + failed.getCause(), failed);
            }
        }

        private void keepUntil(int end) {
            for (int number = kept.getAndIncrement(); number < end; number = kept.getAndIncrement()) {
                int next = number;
                store.write(writing -> RosterDirectory.keepUsual(writing, next));
            }
        }
    }

    private static void tellRevocations(BenchRun run, List<BenchServer> nodes) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < run.effort().revocations(); i++) {
            millis.add(RevokedKey.made(nodes).millisUntilGone());
        }
        // The time until the slowest of the other servers refuses.
        Latencies all = new Latencies(millis.stream()
                .mapToLong(each -> Duration.ofNanos((long) (each * 1e6)).toNanos())
                .toArray());
        run.report().add(Measure.of(NAME, "ended key still works elsewhere, p50", "ms", all.millisFor(0.5)));
        run.report().add(Measure.of(NAME, "ended key still works elsewhere, p99", "ms", all.millisFor(0.99)));
        run.report()
                .add(Measure.of(
                                NAME,
                                "ended key still works elsewhere, worst of " + all.count(),
                                "ms",
                                all.worstMillis())
                        .within(Budget.below(1_000)));
    }
}
