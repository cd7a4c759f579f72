package muster.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Accounts made through the door, one a request, each durable before it is answered; no password is hashed. */
final class CreateScenario implements Scenario {
    private static final String NAME = "create";

    /** With so many clients, so many a second. */
    private static final Map<Integer, Budget> BUDGETS = Map.of(8, Budget.atLeast(2_000), 64, Budget.atLeast(4_000));

    private static final Budget WORST = Budget.below(250);

    /** One round with one number of clients; the figures are for each account. */
    private record Round(Throughput went, double serverMicros, double writtenKibibytes) {}

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
        List<Integer> clients = BUDGETS.keySet().stream().sorted().toList();
        List<Double> floors = new ArrayList<>();
        Map<Integer, List<Round>> rounds = new HashMap<>();
        server.create(0, run.effort().newcomers(), clients.getLast());
        int next = run.effort().newcomers();
        int each = Math.ceilDiv(run.effort().creations(), run.rounds());
        for (int round = 0; round < run.rounds(); round++) {
            floors.add(DiskFloor.appendsPerSecond(run.fleet().folder()));
            for (int count : clients) {
                rounds.computeIfAbsent(count, first -> new ArrayList<>()).add(round(server, next, each, count));
                next += each;
            }
        }
        run.report().add(Measure.of(NAME, "floor: 4 KiB appended and synced", "/s", floors));
        clients.forEach(count -> tell(run.report(), count, rounds.getOrDefault(count, List.of()), floors));
    }

    private static Round round(BenchServer server, int from, int count, int clients) throws InterruptedException {
        ProcessFigures figures = server.process().figures();
        Duration spent = figures.processorTime();
        double written = figures.writtenKibibytes();
        Throughput went = server.create(from, count, clients);
        return new Round(
                went,
                figures.processorTime().minus(spent).toNanos() / 1e3 / count,
                (figures.writtenKibibytes() - written) / count);
    }

    private static void tell(Report report, int clients, List<Round> rounds, List<Double> floors) {
        String who = clients + " clients";
        List<Double> perSecond =
                rounds.stream().map(round -> round.went().perSecond()).toList();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.size(); round++) {
            ratios.add(perSecond.get(round) / floors.get(round));
        }
        Latencies all = Latencies.together(
                rounds.stream().map(round -> round.went().latencies()).toList());
        Budget budget = BUDGETS.getOrDefault(clients, Budget.atLeast(0));
        report.add(Measure.of(NAME, who, "/s", perSecond).within(budget));
        report.add(Measure.of(NAME, who + " / floor", "x", ratios));
        report.add(Measure.of(NAME, who + ", p50", "ms", all.millisFor(0.5)));
        report.add(Measure.of(NAME, who + ", p99", "ms", all.millisFor(0.99)));
        report.add(Measure.of(NAME, who + ", worst of " + all.count(), "ms", all.worstMillis())
                .within(WORST));
        report.add(Measure.of(
                NAME,
                who + ", CPU of the server",
                "us",
                rounds.stream().map(Round::serverMicros).toList()));
        report.add(Measure.of(
                NAME,
                who + ", written for each",
                "KiB",
                rounds.stream().map(Round::writtenKibibytes).toList()));
    }
}
