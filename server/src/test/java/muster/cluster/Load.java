package muster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import muster.testing.Answer;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import org.jspecify.annotations.Nullable;

/** Clients that read and change through a balancer, note what was acknowledged, and what was not. */
final class Load implements AutoCloseable {
    private static final int WRITERS = 4;
    private static final int READERS = 2;
    private static final String NEW_NAME = "Renamed";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * @param status 0 when the connection broke
     * @param saysWhen whether the client was told after what time to try again
     */
    record Refusal(Instant at, int status, boolean saysWhen, String what) {}

    private final Http client;
    private final List<Writer> writers;
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean goingOn = true;

    Load(Http client) {
        this.client = client;
        this.writers = IntStream.range(0, WRITERS).mapToObj(Writer::new).toList();
        writers.forEach(writer -> begin(writer::next));
        IntStream.range(0, READERS).forEach(i -> begin(() -> asked("GET", "me")));
        waitForAnswers();
    }

    private void begin(Runnable step) {
        threads.add(Thread.ofPlatform().start(() -> {
            while (goingOn) {
                step.run();
            }
        }));
    }

    /** The answer of a request that was done; null when it was refused, or nobody knows. */
    private @Nullable Answer asked(String method, String path, Object... body) {
        try {
            Answer answer = body.length == 0 ? client.send(method, path) : client.send(method, path, Json.object(body));
            if (answer.status() < 400) {
                answered.incrementAndGet();
                return answer;
            }
            boolean saysWhen = !answer.allHeaders("Retry-After").isEmpty();
            refused(answer.status(), saysWhen, method + " " + path + ": " + answer.text());
        } catch (UncheckedIOException broken) {
            refused(0, false, method + " " + path + ": " + broken.getCause());
        }
        return null;
    }

    private void refused(int status, boolean saysWhen, String what) {
        refusals.add(new Refusal(Instant.now(), status, saysWhen, what));
        Eventually.pause(Duration.ofMillis(20));
    }

    /** Returns once as much has been answered again as there are clients, several times over, and each writer got something done. */
    void waitForAnswers() {
        long enough = answered.get() + 10L * threads.size();
        List<Integer> before = writers.stream().map(Writer::done).toList();
        Eventually.holds(
                "the cluster answers",
                PATIENCE,
                () -> answered.get() >= enough
                        && IntStream.range(0, WRITERS)
                                .allMatch(i -> writers.get(i).done() > before.get(i)));
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Ends the load and looks for everything that was acknowledged. */
    void assertNothingAcknowledgedIsLost() {
        close();
        assertThat(writers).allSatisfy(Writer::assertNothingIsLost);
    }

    @Override
    public void close() {
        goingOn = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Makes accounts, and gives each a new name. */
    private final class Writer {
        private final String stem;
        private final List<String> made = new ArrayList<>();
        private final List<String> renamed = new ArrayList<>();
        private final AtomicInteger done = new AtomicInteger();
        private int count;

        Writer(int number) {
            stem = "writer" + number + "x" + Long.toString(System.nanoTime(), 36) + "n";
        }

        /** How many accounts were made and renamed. */
        int done() {
            return done.get();
        }

        void next() {
            Answer created = asked("POST", "accounts", "username", stem + count++, "rank", "viewer", "start", "active");
            if (created != null) {
                String path = "accounts/" + Json.text(created.json(), "id");
                made.add(path);
                if (asked("PATCH", path, "first_name", NEW_NAME) != null) {
                    renamed.add(path);
                    done.incrementAndGet();
                }
            }
        }

        void assertNothingIsLost() {
            assertThat(made)
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(client.get(path).status()).isEqualTo(200));
            assertThat(renamed)
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(Json.text(client.get(path).json(), "first_name"))
                            .isEqualTo(NEW_NAME));
        }
    }
}
