package muster.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Resident memory of a server with the largest directory: some seconds after its start, and after a mixed load. */
final class MemoryScenario implements Scenario {
    private static final String NAME = "memory";
    private static final int CLIENTS = 32;

    /** Larger than any directory that is filled, so that its people are new. */
    private static final int NEWCOMERS = 1_000_000_000;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().filled(run.mostAccounts());
        server.restart();
        server.ask(server.requests().health());
        Thread.sleep(run.effort().settling());
        String size = String.format(Locale.ROOT, ", %,d accounts", run.mostAccounts());
        run.report()
                .add(Measure.of(
                                NAME,
                                "idle after start" + size,
                                "MiB",
                                server.process().figures().residentMebibytes())
                        .within(Budget.below(150)));
        Requests requests = server.requests();
        AtomicInteger count = new AtomicInteger();
        server.clients(CLIENTS).during(run.effort().mixedLoad(), () -> mixed(requests, count.getAndIncrement()));
        run.report()
                .add(Measure.of(
                        NAME,
                        "after a mixed load" + size,
                        "MiB",
                        server.process().figures().residentMebibytes()));
        run.report()
                .add(Measure.of(
                                NAME,
                                "highest" + size,
                                "MiB",
                                server.process().figures().mostResidentMebibytes())
                        .within(Budget.below(400)));
    }

    private static byte[] mixed(Requests requests, int number) {
        return switch (number % 10) {
            case 0 -> requests.page(1 + number % 100, 50);
            case 1 -> requests.prefixPage(Population.person(number).username().substring(0, 4), 50);
            case 2, 3 -> requests.create(Population.person(number + NEWCOMERS));
            default -> requests.ownAccount();
        };
    }
}
