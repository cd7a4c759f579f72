package muster.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

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
            Looks looks = new Looks(run, server, NAME, run.effort().pages());
            int fullPages = Math.max(1, accounts / LARGE);
            String size = String.format(Locale.ROOT, " of %,d", accounts);
            looks.measure("first page of 50" + size, List.of(requests.page(1, SMALL)));
            looks.measure("first page of 500" + size, List.of(requests.page(1, LARGE)));
            looks.measure("last page of 500" + size, List.of(requests.page(fullPages, LARGE)));
            run.report()
                    .add(Measure.of(
                            NAME, "walk by pages of 500" + size, "accounts/s", walk(server, requests, accounts)));
        }
    }

    /** @return accounts a second */
    private static double walk(BenchServer server, Requests requests, int accounts) throws InterruptedException {
        int pages = Math.ceilDiv(accounts, LARGE);
        AtomicInteger page = new AtomicInteger();
        Throughput went = server.clients(1).times(pages, () -> requests.page(page.incrementAndGet(), LARGE));
        return went.perSecond() * accounts / pages;
    }
}
