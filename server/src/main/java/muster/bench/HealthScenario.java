package muster.bench;

import java.io.IOException;

/**
 * {@code /health}, the least that the server can be asked, beside an echo of the same bytes in this process: how much of it is
 * the machine's and the clients' own.
 */
final class HealthScenario implements Scenario {
    private static final String NAME = "health";
    private static final int CLIENTS = 16;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().filled(run.fewestAccounts());
        byte[] request = server.requests().health();
        Rounds health = new Rounds(NAME, "health");
        Rounds bare = new Rounds(NAME, "echo");
        try (Echo echo = Echo.of(server.process().address(), request)) {
            Load asking = server.clients(CLIENTS);
            Load echoed = new Load(echo.addresses(), CLIENTS, run.fleet().tally());
            asking.during(run.effort().warmUp(), () -> request);
            echoed.during(run.effort().warmUp(), () -> request);
            for (int round = 0; round < run.rounds(); round++) {
                bare.add(Round.of(server, () -> echoed.during(run.effort().round(), () -> request)));
                health.add(Round.of(server, () -> asking.during(run.effort().round(), () -> request)));
            }
        }
        run.report().add(health.rateBeside(bare));
        health.tellLoad(run.report(), CLIENTS);
        bare.tellEcho(run.report(), CLIENTS);
    }
}
