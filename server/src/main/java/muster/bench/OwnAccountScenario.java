package muster.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The own account by key at both doors, which is what clients ask most, beside {@code /health} of the same server. */
final class OwnAccountScenario implements Scenario {
    private static final String NAME = "own-account";
    private static final int CLIENTS = 16;

    /** One round of one kind of request. */
    private record Round(Throughput went, double serverMicros, double clientMicros) {
        double millisFor(double share) {
            return went.latencies().millisFor(share);
        }
    }

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().filled(run.fewestAccounts());
        byte[] health = server.requests().health();
        byte[] own = server.requests().ownAccount();
        byte[] arvados = server.arvados().current();
        server.clients(CLIENTS).during(run.effort().warmUp(), () -> health);
        server.clients(CLIENTS).during(run.effort().warmUp(), () -> own);
        server.clients(CLIENTS).during(run.effort().warmUp(), () -> arvados);
        List<Round> healthRounds = new ArrayList<>();
        List<Round> ownRounds = new ArrayList<>();
        List<Round> arvadosRounds = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        List<Double> arvadosRatio = new ArrayList<>();
        for (int number = 0; number < run.rounds(); number++) {
            healthRounds.add(round(server, health, run.effort().round()));
            ownRounds.add(round(server, own, run.effort().round()));
            ratio.add(ownRounds.getLast().went().perSecond()
                    / healthRounds.getLast().went().perSecond());
            arvadosRounds.add(round(server, arvados, run.effort().round()));
            arvadosRatio.add(arvadosRounds.getLast().went().perSecond()
                    / ownRounds.getLast().went().perSecond());
        }
        run.report()
                .add(Measure.of(NAME, "own account / health, requests", "x", ratio)
                        .within(Budget.atLeast(0.6)));
        run.report()
                .add(Measure.of(NAME, "own user at the Arvados door / own account, requests", "x", arvadosRatio)
                        .within(Budget.atLeast(0.4)));
        tell(run.report(), "health", healthRounds);
        tell(run.report(), "own account", ownRounds);
        tell(run.report(), "own user at the Arvados door", arvadosRounds);
    }

    private static Round round(BenchServer server, byte[] request, Duration time) throws InterruptedException {
        ProcessFigures client = ProcessFigures.ofThisProcess();
        Duration clientBefore = client.processorTime();
        Duration serverBefore = server.process().figures().processorTime();
        Throughput went = server.clients(CLIENTS).during(time, () -> request);
        Function<Duration, Double> each =
                spent -> spent.toNanos() / 1e3 / went.latencies().count();
        return new Round(
                went,
                each.apply(server.process().figures().processorTime().minus(serverBefore)),
                each.apply(client.processorTime().minus(clientBefore)));
    }

    private static void tell(Report report, String what, List<Round> rounds) {
        tell(
                report,
                what + ", " + CLIENTS + " clients",
                "/s",
                rounds,
                round -> round.went().perSecond());
        tell(report, what + ", p50", "ms", rounds, round -> round.millisFor(0.5));
        tell(report, what + ", p99", "ms", rounds, round -> round.millisFor(0.99));
        tell(report, what + ", p99.9", "ms", rounds, round -> round.millisFor(0.999));
        tell(report, what + ", CPU of the server", "us", rounds, Round::serverMicros);
        tell(report, what + ", CPU of the clients", "us", rounds, Round::clientMicros);
    }

    private static void tell(
            Report report, String what, String unit, List<Round> rounds, ToDoubleFunction<Round> figure) {
        report.add(Measure.of(
                NAME,
                what,
                unit,
                rounds.stream().map(round -> figure.applyAsDouble(round)).toList()));
    }
}
