package muster.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Accounts made through the door, one a request, each durable before it is answered; no password is hashed. */
final class CreateScenario implements Scenario {
    private static final String NAME = "create";

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().fresh();
        try {
            measure(run, server);
        } finally {
            run.fleet().stop(server);
        }
    }

    private static void measure(BenchRun run, BenchServer server) throws IOException, InterruptedException {
        server.create(0, run.effort().newcomers(), WriteRounds.MOST_CLIENTS);
        AtomicInteger next = new AtomicInteger(run.effort().newcomers());
        WriteRounds.of(NAME, run)
                .measure(server, (clients, count) -> server.create(next.getAndAdd(count), count, clients));
    }
}
