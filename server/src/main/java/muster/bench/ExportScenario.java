package muster.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import muster.directory.AccountField;
import muster.directory.AccountPage;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.PageStart;
import muster.store.SqlStore;

/**
 * Everybody written into a file as an administrator does, with {@code ./muster export} beside a running server. Held against
 * reading the accounts alone out of the same database, in pages and by id.
 */
final class ExportScenario implements Scenario {
    private static final String NAME = "export";
    private static final List<String> FORMATS = List.of("csv", "jsonl", "ldif", "yaml");
    private static final int PAGE = 500;

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        BenchServer server = run.fleet().filled(run.fewestAccounts());
        List<Double> bare = new ArrayList<>();
        Map<String, List<Double>> exported = new LinkedHashMap<>();
        try (SqlStore store = InProcess.store(server.data())) {
            for (int round = 0; round < run.rounds(); round++) {
                long begun = System.nanoTime();
                int people = readBare(store);
                bare.add(people * 1e9 / (System.nanoTime() - begun));
                for (String format : FORMATS) {
                    exported.computeIfAbsent(format, _ -> new ArrayList<>()).add(perSecond(server, format, people));
                }
            }
        }
        Report report = run.report();
        report.add(Measure.of(NAME, "accounts alone, read in pages of 500", "rows/s", bare));
        exported.forEach((format, rates) -> {
            String what = String.format(Locale.ROOT, "%,d people as %s", run.fewestAccounts(), format);
            report.add(Measure.of(NAME, what, "rows/s", rates));
            report.add(Measure.ratio(NAME, what + " / accounts alone", rates, bare));
        });
    }

    private static double perSecond(BenchServer server, String format, int people)
            throws IOException, InterruptedException {
        Path file = server.data().resolveSibling("people." + format);
        long nanos = server.command("export", "--to", file.toString()).toNanos();
        if (format.equals("jsonl")) {
            requireEverybody(file, people);
        }
        Files.delete(file);
        return people * 1e9 / nanos;
    }

    /** A line a person. */
    private static void requireEverybody(Path file, int people) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            long written = lines.count();
            if (written != people) {
                throw new ScenarioFailed("of " + people + " people " + written + " were exported");
            }
        }
    }

    /** @return how many accounts there are */
    private static int readBare(SqlStore store) {
        var everybody =
                new AccountQuery(Condition.EVERYTHING, List.of(new AccountQuery.Order.By(AccountField.ID, true)));
        Instant now = Instant.now();
        int people = 0;
        for (PageStart from = PageStart.FIRST; ; ) {
            PageStart here = from;
            AccountPage page = store.read(reading -> reading.accounts().list(everybody, here, PAGE, now));
            people += page.entries().size();
            if (page.entries().size() < PAGE || page.end().isEmpty()) {
                return people;
            }
            from = new PageStart.After(page.end().get());
        }
    }
}
