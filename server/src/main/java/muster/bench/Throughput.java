package muster.bench;

/** How a load went. */
record Throughput(Latencies latencies, long elapsedNanos) {

    double perSecond() {
        return latencies.count() * 1e9 / elapsedNanos;
    }
}
