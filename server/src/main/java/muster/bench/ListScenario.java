package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pages of the whole list: the first, the last, and all of them as a client that reads everybody walks through them. */
final class ListScenario implements Scenario {
    private static final String NAME = "list";
    private static final int SMALL = 50;
    private static final int LARGE = 500;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        for (int accounts : run.accounts()) {
            BenchServer server = run.fleet().filled(accounts);
            Requests requests = server.requests();
            int pages = Math.ceilDiv(accounts, LARGE);
            String size = String.format(Locale.ROOT, " of %,d", accounts);
            page(run, server, "first page of 50" + size, requests.page(1, SMALL));
            page(run, server, "first page of 500" + size, requests.page(1, LARGE));
            page(run, server, "last page of 500" + size, requests.page(pages, LARGE));
            run.report()
                    .add(Measure.of(NAME, "walk by pages of 500" + size, "accounts/s", walk(server, requests, pages)));
        }
    }

    private static void page(BenchRun run, BenchServer server, String what, byte[] request)
            throws InterruptedException {
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        server.clients(1).times(run.effort().pages(), () -> request);
        for (int round = 0; round < run.rounds(); round++) {
            Latencies latencies =
                    server.clients(1).times(run.effort().pages(), () -> request).latencies();
            p50.add(latencies.millisFor(0.5));
            p99.add(latencies.millisFor(0.99));
        }
        run.report().add(Measure.of(NAME, what + ", p50", "ms", p50));
        run.report().add(Measure.of(NAME, what + ", p99", "ms", p99));
    }

    private static double walk(BenchServer server, Requests requests, int pages) throws IOException {
        long begun = System.nanoTime();
        try (Connection connection = new Connection(server.process().address())) {
            for (int page = 1; page <= pages; page++) {
                Answer answer = connection.ask(requests.page(page, LARGE));
                if (!answer.isGood()) {
                    throw new ScenarioFailed("page " + page + " failed with " + answer.summary());
                }
            }
        }
        return (long) pages * LARGE * 1e9 / (System.nanoTime() - begun);
    }
}
