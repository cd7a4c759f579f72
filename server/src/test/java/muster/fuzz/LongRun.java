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
import java.util.stream.IntStream;
import muster.testing.fuzz.Inputs;
import muster.testing.fuzz.Target;

/**
 * {@code ./check fuzz}: the parsers and then the whole server, for a while that one chooses. Inputs that reached something
 * are kept from run to run.
 */
public final class LongRun {
    private static final String SERVER = "server";
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smh])");

    private final Path folder;
    private int findings;

    private LongRun(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the folder, how long it takes altogether (as in 90s, 15m, 8h), and maybe the one target */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration time = duration(arguments.length > 1 ? arguments[1] : "15m");
        String name = arguments.length > 2 ? arguments[2] : "";
        if (time == null || !name.isEmpty() && !names().contains(name)) {
            System.err.println(
                    "./check fuzz [duration, as in 90s, 15m or 8h] [target]\nTargets: " + String.join(" ", names()));
            System.exit(2);
        }
        LongRun run = new LongRun(Path.of(arguments[0]).toAbsolutePath());
        run.fuzz(time, name);
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

    /** The server has a fifth of the time; the parsers the rest, by as many processes as there are processors. */
    private void fuzz(Duration time, String name) throws IOException, InterruptedException {
        Duration forServer = name.equals(SERVER) ? time : name.isEmpty() ? time.dividedBy(5) : Duration.ZERO;
        if (forServer.compareTo(time) < 0) {
            fuzzParsers(time.minus(forServer), name);
        }
        if (forServer.isPositive()) {
            fuzzServer(forServer);
        }
    }

    private void fuzzParsers(Duration time, String name) throws IOException, InterruptedException {
        Path inputs = Files.createDirectories(folder.resolve(name.isEmpty() ? "all" : name));
        int atOnce = Runtime.getRuntime().availableProcessors();
        try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
            List<Callable<Jazzer.Outcome>> runs = IntStream.range(0, atOnce)
                    .<Callable<Jazzer.Outcome>>mapToObj(number -> () -> new Jazzer(inputs, number).run(name, time))
                    .toList();
            for (Future<Jazzer.Outcome> run : workers.invokeAll(runs)) {
                tell(name, run.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private void tell(String name, Jazzer.Outcome outcome) {
        System.out.printf(
                "parsers: %d inputs, %d branches, %d findings%n",
                outcome.executions(), outcome.branches(), outcome.findings().size());
        findings += outcome.findings().size();
        if (outcome.executions() == 0) {
            findings++;
            System.out.println(outcome.told());
        }
        for (byte[] input : outcome.findings()) {
            int first = input.length == 0 ? 0 : input[0] & 0xff;
            tell(name.isEmpty() ? EveryTarget.ALL.get(first % EveryTarget.ALL.size()) : EveryTarget.named(name), input);
        }
    }

    /** As small as it gets, with what it breaks. */
    private static void tell(Target target, byte[] input) {
        byte[] tried = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
        byte[] smallest = Inputs.smallest(tried, shorter -> complaint(target, shorter) != null);
        System.out.println(
                target + " is broken by\n  " + Inputs.shown(smallest) + "\n  " + complaint(target, smallest));
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
                    "server: %d requests, %d of them taken, and %d pages and forms%n",
                    outcome.sent(), outcome.taken(), outcome.clicked());
        } catch (AssertionError broken) {
            findings++;
            System.out.println(SERVER + ": " + broken + (broken.getCause() == null ? "" : "\n" + broken.getCause()));
        }
    }
}
