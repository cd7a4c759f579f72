package muster.bench;

/** How a load went. */
record Throughput(Latencies latencies, long elapsedNanos, Tally.Count count) {

    double perSecond() {
        return latencies.count() * 1e9 / elapsedNanos;
    }

    /** @throws ScenarioFailed when an answer was wrong */
    Throughput good() {
        if (count.wrong() > 0) {
            throw new ScenarioFailed(count.toString());
        }
        return this;
    }
}
