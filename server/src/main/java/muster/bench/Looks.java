package muster.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One client's requests for pages, of which there are many kinds; each kind is held against {@code /health} in the same rounds. */
record Looks(BenchRun run, BenchServer server, String scenario, int times) {

    /**
     * @param requests take turns
     * @return for others to be held against
     */
    Rounds measure(String what, List<byte[]> requests) throws InterruptedException {
        Rounds health = new Rounds(scenario, "health");
        Rounds looks = new Rounds(scenario, what);
        byte[] floor = server.requests().health();
        ask(requests);
        for (int round = 0; round < run.rounds(); round++) {
            health.add(Round.of(server, () -> ask(List.of(floor))));
            looks.add(Round.of(server, () -> ask(requests)));
        }
        looks.tellLooks(run.report());
        run.report().add(looks.middleBeside(health));
        return looks;
    }

    private Throughput ask(List<byte[]> requests) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        return server.clients(1).times(times, () -> requests.get(next.getAndIncrement() % requests.size()));
    }
}
