package muster.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import muster.store.DatabaseSettings;
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
        List<BenchServer> nodes = run.fleet().nodes(database, NODES);
        try (SqlStore store = SqlStore.open(new DatabaseSettings.Postgres(database, null, null, WRITERS))) {
            new Rounds(run, nodes, store).measure();
            tellRevocations(run, nodes);
        } finally {
            nodes.forEach(run.fleet()::stop);
        }
    }

    /** What is measured again and again, in turns. */
    private static final class Rounds {
        private final BenchRun run;
        private final List<BenchServer> nodes;
        private final SqlStore store;
        private final List<InetSocketAddress> one;
        private final List<InetSocketAddress> all;
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicInteger kept = new AtomicInteger(KEPT_FROM);
        private final Map<String, List<Double>> figures = new LinkedHashMap<>();

        Rounds(BenchRun run, List<BenchServer> nodes, SqlStore store) {
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
            figures.forEach((what, values) ->
                    run.report().add(Measure.of(NAME, what, what.contains(" / ") ? "x" : "/s", values)));
        }

        private void round() throws InterruptedException {
            int count = Math.ceilDiv(run.effort().creations(), run.rounds());
            double floor = keptPerSecond(count);
            double throughOne = created(one, count);
            double throughAll = created(all, count);
            note("floor: accounts kept by the store, " + WRITERS + " at a time", floor);
            note("made through one node, " + WRITERS + " clients", throughOne);
            note("made through three nodes, " + WRITERS + " clients", throughAll);
            note("made through one node / floor", throughOne / floor);
            note("made through three nodes / one node", throughAll / throughOne);
            double readAtOne = read(one);
            double readAtAll = read(all);
            note("own account at one node, " + READERS + " clients", readAtOne);
            note("own account at three nodes / one node", readAtAll / readAtOne);
        }

        private void note(String what, double value) {
            figures.computeIfAbsent(what, first -> new ArrayList<>()).add(value);
        }

        private Load load(List<InetSocketAddress> servers, int clients) {
            return new Load(servers, clients, run.fleet().tally());
        }

        private double created(List<InetSocketAddress> servers, int count) throws InterruptedException {
            Requests requests = nodes.getFirst().requests();
            Supplier<byte[]> create = () -> requests.create(Population.person(made.getAndIncrement()));
            return load(servers, WRITERS).times(count, create).perSecond();
        }

        private double read(List<InetSocketAddress> servers) throws InterruptedException {
            byte[] own = nodes.getFirst().requests().ownAccount();
            return load(servers, READERS)
                    .during(run.effort().round(), () -> own)
                    .perSecond();
        }

        private double keptPerSecond(int count) throws InterruptedException {
            int end = kept.get() + count;
            long begun = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                threads.add(Thread.ofPlatform().start(() -> keepUntil(end)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            kept.set(end);
            return count * 1e9 / (System.nanoTime() - begun);
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
        Latencies all = new Latencies(millis.stream()
                .mapToLong(each -> Duration.ofNanos((long) (each * 1e6)).toNanos())
                .toArray());
        run.report().add(Measure.of(NAME, "ended key still works elsewhere, p50", "ms", all.millisFor(0.5)));
        run.report()
                .add(Measure.of(
                                NAME,
                                "ended key still works elsewhere, worst of " + all.count(),
                                "ms",
                                all.worstMillis())
                        .within(Budget.below(1_000)));
    }
}
