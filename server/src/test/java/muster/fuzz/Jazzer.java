package muster.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.testing.fuzz.Target;

/**
 * Coverage-guided fuzzing by Jazzer in a process of its own: it watches which branches of the program and of the libraries that parse
 * an input reaches, and goes on from those that reached new ones.
 */
final class Jazzer {
    private static final String WATCHED = "muster.**:tools.jackson.core.**:de.siegmar.fastcsv.**:com.unboundid.ldif.**"
            + ":org.snakeyaml.engine.**:com.nimbusds.**:org.eclipse.jetty.http.**";
    /** Small enough that memory without bound is soon none at all. */
    private static final String HEAP = "-Xmx256m";

    private static final int LONGEST_INPUT = 4_096;
    private static final Duration LONGEST_TRY = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s.*cov: (\\d+).*");

    /**
     * What came of it.
     *
     * @param executions inputs that were tried
     * @param branches that any of them reached
     * @param findings inputs that a target does not hold on
     * @param told the end of what Jazzer wrote
     */
    record Outcome(long executions, long branches, List<byte[]> findings, String told) {}

    private final Path folder;
    private final Path told;
    private final Path findings;

    /**
     * @param folder inputs that reached something are kept there from run to run, and found there by others that run at once
     * @param number tells this one from those
     */
    Jazzer(Path folder, int number) {
        this.folder = folder;
        told = folder.resolve("told-" + number);
        findings = folder.resolve("findings-" + number);
    }

    /** Fuzzes one target, or all together. @param name empty for all */
    Outcome run(String name, Duration time) {
        List<Target> targets = name.isEmpty() ? EveryTarget.ALL : List.of(EveryTarget.named(name));
        try {
            Path inputs = Files.createDirectories(folder.resolve("inputs"));
            Files.createDirectories(findings);
            for (Target target : targets) {
                for (byte[] example : target.examples()) {
                    byte[] input = name.isEmpty() ? FuzzedTarget.input(target, example) : prefixed(example);
                    Files.write(inputs.resolve(target.name() + "-" + Arrays.hashCode(example)), input);
                }
            }
            return outcome(ended(started(name, time, inputs), time));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] prefixed(byte[] example) {
        byte[] input = new byte[example.length + 1];
        System.arraycopy(example, 0, input, 1, example.length);
        return input;
    }

    private Process started(String name, Duration time, Path inputs) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-D" + FuzzedTarget.PROPERTY + "=" + name,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzedTarget.class.getName(),
                "--instrumentation_includes=" + WATCHED,
                // Its own detectors look for calls that nobody here makes, and slow everything down.
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.**",
                "--custom_hook_includes=muster.**",
                "--reproducer_path=" + folder));
        command.addAll(List.of(
                inputs.toString(),
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + time.toSeconds(),
                "-max_len=" + LONGEST_INPUT,
                "-timeout=" + LONGEST_TRY.toSeconds(),
                "-rss_limit_mb=0",
                "-report_slow_units=" + LONGEST_TRY.toSeconds(),
                "-print_final_stats=1"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
    }

    private String ended(Process process, Duration time) throws IOException {
        try {
            if (!process.waitFor(time.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("Jazzer does not end: " + told());
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return told();
    }

    private String told() throws IOException {
        return Files.readString(told, StandardCharsets.ISO_8859_1);
    }

    private Outcome outcome(String text) throws IOException {
        Matcher progress = PROGRESS.matcher(text);
        long executions = 0;
        long branches = 0;
        while (progress.find()) {
            executions = Long.parseLong(progress.group(1));
            branches = Long.parseLong(progress.group(2));
        }
        List<byte[]> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(findings)) {
            for (Path file : files.filter(Jazzer::isFinding).sorted().toList()) {
                found.add(Files.readAllBytes(file));
            }
        }
        return new Outcome(executions, branches, found, text.substring(Math.max(0, text.length() - 4_000)));
    }

    /** What was merely slow, and ended in time, tells more of the machine than of the parser. */
    private static boolean isFinding(Path file) {
        return !file.getFileName().toString().startsWith("slow-unit");
    }
}
