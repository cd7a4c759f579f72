package muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import muster.store.DatabaseSettings;
import muster.store.EmptyPostgres;
import muster.store.SqlStore;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table of new people brought in as its owner does, with {@code ./muster import} beside a running server: planned, shown and
 * carried out. Held against the same rows written into the same kind of database without any rule. A client makes an account now
 * and then meanwhile, to see how long others wait.
 */
final class ImportScenario implements Scenario {
    private static final String NAME = "import";
    /** A file of more is refused. */
    private static final int MOST_ROWS = 250_000;

    private static final Budget AGAINST_BARE_ROWS = Budget.atLeast(0.5);
    private static final Budget NEWCOMER = Budget.below(250);

    /** What came of one table, or of several. */
    private record Import(double perSecond, double bare, double serverMicros, Latencies newcomers) {}

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        int people = run.fewestAccounts();
        List<Import> embedded = new ArrayList<>();
        for (int round = 0; round < run.rounds(); round++) {
            double bare = BareRows.perSecond(run.fleet().folder(), people, BareRows::addAllWithNames);
            BenchServer server = run.fleet().fresh();
            try {
                embedded.add(imported(run, server, people, bare));
            } finally {
                run.fleet().stop(server);
            }
        }
        tell(run, String.format(Locale.ROOT, "%,d people", people), embedded);
        String postgres = run.postgres();
        if (postgres != null) {
            List<Import> served = new ArrayList<>();
            for (int round = 0; round < run.rounds(); round++) {
                served.add(onPostgres(run, postgres, people));
            }
            tell(run, String.format(Locale.ROOT, "PostgreSQL, %,d people", people), served);
        }
    }

    /** The bare rows are there before the table comes, so that it is the table that meets the larger directory. */
    private static Import onPostgres(BenchRun run, String address, int people)
            throws IOException, InterruptedException {
        try (EmptyPostgres _ = EmptyPostgres.at(address)) {
            BenchServer server = run.fleet().nodes(address, 1).getFirst();
            try (SqlStore store = SqlStore.open(new DatabaseSettings.Postgres(address, null, null, 1))) {
                double bare = BareRows.perSecond(store, people, people, BareRows::addAllWithNames);
                return imported(run, server, people, bare);
            } finally {
                run.fleet().stop(server);
            }
        }
    }

    private static Import imported(BenchRun run, BenchServer server, int people, double bare)
            throws IOException, InterruptedException {
        long before = accounts(server);
        Duration spent = server.process().figures().processorTime();
        List<Duration> took = new ArrayList<>();
        Latencies newcomers = Newcomers.during(server, () -> importTables(server, people, took));
        spent = server.process().figures().processorTime().minus(spent);
        long there = accounts(server) - before - newcomers.count();
        if (there != people) {
            throw new ScenarioFailed("of " + people + " people in a file " + there + " were imported");
        }
        double perSecond =
                people * 1e9 / took.stream().mapToLong(Duration::toNanos).sum();
        run.progress().printf(Locale.ROOT, "  %,.0f rows/s imported%n", perSecond);
        return new Import(perSecond, bare, spent.toNanos() / 1e3 / people, newcomers);
    }

    private static void importTables(BenchServer server, int people, List<Duration> took)
            throws IOException, InterruptedException {
        for (int from = 0; from < people; from += MOST_ROWS) {
            Path table = table(server, from, Math.min(people, from + MOST_ROWS));
            took.add(server.command("import", table.toString(), "--yes"));
        }
    }

    private static long accounts(BenchServer server) throws IOException {
        Answer page = server.ask(server.requests().page(1, 1));
        return JsonMapper.shared().readTree(page.body()).required("total").asLong();
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

    private static void tell(BenchRun run, String size, List<Import> imports) {
        Report report = run.report();
        report.add(Measure.of(NAME, size + " by ./muster import", "rows/s", each(imports, Import::perSecond)));
        report.add(Measure.of(
                NAME, size + ", the same rows written without rules", "rows/s", each(imports, Import::bare)));
        report.add(Measure.ratio(
                        NAME,
                        size + ", imported / written without rules",
                        each(imports, Import::perSecond),
                        each(imports, Import::bare))
                .within(AGAINST_BARE_ROWS));
        report.add(Measure.of(NAME, size + ", CPU of the server, each row", "us", each(imports, Import::serverMicros)));
        Latencies waits =
                Latencies.together(imports.stream().map(Import::newcomers).toList());
        report.add(Measure.of(NAME, size + ", an account made meanwhile, p50", "ms", waits.millisFor(0.5)));
        report.add(Measure.of(NAME, size + ", an account made meanwhile, p99", "ms", waits.millisFor(0.99)));
        report.add(Measure.of(
                        NAME,
                        size + ", an account made meanwhile, worst of " + waits.count(),
                        "ms",
                        waits.worstMillis())
                .within(NEWCOMER));
    }

    private static List<Double> each(List<Import> imports, ToDoubleFunction<Import> figure) {
        return imports.stream().map(each -> figure.applyAsDouble(each)).toList();
    }
}
