package muster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One client's requests for pages, of which there are many kinds; each kind is held against {@code /health} in the same rounds. */
record Looks(BenchRun run, BenchServer server, String scenario, int times) {

    /** @param requests take turns */
    void measure(String what, List<byte[]> requests) throws InterruptedException {
        measure(what, requests, List.of());
    }

    /** @param anchors what it is held against beside {@code /health}, in the same rounds */
    void measure(String what, List<byte[]> requests, List<DoorRequest> anchors) throws InterruptedException {
        List<DoorRequest> all = new ArrayList<>();
        all.add(new DoorRequest("health", server.requests().health()));
        all.addAll(anchors);
        List<Rounds> beside =
                all.stream().map(anchor -> new Rounds(scenario, anchor.title())).toList();
        Rounds looks = new Rounds(scenario, what);
        for (DoorRequest anchor : all) {
            ask(List.of(anchor.bytes()));
        }
        ask(requests);
        for (int round = 0; round < run.rounds(); round++) {
            for (int anchor = 0; anchor < all.size(); anchor++) {
                List<byte[]> request = List.of(all.get(anchor).bytes());
                beside.get(anchor).add(Round.of(server, () -> ask(request)));
            }
            looks.add(Round.of(server, () -> ask(requests)));
        }
        looks.tellLooks(run.report());
        beside.forEach(anchor -> run.report().add(looks.middleBeside(anchor)));
    }

    private Throughput ask(List<byte[]> requests) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        return server.clients(1).times(times, () -> requests.get(next.getAndIncrement() % requests.size()));
    }
}
