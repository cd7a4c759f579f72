package muster.bench;

import java.io.IOException;

/** Something that is measured. */
interface Scenario {
    /** @throws ScenarioFailed when the server did not do what it should */
    void measure(BenchRun run) throws IOException, InterruptedException;
}
