package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * A page of a prefix search in directories of different size. The servers run side by side and take turns, so that a slow
 * phase of the machine meets all of them; one client asks, so that what is measured is the search and not a queue.
 */
final class PrefixScenario implements Scenario {
    private static final String NAME = "prefix";
    private static final int PAGE = 50;
    private static final Budget GROWTH = Budget.atMost(2);

    /** The prefixes of one band in one server, and what was measured with them. */
    private record Course(int accounts, BenchServer server, List<byte[]> searches, List<Throughput> rounds) {
        Throughput ask(int times) throws InterruptedException {
            AtomicInteger next = new AtomicInteger();
            return server.clients(1).times(times, () -> searches.get(next.getAndIncrement() % searches.size()));
        }

        List<Double> each(ToDoubleFunction<Latencies> figure) {
            return rounds.stream()
                    .map(round -> figure.applyAsDouble(round.latencies()))
                    .toList();
        }
    }

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        Map<Integer, Map<PrefixBand, List<String>>> prefixes = new HashMap<>();
        for (int accounts : run.accounts()) {
            BenchServer server = run.fleet().filled(accounts);
            prefixes.put(accounts, Prefixes.in(server.process().address(), server.requests(), accounts));
        }
        for (PrefixBand band : PrefixBand.values()) {
            List<Course> courses = new ArrayList<>();
            for (int accounts : run.accounts()) {
                List<String> found = prefixes.getOrDefault(accounts, Map.of()).getOrDefault(band, List.of());
                if (found.isEmpty()) {
                    run.progress().printf("  no prefix has %s in %,d accounts%n", band.title(), accounts);
                } else {
                    courses.add(course(accounts, run.fleet().filled(accounts), found));
                }
            }
            takeTurns(courses, run.rounds(), run.effort().searches());
            tell(run.report(), band, courses);
        }
    }

    private static Course course(int accounts, BenchServer server, List<String> prefixes) {
        Requests requests = server.requests();
        List<byte[]> searches = prefixes.stream()
                .map(prefix -> requests.prefixPage(prefix, PAGE))
                .toList();
        return new Course(accounts, server, searches, new ArrayList<>());
    }

    private static void takeTurns(List<Course> courses, int rounds, int searches) throws InterruptedException {
        for (Course course : courses) {
            course.ask(searches);
        }
        for (int round = 0; round < rounds; round++) {
            for (Course course : courses) {
                course.rounds().add(course.ask(searches));
            }
        }
    }

    private static void tell(Report report, PrefixBand band, List<Course> courses) {
        for (Course course : courses) {
            String what = String.format(Locale.ROOT, "%s of %,d", band.title(), course.accounts());
            List<Double> p99 = course.each(latencies -> latencies.millisFor(0.99));
            report.add(Measure.of(NAME, what + ", p50", "ms", course.each(latencies -> latencies.millisFor(0.5))));
            report.add(Measure.of(NAME, what + ", p99", "ms", p99));
            if (course.accounts() != courses.getFirst().accounts()) {
                report.add(growth(band, courses.getFirst(), course));
            }
        }
    }

    private static Measure growth(PrefixBand band, Course small, Course large) {
        List<Double> smallP99 = small.each(latencies -> latencies.millisFor(0.99));
        List<Double> largeP99 = large.each(latencies -> latencies.millisFor(0.99));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < smallP99.size(); round++) {
            ratios.add(largeP99.get(round) / smallP99.get(round));
        }
        String what =
                String.format(Locale.ROOT, "%s, p99 of %,d / of %,d", band.title(), large.accounts(), small.accounts());
        return Measure.of(NAME, what, "x", ratios).within(GROWTH);
    }
}
