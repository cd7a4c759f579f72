package muster.bench;

import java.time.Duration;

/**
 * One load on a server, and what it took.
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
        ProcessFigures here = ProcessFigures.ofThisProcess();
        ProcessFigures there = server.process().figures();
        Duration clients = here.processorTime();
        Duration spent = there.processorTime();
        double written = there.writtenKibibytes();
        Throughput went = work.run();
        return new Round(
                went,
                there.processorTime().minus(spent),
                here.processorTime().minus(clients),
                there.writtenKibibytes() - written);
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
