package muster.bench;

import java.time.Duration;
import java.util.List;

/**
 * One load on a server, or on several, and what it took.
 *
 * @param server time of processors that the server took, for all requests together
 * @param clients the same of this process
 * @param writtenKibibytes what the server wrote to disks
 */
record Round(Throughput went, Duration server, Duration clients, double writtenKibibytes) {

    /** What the clients do. */
    @FunctionalInterface
    interface Work {
        Throughput run() throws InterruptedException;
    }

    static Round of(BenchServer server, Work work) throws InterruptedException {
        return of(List.of(server), work);
    }

    /** With servers that share the load, which are taken together. */
    static Round of(List<BenchServer> servers, Work work) throws InterruptedException {
        ProcessFigures here = ProcessFigures.ofThisProcess();
        Duration clients = here.processorTime();
        Duration spent = spent(servers);
        double written = written(servers);
        Throughput went = work.run();
        return new Round(
                went, spent(servers).minus(spent), here.processorTime().minus(clients), written(servers) - written);
    }

    private static Duration spent(List<BenchServer> servers) {
        return servers.stream()
                .map(server -> server.process().figures().processorTime())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double written(List<BenchServer> servers) {
        return servers.stream()
                .mapToDouble(server -> server.process().figures().writtenKibibytes())
                .sum();
    }

    int count() {
        return went.latencies().count();
    }

    double perSecond() {
        return went.perSecond();
    }

    double millisFor(double share) {
        return went.latencies().millisFor(share);
    }

    /** Of the server, for each request. */
    double serverMicros() {
        return server.toNanos() / 1e3 / count();
    }

    /** Of the clients, for each request. */
    double clientMicros() {
        return clients.toNanos() / 1e3 / count();
    }

    /** For each request. */
    double writtenKibibytesEach() {
        return writtenKibibytes / count();
    }
}
