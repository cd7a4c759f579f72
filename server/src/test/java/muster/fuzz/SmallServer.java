package muster.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import muster.app.RouteTable;
import muster.testing.Http;
import muster.testing.MusterProcess;
import muster.testing.RunningMuster;

/** A server in a process of its own with less memory than it usually has, which ends when that does not suffice. */
final class SmallServer {
    private static final String MEMORY = "-Xmx160m -XX:+ExitOnOutOfMemoryError";
    private static final int CLIENTS = 3;
    private static final Pattern TROUBLE =
            Pattern.compile("(?m)^\\s+at [a-z]\\S+\\(.*|^[a-z][\\w.]+(?:Exception|Error)\\b.*|.* ERROR .*");

    private SmallServer() {}

    /**
     * What came of it.
     *
     * @param sent requests to all doors
     * @param taken of these
     * @param clicked pages and forms of the console
     */
    record Outcome(long sent, long taken, long clicked) {}

    /** @throws AssertionError when anything is not as it should be, then or afterwards */
    static Outcome fuzzed(Duration time, long seed) throws IOException {
        List<RouteTable.Way> ways = RouteTable.read();
        MusterProcess process = RunningMuster.processIn(Map.of("JAVA_TOOL_OPTIONS", MEMORY), "lock-out-minutes=1");
        try (RunningMuster server = process.server()) {
            ServerFuzz doors = new ServerFuzz(server, ways, seed);
            ConsoleFuzz console = new ConsoleFuzz(server, ways, seed);
            AtomicReference<Throwable> stumbled = new AtomicReference<>();
            Thread clicking = Thread.ofPlatform().start(() -> {
                try {
                    console.run(time);
                } catch (RuntimeException | AssertionError failed) {
                    stumbled.set(failed);
                }
            });
            try {
                doors.run(time, CLIENTS);
            } finally {
                join(clicking);
            }
            if (stumbled.get() != null) {
                throw new AssertionError("the console (seed " + seed + ")", stumbled.get());
            }
            assertThat(Http.at(server.url().toString()).get("health").status()).isEqualTo(200);
            assertThat(TROUBLE.matcher(Files.readString(process.log()))
                            .results()
                            .map(found -> found.group())
                            .limit(20))
                    .as("seed " + seed)
                    .isEmpty();
            return new Outcome(doors.sent(), doors.taken(), console.sent());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
