package muster.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.fuzz.Inputs;
import muster.testing.fuzz.Target;

/**
 * {@code ./check fuzz}: every target by itself and then the whole server, for a while that one chooses. Inputs that reached something
 * are kept from run to run.
 */
public final class LongRun {
    private static final String SERVER = "server";
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smh])");

    private final Path folder;
    private int findings;

    private LongRun(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the folder, how long it takes altogether (as in 90s, 15m, 8h), and maybe the one target */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration time = duration(arguments.length > 1 ? arguments[1] : "15m");
        List<String> names = arguments.length > 2 ? List.of(arguments[2]) : names();
        if (time == null || !names().containsAll(names)) {
            System.err.println(
                    "./check fuzz [duration, as in 90s, 15m or 8h] [target]\nTargets: " + String.join(" ", names()));
            System.exit(2);
        }
        LongRun run = new LongRun(Path.of(arguments[0]).toAbsolutePath());
        run.fuzz(time, names);
        System.out.println(run.findings + " findings");
        System.exit(run.findings == 0 ? 0 : 1);
    }

    private static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        return parts.matches()
                ? Duration.parse("PT" + parts.group(1) + parts.group(2).toUpperCase(Locale.ROOT))
                : null;
    }

    private static List<String> names() {
        List<String> names =
                new ArrayList<>(EveryTarget.ALL.stream().map(Target::name).toList());
        names.add(SERVER);
        return names;
    }

    /** The server has a fifth of the time; the targets share the rest, as many at once as there are processors. */
    private void fuzz(Duration time, List<String> names) throws IOException, InterruptedException {
        List<String> targets =
                names.stream().filter(name -> !name.equals(SERVER)).toList();
        boolean withServer = names.contains(SERVER);
        Duration forServer = targets.isEmpty() ? time : time.dividedBy(5);
        int atOnce = Runtime.getRuntime().availableProcessors();
        if (!targets.isEmpty()) {
            Duration rest = withServer ? time.minus(forServer) : time;
            Duration each = rest.multipliedBy(Math.min(atOnce, targets.size())).dividedBy(targets.size());
            fuzz(targets, each.compareTo(LEAST) < 0 ? LEAST : each, atOnce);
        }
        if (withServer) {
            fuzzServer(forServer);
        }
    }

    private void fuzz(List<String> targets, Duration each, int atOnce) throws InterruptedException {
        System.out.printf("%-28s %12s %10s %9s%n", "target", "inputs", "branches", "findings");
        long inputs = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
            List<Callable<Jazzer.Outcome>> runs = targets.stream()
                    .<Callable<Jazzer.Outcome>>map(name -> () -> told(name, each))
                    .toList();
            for (Future<Jazzer.Outcome> run : workers.invokeAll(runs)) {
                inputs += run.get().executions();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        System.out.printf("%-28s %12d%n", "all", inputs);
    }

    private Jazzer.Outcome told(String name, Duration time) throws IOException {
        Jazzer.Outcome outcome = new Jazzer(Files.createDirectories(folder.resolve(name))).run(name, time);
        synchronized (this) {
            findings += outcome.findings().size();
            System.out.printf(
                    "%-28s %12d %10d %9d%n",
                    name,
                    outcome.executions(),
                    outcome.branches(),
                    outcome.findings().size());
            if (outcome.executions() == 0) {
                findings++;
                System.out.println(outcome.told());
            }
            outcome.findings().forEach(input -> tell(EveryTarget.named(name), input));
        }
        return outcome;
    }

    /** As small as it gets, with what it breaks. */
    private static void tell(Target target, byte[] input) {
        byte[] tried = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
        byte[] smallest = Inputs.smallest(tried, shorter -> complaint(target, shorter) != null);
        System.out.println("  " + Inputs.shown(smallest) + "\n  " + complaint(target, smallest));
    }

    private static AssertionError complaint(Target target, byte[] input) {
        try {
            target.hold(input);
            return null;
        } catch (AssertionError broken) {
            return broken;
        }
    }

    private void fuzzServer(Duration time) throws IOException {
        try {
            SmallServer.Outcome outcome = SmallServer.fuzzed(time, Instant.now().toEpochMilli());
            System.out.printf(
                    "%-28s %12d requests, %d of them taken, and %d pages and forms%n",
                    SERVER, outcome.sent(), outcome.taken(), outcome.clicked());
        } catch (AssertionError broken) {
            findings++;
            System.out.println(SERVER + ": " + broken + (broken.getCause() == null ? "" : "\n" + broken.getCause()));
        }
    }
}
