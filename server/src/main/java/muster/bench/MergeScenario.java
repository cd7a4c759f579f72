package muster.bench;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import muster.directory.MergeOptions;
import muster.directory.Merges;
import muster.directory.Transactions;
import muster.directory.Unmerges;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Caller;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Life;
import muster.model.Party;
import muster.model.Place;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import muster.model.Username;
import muster.store.SqlStore;

/**
 * A merge of an account with ten thousand references, and its undoing, beside as many single-row updates in one transaction. It
 * is asked of the store itself, in this process.
 */
final class MergeScenario implements Scenario {
    private static final String NAME = "merge";
    private static final int MOST_REFERENCES = 10_000;
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Caller HOST = Caller.host("bench");
    private static final AccountId OLD = account(1);
    private static final AccountId INTO = account(2);
    private static final AccountId OWNER = account(3);

    /** Half of the references are things, half are rights. */
    private record Course(SqlStore store, int half) {
        int references() {
            return 2 * half;
        }
    }

    private static AccountId account(int number) {
        return new AccountId(uuid(1, number));
    }

    private static UUID uuid(int kind, int number) {
        return new UUID(0x7000L + kind, 0x8000_0000_0000_0000L | number);
    }

    @Override
    public void measure(BenchRun run) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.in(run.fleet().folder());
                SqlStore store = InProcess.store(folder.path())) {
            Course course = new Course(store, Math.min(MOST_REFERENCES, run.fewestAccounts()) / 2);
            store.write(writing -> {
                fill(writing, course.half());
                return true;
            });
            measure(run, course);
        }
    }

    private static void measure(BenchRun run, Course course) {
        Map<String, List<Double>> millis = new HashMap<>();
        var transactions = new Transactions(course.store(), new BenchIdentifiers(new SecureRandom()), () -> NOW);
        var merges = new Merges(transactions);
        var unmerges = new Unmerges(transactions);
        for (int round = 0; round <= run.rounds(); round++) {
            // The first one warms up and does not count.
            Map<String, List<Double>> kept = round == 0 ? new HashMap<>() : millis;
            keep(kept, "single updates", () -> singleUpdates(course));
            keep(kept, "plan", () -> merges.plan(HOST, null, OLD, INTO, options()));
            keep(kept, "merge", () -> merges.merge(HOST, null, OLD, INTO, options()));
            UUID merge = unmerges.latestOf(HOST, OLD);
            keep(kept, "undo", () -> unmerges.undo(HOST, merge, Map.of(), null));
            run.progress().printf("  round %d of %d%n", round, run.rounds());
        }
        requireUndone(course);
        tell(run.report(), millis, course.references());
    }

    private static void requireUndone(Course course) {
        long owned = course.store().read(reading -> (long) reading.holdings()
                .idsOwnedBy(List.of(OLD), course.references() + 1)
                .size());
        if (owned != course.half()) {
            throw new ScenarioFailed("an undone merge did not give every thing back");
        }
    }

    private static void keep(Map<String, List<Double>> millis, String what, Runnable work) {
        long begun = System.nanoTime();
        work.run();
        millis.computeIfAbsent(what, _ -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e6);
    }

    private static void tell(Report report, Map<String, List<Double>> millis, int references) {
        List<Double> floor = millis.getOrDefault("single updates", List.of());
        for (String what : List.of("single updates", "plan", "merge", "undo")) {
            List<Double> times = millis.getOrDefault(what, List.of());
            report.add(
                    Measure.of(NAME, String.format(Locale.ROOT, "%s, %,d references", what, references), "ms", times));
            if (!what.equals("single updates")) {
                List<Double> ratios = new ArrayList<>();
                for (int round = 0; round < times.size(); round++) {
                    ratios.add(times.get(round) / floor.get(round));
                }
                report.add(Measure.of(NAME, what + " / single updates", "x", ratios));
            }
        }
    }

    private static MergeOptions options() {
        return new MergeOptions(true, true, new Place.With(INTO), List.of(), List.of());
    }

    /** The same rows, each changed by a statement of its own. */
    private static boolean singleUpdates(Course course) {
        return course.store().write(writing -> {
            for (int number = 0; number < course.half(); number++) {
                writing.holdings().setOwner(List.of(new HoldingId(uuid(2, number))), OLD);
            }
            for (int number = 0; number < course.half(); number++) {
                writing.grants().save(right(number, course.half()));
            }
            return true;
        });
    }

    private static void fill(Writing writing, int half) {
        writing.accounts().add(person(OLD, "old"));
        writing.accounts().add(person(INTO, "into"));
        writing.accounts().add(person(OWNER, "owner"));
        for (int number = 0; number < half; number++) {
            writing.holdings().add(thing(number, OLD));
            writing.holdings().add(thing(half + number, OWNER));
            writing.grants().add(right(number, half));
        }
    }

    private static Account person(AccountId id, String name) {
        Profile profile = Profile.ofNames("Ada", name);
        Stamps stamps = Stamps.createdAt(NOW, null);
        return new Account(
                id,
                1,
                AccountKind.PERSON,
                Username.parse(name),
                List.of(),
                null,
                profile,
                Rank.PUBLISHER,
                Life.activeSince(NOW),
                stamps);
    }

    private static Holding thing(int number, AccountId owner) {
        return new Holding(
                new HoldingId(uuid(2, number)),
                number + 1,
                1,
                "bench",
                "content",
                owner,
                null,
                "thing " + number,
                Holding.Naming.UNIQUE,
                Holding.Audience.GRANTED,
                false,
                "{}",
                NOW,
                owner,
                NOW,
                owner);
    }

    private static Grant right(int number, int half) {
        GrantObject object = new GrantObject.OnHolding(new HoldingId(uuid(2, half + number)));
        return Grant.right(new GrantId(number + 1), new Party.OfAccount(OLD), object, Level.WRITE, NOW, null);
    }
}
