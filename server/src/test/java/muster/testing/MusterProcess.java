package muster.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import muster.app.Main;

/** A server in a process of its own, always at the same address, which can be killed as by {@code kill -9}. */
public final class MusterProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> javaOptions;
    private final int port = FreePort.find();
    private final RunningMuster server;
    private Process process;

    /**
     * @param environment the variables that begin with {@code MUSTER_}
     * @param javaOptions beyond those that every process has
     */
    MusterProcess(Path folder, Map<String, String> environment, List<String> javaOptions) {
        this.folder = folder;
        this.environment = environment;
        this.javaOptions = javaOptions;
        this.process = started();
        this.server = RunningMuster.in(this);
        waitUntilItServes();
    }

    /** The same server before it is killed and after it was started again; closing it kills the process. */
    public RunningMuster server() {
        return server;
    }

    /** Where it keeps its data. */
    public Path folder() {
        return folder;
    }

    /** What the process has written. */
    public Path log() {
        return folder.resolve("server.log");
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Ends the process at once, without a word to it. */
    public void kill() {
        process.destroyForcibly();
        waitForTheEnd();
    }

    /** Asks the process to end, as {@code kill} does, and waits until it has. */
    public void stop() {
        process.destroy();
        waitForTheEnd();
    }

    /** Sends a line to its standard input. */
    public void say(String line) {
        Writer in = process.outputWriter(StandardCharsets.UTF_8);
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** The code with which it ended. */
    public int exitCode() {
        return process.exitValue();
    }

    private void waitForTheEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server again on what the process has left, and waits until it serves. */
    public void startAgain() {
        process = started();
        waitUntilItServes();
    }

    private Process started() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command);
        File log = log().toFile();
        builder.environment().keySet().removeIf(name -> name.startsWith("MUSTER_"));
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("MUSTER_DATA", folder.toString(), "MUSTER_LISTEN", "127.0.0.1:" + port));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitUntilItServes() {
        Http http = Http.at(url().toString());
        Eventually.holds("the server serves", PATIENCE, () -> {
            try {
                return http.get("ready").status() == 200;
            } catch (UncheckedIOException notYet) {
                if (!process.isAlive()) {
                    throw new AssertionError("the process ended: " + folder.resolve("server.log"), notYet);
                }
                return false;
            }
        });
    }
}
