package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rounds of single changes by few clients and by many, each change on the disk before it is answered, in turns with what the
 * disk itself can.
 *
 * @param prefix of the names of what is measured; empty where a scenario measures one thing
 */
record WriteRounds(String scenario, String prefix, BenchRun run) {
    static final int MOST_CLIENTS = 64;

    /** With so many clients, so many a second. */
    private static final Map<Integer, Budget> BUDGETS =
            new TreeMap<>(Map.of(8, Budget.atLeast(2_000), MOST_CLIENTS, Budget.atLeast(4_000)));

    private static final Budget WORST = Budget.below(250);

    /** The load of one round. */
    @FunctionalInterface
    interface Changes {
        Throughput run(int clients, int count) throws InterruptedException;
    }

    static WriteRounds of(String scenario, BenchRun run) {
        return new WriteRounds(scenario, "", run);
    }

    void measure(BenchServer server, Changes changes) throws IOException, InterruptedException {
        List<Double> floors = new ArrayList<>();
        Map<Integer, Rounds> rounds = new LinkedHashMap<>();
        BUDGETS.keySet().forEach(clients -> rounds.put(clients, new Rounds(scenario, prefix + clients + " clients")));
        int each = Math.ceilDiv(run.effort().creations(), run.rounds());
        for (int round = 0; round < run.rounds(); round++) {
            floors.add(DiskFloor.appendsPerSecond(run.fleet().folder()));
            for (Map.Entry<Integer, Rounds> of : rounds.entrySet()) {
                of.getValue().add(Round.of(server, () -> changes.run(of.getKey(), each)));
            }
        }
        run.report().add(Measure.of(scenario, prefix + "floor: 4 KiB appended and synced", "/s", floors));
        rounds.forEach((clients, of) ->
                of.tellWrites(run.report(), BUDGETS.getOrDefault(clients, Budget.atLeast(0)), WORST, floors));
    }
}
