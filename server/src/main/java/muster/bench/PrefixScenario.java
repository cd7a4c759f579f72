package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page of a prefix search in directories of different size. The servers run side by side and take turns, so that a slow
 * phase of the machine meets all of them; one client asks, so that what is measured is the search and not a queue.
 */
final class PrefixScenario implements Scenario {
    private static final String NAME = "prefix";
    private static final int PAGE = 50;
    private static final Budget GROWTH = Budget.atMost(2);

    /** The prefixes of one band in one server, and what was measured with them. */
    private record Course(int accounts, BenchServer server, List<byte[]> searches, Rounds rounds) {
        Throughput ask(int times) throws InterruptedException {
            AtomicInteger next = new AtomicInteger();
            return server.clients(1).times(times, () -> searches.get(next.getAndIncrement() % searches.size()));
        }

        /** By round. */
        List<Double> millisFor(double share) {
            return rounds.each(round -> round.millisFor(share));
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
                    courses.add(course(band, accounts, run.fleet().filled(accounts), found));
                }
            }
            takeTurns(courses, run.rounds(), run.effort().searches());
            tell(run.report(), band, courses);
        }
    }

    private static Course course(PrefixBand band, int accounts, BenchServer server, List<String> prefixes) {
        Requests requests = server.requests();
        List<byte[]> searches = prefixes.stream()
                .map(prefix -> requests.prefixPage(prefix, PAGE))
                .toList();
        String what = String.format(Locale.ROOT, "%s of %,d", band.title(), accounts);
        return new Course(accounts, server, searches, new Rounds(NAME, what));
    }

    private static void takeTurns(List<Course> courses, int rounds, int searches) throws InterruptedException {
        for (Course course : courses) {
            course.ask(searches);
        }
        for (int round = 0; round < rounds; round++) {
            for (Course course : courses) {
                course.rounds().add(Round.of(course.server(), () -> course.ask(searches)));
            }
        }
    }

    private static void tell(Report report, PrefixBand band, List<Course> courses) {
        for (Course course : courses) {
            course.rounds().tellLooks(report);
            if (course.accounts() != courses.getFirst().accounts()) {
                // The tail follows whatever else the machine does; the middle tells of the search alone.
                report.add(growth(band, "p50", 0.5, courses.getFirst(), course));
                report.add(growth(band, "p99", 0.99, courses.getFirst(), course).within(GROWTH));
            }
        }
    }

    private static Measure growth(PrefixBand band, String name, double share, Course small, Course large) {
        String what = String.format(
                Locale.ROOT, "%s, %s of %,d / of %,d", band.title(), name, large.accounts(), small.accounts());
        return Measure.ratio(NAME, what, large.millisFor(share), small.millisFor(share));
    }
}
