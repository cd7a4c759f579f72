package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page of a prefix search at the Connect door, and the console's search for the same words, in directories of different size.
 * The servers run side by side and take turns, so that a slow phase of the machine meets all of them; one client asks, so that
 * what is measured is the search and not a queue.
 */
final class PrefixScenario implements Scenario {
    private static final String NAME = "prefix";
    private static final int PAGE = 50;
    private static final Budget GROWTH = Budget.atMost(2);

    /** Numbers of people who are in no directory that is filled. */
    private static final int VISITOR = 1_700_000_000;

    /** One server, who signed in at its console, and prefixes that occur there. */
    private record Site(int accounts, BenchServer server, String cookie, Map<PrefixBand, List<String>> prefixes) {
        static Site of(int accounts, BenchServer server) throws IOException, InterruptedException {
            Person person = Population.person(VISITOR);
            server.ask(server.requests().createAdministrator(person));
            try (Visitor visitor = server.visitor(person)) {
                String cookie = "Cookie: " + visitor.consoleCookie();
                Map<PrefixBand, List<String>> prefixes =
                        Prefixes.in(server.process().address(), server.requests(), accounts);
                return new Site(accounts, server, cookie, prefixes);
            }
        }

        List<String> prefixes(PrefixBand band) {
            return prefixes.getOrDefault(band, List.of());
        }
    }

    /** Where people search. */
    private enum Place {
        CONNECT("") {
            @Override
            byte[] search(Site site, String prefix) {
                return site.server().requests().prefixPage(prefix, PAGE);
            }
        },
        CONSOLE("console, ") {
            @Override
            byte[] search(Site site, String prefix) {
                return site.server().requests().consoleSearch(prefix, site.cookie());
            }
        };

        private final String title;

        Place(String title) {
            this.title = title;
        }

        abstract byte[] search(Site site, String prefix);

        String title(PrefixBand band) {
            return title + band.title();
        }
    }

    /** The prefixes of one band in one server, and what was measured with them. */
    private record Course(Site site, List<byte[]> searches, Rounds rounds) {
        static Course of(Place place, PrefixBand band, Site site) {
            List<byte[]> searches = site.prefixes(band).stream()
                    .map(prefix -> place.search(site, prefix))
                    .toList();
            String what = String.format(Locale.ROOT, "%s of %,d", place.title(band), site.accounts());
            return new Course(site, searches, new Rounds(NAME, what));
        }

        Throughput ask(int times) throws InterruptedException {
            AtomicInteger next = new AtomicInteger();
            return site.server().clients(1).times(times, () -> searches.get(next.getAndIncrement() % searches.size()));
        }

        /** By round. */
        List<Double> millisFor(double share) {
            return rounds.each(round -> round.millisFor(share));
        }
    }

    @Override
    public void measure(BenchRun run) throws IOException, InterruptedException {
        Map<Integer, Site> sites = new HashMap<>();
        for (int accounts : run.accounts()) {
            sites.put(accounts, Site.of(accounts, run.fleet().filled(accounts)));
        }
        for (Place place : Place.values()) {
            for (PrefixBand band : PrefixBand.values()) {
                List<Course> courses = courses(run, place, band, sites);
                takeTurns(courses, run.rounds(), run.effort().searches());
                tell(run.report(), place.title(band), courses);
            }
        }
    }

    private static List<Course> courses(BenchRun run, Place place, PrefixBand band, Map<Integer, Site> sites) {
        List<Course> courses = new ArrayList<>();
        for (int accounts : run.accounts()) {
            Site site = sites.get(accounts);
            if (site == null || site.prefixes(band).isEmpty()) {
                run.progress().printf("  no prefix has %s in %,d accounts%n", band.title(), accounts);
            } else {
                courses.add(Course.of(place, band, site));
            }
        }
        return courses;
    }

    private static void takeTurns(List<Course> courses, int rounds, int searches) throws InterruptedException {
        for (Course course : courses) {
            course.ask(searches);
        }
        for (int round = 0; round < rounds; round++) {
            for (Course course : courses) {
                course.rounds().add(Round.of(course.site().server(), () -> course.ask(searches)));
            }
        }
    }

    private static void tell(Report report, String title, List<Course> courses) {
        for (Course course : courses) {
            course.rounds().tellLooks(report);
            if (course.site().accounts() != courses.getFirst().site().accounts()) {
                // The tail follows whatever else the machine does; the middle tells of the search alone.
                report.add(growth(title, "p50", 0.5, courses.getFirst(), course));
                report.add(
                        growth(title, "p99", 0.99, courses.getFirst(), course).within(GROWTH));
            }
        }
    }

    private static Measure growth(String title, String name, double share, Course small, Course large) {
        String what = String.format(
                Locale.ROOT,
                "%s, %s of %,d / of %,d",
                title,
                name,
                large.site().accounts(),
                small.site().accounts());
        return Measure.ratio(NAME, what, large.millisFor(share), small.millisFor(share));
    }
}
