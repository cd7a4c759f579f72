package muster.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One running server, a child of this process. */
final class ServerProcess implements AutoCloseable {
    /** The first start after a change of the sources builds the application. */
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final int LAST_LINES_OF_LOG = 20;

    private final Process process;
    private final long begunNanos;
    private final ReadyLine ready;

    private ServerProcess(Process process, long begunNanos, ReadyLine ready) {
        this.process = process;
        this.begunNanos = begunNanos;
        this.ready = ready;
    }

    /** Returns when the server says that it is ready. Its log goes to a file, as a service's does. */
    static ServerProcess start(Launch launch, Map<String, String> settings, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = launch.server(settings).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        long begun = System.nanoTime();
        Process process = builder.start();
        CompletableFuture<ReadyLine> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("bench-server-output").start(() -> read(process, ready));
        try {
            return new ServerProcess(process, begun, ready.get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException notReady) {
            process.destroyForcibly();
            throw new ScenarioFailed("the server did not start; the end of its log:\n" + lastLines(log), notReady);
        } catch (InterruptedException asked) {
            process.destroyForcibly();
            throw asked;
        }
    }

    private static void read(Process process, CompletableFuture<ReadyLine> ready) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Optional<ReadyLine> found = ReadyLine.parse(line);
                found.ifPresent(ready::complete);
            }
        } catch (IOException | UncheckedIOException closed) {
            ready.completeExceptionally(closed);
        }
        ready.completeExceptionally(new IOException("it ended"));
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES_OF_LOG), lines.size()));
    }

    URI uri() {
        return ready.uri();
    }

    /** As the server itself says. */
    double readyMillis() {
        return ready.millis();
    }

    /** Since just before the process was started. */
    double millisSinceBegin() {
        return (System.nanoTime() - begunNanos) / 1e6;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(uri().getHost(), uri().getPort());
    }

    /** The script puts the server in its own place, so this is the server whichever way it was started. */
    ProcessFigures figures() {
        return new ProcessFigures(process.toHandle());
    }

    /** Asks it to finish, as a system that shuts down does; whoever does not in time is killed. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException asked) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
