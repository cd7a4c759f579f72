package muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of new people brought in as its owner does, with {@code ./muster import} beside a running server: planned, shown and
 * carried out. Held against the same rows written into the same kind of database without any rule.
 */
final class ImportScenario implements Scenario {
    private static final String NAME = "import";
    /** A file of more is refused. */
    private static final int MOST_ROWS = 250_000;

    private static final Budget AGAINST_BARE_ROWS = Budget.atLeast(0.5);

    private final List<Double> bare = new ArrayList<>();
    private final List<Double> imported = new ArrayList<>();
    private final List<Double> serverMicros = new ArrayList<>();

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        int people = run.fewestAccounts();
        for (int round = 0; round < run.rounds(); round++) {
            bare.add(BareRows.perSecond(run.fleet().folder(), people, BareRows::addAll));
            BenchServer server = run.fleet().fresh();
            try {
                round(server, people);
            } finally {
                run.fleet().stop(server);
            }
            run.progress().printf(Locale.ROOT, "  %,.0f rows/s imported%n", imported.getLast());
        }
        Report report = run.report();
        String size = String.format(Locale.ROOT, "%,d people by ./muster import", people);
        report.add(Measure.of(NAME, size, "rows/s", imported));
        report.add(Measure.of(NAME, "the same rows written without rules", "rows/s", bare));
        report.add(Measure.ratio(NAME, "imported / written without rules", imported, bare)
                .within(AGAINST_BARE_ROWS));
        report.add(Measure.of(NAME, "CPU of the server, each row", "us", serverMicros));
    }

    private void round(BenchServer server, int people) throws IOException, InterruptedException {
        Duration spent = server.process().figures().processorTime();
        Duration took = Duration.ZERO;
        for (int from = 0; from < people; from += MOST_ROWS) {
            Path table = table(server, from, Math.min(people, from + MOST_ROWS));
            took = took.plus(server.command("import", table.toString(), "--yes"));
        }
        spent = server.process().figures().processorTime().minus(spent);
        imported.add(people * 1e9 / took.toNanos());
        serverMicros.add(spent.toNanos() / 1e3 / people);
        Answer page = server.ask(server.requests().page(1, 1));
        int there = JsonMapper.shared().readTree(page.body()).required("total").asInt();
        if (there != people + 1) {
            throw new ScenarioFailed("of " + people + " people in a file " + (there - 1) + " were imported");
        }
    }

    private static Path table(BenchServer server, int from, int to) throws IOException {
        StringBuilder table = new StringBuilder("username,email,first_name,last_name\n");
        for (int number = from; number < to; number++) {
            Person person = Population.person(number);
            table.append(String.join(",", person.username(), person.email(), person.givenName(), person.familyName()))
                    .append('\n');
        }
        return Files.writeString(server.data().resolveSibling("people.csv"), table);
    }
}
