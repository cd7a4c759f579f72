package muster.bench;

import java.io.IOException;
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
        Map<Integer, List<Throughput>> went = new HashMap<>();
        server.create(0, run.effort().newcomers(), clients.getLast());
        int next = run.effort().newcomers();
        int each = Math.ceilDiv(run.effort().creations(), run.rounds());
        for (int round = 0; round < run.rounds(); round++) {
            floors.add(DiskFloor.appendsPerSecond(run.fleet().folder()));
            for (int count : clients) {
                went.computeIfAbsent(count, first -> new ArrayList<>()).add(server.create(next, each, count));
                next += each;
            }
        }
        run.report().add(Measure.of(NAME, "floor: 4 KiB appended and synced", "/s", floors));
        clients.forEach(count -> tell(run.report(), count, went.getOrDefault(count, List.of()), floors));
    }

    private static void tell(Report report, int clients, List<Throughput> rounds, List<Double> floors) {
        String who = clients + " clients";
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.size(); round++) {
            ratios.add(rounds.get(round).perSecond() / floors.get(round));
        }
        Latencies all =
                Latencies.together(rounds.stream().map(Throughput::latencies).toList());
        Budget budget = BUDGETS.getOrDefault(clients, Budget.atLeast(0));
        report.add(Measure.of(
                        NAME,
                        who,
                        "/s",
                        rounds.stream().map(Throughput::perSecond).toList())
                .within(budget));
        report.add(Measure.of(NAME, who + " / floor", "x", ratios));
        report.add(Measure.of(NAME, who + ", p50", "ms", all.millisFor(0.5)));
        report.add(Measure.of(NAME, who + ", p99", "ms", all.millisFor(0.99)));
        report.add(Measure.of(NAME, who + ", worst of " + all.count(), "ms", all.worstMillis())
                .within(WORST));
    }
}
