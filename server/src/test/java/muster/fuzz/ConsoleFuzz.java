package muster.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import muster.app.RouteTable;
import muster.testing.Answer;
import muster.testing.ConsoleBrowser;
import muster.testing.Eventually;
import muster.testing.RunningMuster;

/** An administrator at the console who follows every link and fills in every form with words by chance. */
final class ConsoleFuzz {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PASSWORD = "a fox in the greenhouse";

    private final RunningMuster server;
    private final List<RouteTable.Way> ways;
    private final long seed;
    private final Vocabulary words;
    private final Draft draft;
    private final SplittableRandom random;
    private long sent;
    private long administrators;

    ConsoleFuzz(RunningMuster server, List<RouteTable.Way> ways, long seed) {
        this.server = server;
        this.ways = ways.stream().filter(way -> way.door().equals("console")).toList();
        this.seed = seed;
        random = new SplittableRandom(seed);
        words = new Vocabulary(random);
        draft = new Draft(random, words);
    }

    /** @throws AssertionError with the request that the server did not answer as it should */
    void run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        ConsoleBrowser browser = browser();
        while (System.nanoTime() < end) {
            RouteTable.Way way = ways.get(random.nextInt(ways.size()));
            String target = draft.target(way);
            Object[] fields = Stream.generate(() -> Stream.of(words.name(), words.value()))
                    .limit(random.nextInt(5))
                    .flatMap(pair -> pair)
                    .toArray();
            Answer answer = way.method().equals("POST") ? browser.post(target, fields) : browser.get(target);
            sent++;
            if (answer.status() >= 500 && answer.status() != 503) {
                throw new AssertionError(answer.status() + " for " + way + ": " + target + " " + List.of(fields)
                        + " (seed " + seed + ")");
            }
            words.learn(answer.text());
            if (sent % 50 == 0 && browser.get("/account").status() != 200) {
                browser = browser();
            }
        }
    }

    long sent() {
        return sent;
    }

    private ConsoleBrowser browser() {
        String name = "clicker" + ++administrators;
        server.commandWith(
                PASSWORD,
                "user",
                "create",
                "--username",
                name,
                "--email",
                name + "@lab.example",
                "--rank",
                "administrator",
                "--password-stdin");
        ConsoleBrowser browser = ConsoleBrowser.at(server);
        // Who has sent many wrong passwords from one address has to wait for a turn with a right one.
        Eventually.holds("the clicker is logged in", PATIENCE, () -> {
            browser.get("/login");
            return browser.post("/login", "email", name + "@lab.example", "password", PASSWORD)
                            .status()
                    == 303;
        });
        browser.get("/account");
        return browser;
    }
}
