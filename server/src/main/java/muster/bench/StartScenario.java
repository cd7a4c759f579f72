package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From the begin of a process to its first answer, on a folder that is set up and on a warm disk. */
final class StartScenario implements Scenario {
    private static final String NAME = "start";

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        List<Double> bare = new ArrayList<>();
        List<Double> answered = new ArrayList<>();
        List<Double> told = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        BenchServer server = run.fleet().fresh();
        try {
            double first = millisToAnswer(server);
            for (int round = 0; round < run.rounds(); round++) {
                bare.add(run.fleet().launch().bareJavaMillis());
                server.restart();
                answered.add(millisToAnswer(server));
                told.add(server.process().readyMillis());
                ratio.add(answered.getLast() / bare.getLast());
            }
            run.report().add(Measure.of(NAME, "first answer, new folder", "ms", first));
        } finally {
            run.fleet().stop(server);
        }
        run.report().add(Measure.of(NAME, "first answer", "ms", answered).within(Budget.below(1_000)));
        run.report().add(Measure.of(NAME, "as the server says", "ms", told));
        run.report().add(Measure.of(NAME, "java -version", "ms", bare));
        run.report().add(Measure.of(NAME, "first answer / java -version", "x", ratio));
    }

    private static double millisToAnswer(BenchServer server) throws IOException {
        server.ask(server.requests().health());
        return server.process().millisSinceBegin();
    }
}
