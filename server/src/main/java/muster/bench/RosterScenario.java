package muster.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import muster.directory.RosterQuery;
import muster.directory.RosterQuery.LastSeen;
import muster.directory.RosterQuery.Sort;
import muster.directory.RosterReader;
import muster.directory.RosterSearch;
import muster.model.AccountState;
import muster.model.Rank;
import muster.model.TextKey;

/**
 * The first page of the search over all accounts, in directories of different size, which take turns. It is asked of the store
 * itself, in this process: what a page costs beside its search is the same at every size.
 */
final class RosterScenario implements Scenario {
    private static final String NAME = "roster";
    private static final int PAGE = 50;
    private static final int LONGEST_PREFIX = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Budget GROWTH = Budget.atMost(2);
    private static final long SEED = 9;

    /** One kind of search in one directory, and what was measured with it. */
    private record Course(
            int accounts, RosterDirectory directory, List<RosterSearch> searches, List<Latencies> rounds) {

        /** @param times once each, at least */
        Latencies ask(int times) {
            long[] nanos = new long[Math.max(times, searches.size())];
            for (int i = 0; i < nanos.length; i++) {
                RosterSearch search = searches.get(i % searches.size());
                long begun = System.nanoTime();
                RosterReader.Found found = directory
                        .store()
                        .read(reading -> reading.roster().search(search, null, PAGE, RosterDirectory.NOW, PATIENCE));
                nanos[i] = System.nanoTime() - begun;
                if (found.matches().count() > 0
                        && found.entries().isEmpty()
                        && found.next().isEmpty()) {
                    throw new ScenarioFailed("a search counts accounts that it does not find");
                }
            }
            return new Latencies(nanos);
        }

        List<Double> millisFor(double share) {
            return rounds.stream().map(round -> round.millisFor(share)).toList();
        }
    }

    @Override
    public void measure(BenchRun run) throws IOException {
        Map<Integer, RosterDirectory> directories = new LinkedHashMap<>();
        try {
            for (int accounts : run.accounts()) {
                TemporaryFolder folder = TemporaryFolder.in(run.fleet().folder());
                directories.put(accounts, RosterDirectory.filled(folder, accounts, run.progress()));
            }
            measure(run, directories);
        } finally {
            directories.values().forEach(RosterDirectory::close);
        }
    }

    private static void measure(BenchRun run, Map<Integer, RosterDirectory> directories) {
        for (String kind : questions(run.fewestAccounts()).keySet()) {
            List<Course> courses = new ArrayList<>();
            directories.forEach((accounts, directory) -> courses.add(new Course(
                    accounts, directory, questions(accounts).getOrDefault(kind, List.of()), new ArrayList<>())));
            boolean typed = courses.getFirst().searches().size() > 1;
            takeTurns(
                    courses,
                    run.rounds(),
                    typed ? run.effort().searches() : run.effort().looks());
            tell(run.report(), kind, courses);
            courses.forEach(course -> run.progress()
                    .printf(
                            Locale.ROOT,
                            "  %s of %,d: %.1f ms%n",
                            kind,
                            course.accounts(),
                            course.millisFor(0.5).getLast()));
        }
    }

    private static void takeTurns(List<Course> courses, int rounds, int searches) {
        courses.forEach(course -> course.ask(searches));
        for (int round = 0; round < rounds; round++) {
            courses.forEach(course -> course.rounds().add(course.ask(searches)));
        }
    }

    private static void tell(Report report, String kind, List<Course> courses) {
        Course small = courses.getFirst();
        for (Course course : courses) {
            String what = String.format(Locale.ROOT, "%s, of %,d", kind, course.accounts());
            report.add(Measure.of(NAME, what + ", p50", "ms", course.millisFor(0.5)));
            report.add(Measure.of(NAME, what + ", p99", "ms", course.millisFor(0.99)));
        }
        for (Course course : courses.subList(1, courses.size())) {
            List<Double> ratios = new ArrayList<>();
            List<Double> ofSmall = small.millisFor(0.99);
            List<Double> ofLarge = course.millisFor(0.99);
            for (int round = 0; round < ofSmall.size(); round++) {
                ratios.add(ofLarge.get(round) / ofSmall.get(round));
            }
            String what =
                    String.format(Locale.ROOT, "%s, p99 of %,d / of %,d", kind, course.accounts(), small.accounts());
            Measure growth = Measure.of(NAME, what, "x", ratios);
            report.add(kind.startsWith("typed") ? growth.within(GROWTH) : growth);
        }
    }

    /** By what they are called. */
    private static Map<String, List<RosterSearch>> questions(int accounts) {
        Map<String, List<RosterSearch>> all = new LinkedHashMap<>();
        all.put("typed, 1 to 8 letters", typed(accounts));
        all.put("typed, two words", twoWords(accounts));
        RosterQuery everybody = RosterQuery.EVERYBODY;
        for (Sort sort : Sort.values()) {
            all.put("everybody by " + words(sort), one(everybody.sortedBy(sort, false)));
        }
        for (AccountState state : AccountState.values()) {
            all.put(words(state), one(everybody.withStates(Set.of(state))));
        }
        all.put("managers", one(everybody.withRanks(Set.of(Rank.MANAGER))));
        all.put(
                "viewers who are active",
                one(everybody.withRanks(Set.of(Rank.VIEWER)).withStates(Set.of(AccountState.ACTIVE))));
        all.put("in a group", one(everybody.inGroup(RosterDirectory.GROUP)));
        all.put("at a door", one(everybody.atDoor(RosterDirectory.DOOR)));
        all.put(
                "not seen for a year",
                one(everybody.seen(new LastSeen.Before(RosterDirectory.NOW.minus(Duration.ofDays(365))))));
        all.put(
                "seen within an hour",
                one(everybody.seen(new LastSeen.Since(RosterDirectory.NOW.minus(Duration.ofHours(1))))));
        all.put("never seen", one(everybody.seen(new LastSeen.Never())));
        all.put("typed and active", typed(accounts, everybody.withStates(Set.of(AccountState.ACTIVE))));
        all.put("typed, by name", typed(accounts, everybody.sortedBy(Sort.NAME, true)));
        all.put("typed and invited", typed(accounts, everybody.withStates(Set.of(AccountState.INVITED))));
        return all;
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<RosterSearch> one(RosterQuery query) {
        return List.of(new RosterSearch(query, List.of(), Set.of()));
    }

    /** As somebody types names, letter by letter. */
    private static List<RosterSearch> typed(int accounts) {
        return typed(accounts, RosterQuery.EVERYBODY);
    }

    private static List<RosterSearch> typed(int accounts, RosterQuery query) {
        SplittableRandom chance = new SplittableRandom(SEED);
        return Stream.generate(() -> name(accounts, chance))
                .limit(40)
                .flatMap(name -> Stream.iterate(1, length -> length + 1)
                        .limit(Math.min(LONGEST_PREFIX, name.codePointCount(0, name.length())))
                        .map(length -> search(query, start(name, length))))
                .toList();
    }

    private static List<RosterSearch> twoWords(int accounts) {
        SplittableRandom chance = new SplittableRandom(SEED);
        return Stream.generate(() -> Population.person(chance.nextInt(accounts)))
                .limit(100)
                .map(person ->
                        search(RosterQuery.EVERYBODY, start(person.givenName(), 3), start(person.familyName(), 3)))
                .toList();
    }

    private static String name(int accounts, SplittableRandom chance) {
        Person person = Population.person(chance.nextInt(accounts));
        List<String> names = List.of(person.username(), person.givenName(), person.familyName(), person.email());
        return names.get(chance.nextInt(names.size()));
    }

    private static String start(String name, int length) {
        int all = name.codePointCount(0, name.length());
        return name.substring(0, name.offsetByCodePoints(0, Math.min(length, all)));
    }

    private static RosterSearch search(RosterQuery query, String... words) {
        List<RosterSearch.Word> folded = Stream.of(words)
                .map(TextKey::fold)
                .distinct()
                .map(word -> new RosterSearch.Word(word, word.contains("@")))
                .toList();
        return new RosterSearch(query, folded, Set.of());
    }
}
