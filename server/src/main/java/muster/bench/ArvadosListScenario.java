package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lists of users at the Arvados door in the largest directory: each filter and each order that clients may ask for, with and
 * without the count of all pages. One client asks, beside {@code /health} of the same rounds.
 */
final class ArvadosListScenario implements Scenario {
    private static final String NAME = "arvados-lists";
    private static final int PAGE = 50;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().filled(run.mostAccounts());
        List<ArvadosQuery> queries = ArvadosQuery.all(
                ArvadosPeople.in(server.process().address(), server.arvados(), run.mostAccounts()), run.mostAccounts());
        for (ArvadosQuery query : queries) {
            run.progress().printf("  %s%n", query.title());
            for (boolean counted : new boolean[] {false, true}) {
                String what = query.title() + (counted ? ", counted" : "");
                measure(run, server, what, query.requests(server.arvados(), PAGE, counted));
            }
        }
    }

    private static void measure(BenchRun run, BenchServer server, String what, List<byte[]> requests)
            throws InterruptedException {
        int times = run.effort().looks();
        List<Latencies> rounds = new ArrayList<>();
        List<Double> p50 = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        ask(server, requests, times);
        for (int round = 0; round < run.rounds(); round++) {
            Latencies health = ask(server, List.of(server.requests().health()), times);
            Latencies latencies = ask(server, requests, times);
            rounds.add(latencies);
            p50.add(latencies.millisFor(0.5));
            ratio.add(latencies.millisFor(0.5) / health.millisFor(0.5));
        }
        run.report().add(Measure.of(NAME, what + ", p50", "ms", p50));
        run.report()
                .add(Measure.of(
                        NAME, what + ", p99", "ms", Latencies.together(rounds).millisFor(0.99)));
        run.report().add(Measure.of(NAME, what + ", p50 / health", "x", ratio));
    }

    private static Latencies ask(BenchServer server, List<byte[]> requests, int times) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        return server.clients(1)
                .times(times, () -> requests.get(next.getAndIncrement() % requests.size()))
                .latencies();
    }
}
