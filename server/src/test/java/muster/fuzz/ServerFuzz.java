package muster.fuzz;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import muster.app.RouteTable;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import muster.testing.fuzz.Inputs;
import muster.testing.fuzz.Mutations;

/**
 * Sends a running server requests such as clients send to each of its routes, with words by chance in all places, and one in
 * four of them changed in whatever bytes. What its answers bring is asked for again.
 */
final class ServerFuzz {
    private static final int TIMEOUT_IN_MILLISECONDS = 45_000;
    private static final int LOOK_EVERY = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");
    private static final Pattern TYPE = Pattern.compile("(?i)\r\nContent-Type: ([^\r;]+)");
    private static final Pattern OF_JAVA =
            Pattern.compile("\\n\\s+at [a-z.]+[A-Z]|muster\\.[a-z]+\\.[A-Z]\\w+Exception");

    private final RunningMuster server;
    private final List<RouteTable.Way> ways;
    private final long seed;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong administrators = new AtomicLong();
    private final AtomicReference<AssertionError> broken = new AtomicReference<>();

    ServerFuzz(RunningMuster server, List<RouteTable.Way> ways, long seed) {
        this.server = server;
        this.ways = ways;
        this.seed = seed;
    }

    /** @throws AssertionError with the request that the server did not answer as it should */
    void run(Duration time, int clients) {
        long end = System.nanoTime() + time.toNanos();
        List<Thread> threads = IntStream.range(0, clients)
                .mapToObj(client -> Thread.ofPlatform().start(() -> run(end, new SplittableRandom(seed + client))))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        AssertionError found = broken.get();
        if (found != null) {
            throw found;
        }
    }

    /** How many requests were sent. */
    long sent() {
        return sent.get();
    }

    /** How many of them were taken: answered with a status below 400. */
    long taken() {
        return taken.get();
    }

    private void run(long end, SplittableRandom random) {
        try {
            Vocabulary words = new Vocabulary(random);
            Draft draft = new Draft(random, words);
            String key = newKey();
            for (long i = 1; System.nanoTime() < end && broken.get() == null; i++) {
                RouteTable.Way way = ways.get(random.nextInt(ways.size()));
                byte[] request = draft.request(way, key);
                boolean whole = random.nextInt(4) > 0;
                if (!whole) {
                    request = new Mutations(random.nextLong(), List.of(request)).next();
                }
                String answer = exchange(server.url(), request, whole);
                sent.incrementAndGet();
                require(way, request, whole, answer);
                words.learn(answer);
                if (i % LOOK_EVERY == 0 && !isGood(key)) {
                    key = newKey();
                }
            }
        } catch (RuntimeException | AssertionError failed) {
            broken.compareAndSet(
                    null, failed instanceof AssertionError known ? known : new AssertionError("seed " + seed, failed));
        }
    }

    /** Some requests end what the client needs to send others. */
    private String newKey() {
        String name = "fuzzer" + administrators.incrementAndGet();
        server.command(
                "user",
                "create",
                "--username",
                name,
                "--email",
                name + "@lab.example",
                "--rank",
                "administrator",
                "--invite");
        return server.keyFor(name);
    }

    private boolean isGood(String key) {
        return Http.at(server.url() + "/__api__")
                        .with("Authorization", "Key " + key)
                        .get("v1/users")
                        .status()
                == 200;
    }

    /** The whole answer; empty when the server closes the connection without one. */
    private String exchange(URI server, byte[] request, boolean whole) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_IN_MILLISECONDS);
            try {
                socket.getOutputStream().write(request);
                if (!whole) {
                    // Else the server would wait for what a changed length promises.
                    socket.shutdownOutput();
                }
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (SocketException closedEarly) {
                return "";
            }
        } catch (IOException failed) {
            throw new AssertionError("no answer to " + Inputs.shown(request) + " (seed " + seed + ")", failed);
        }
    }

    private void require(RouteTable.Way way, byte[] request, boolean whole, String answer) {
        Matcher status = STATUS.matcher(answer);
        boolean answered = status.lookingAt();
        int code = answered ? Integer.parseInt(status.group(1)) : 0;
        taken.addAndGet(answered && code < 400 ? 1 : 0);
        String complaint = "";
        if (whole && !answered && !way.method().equals("HEAD")) {
            complaint = "there is no answer";
        } else if (code == 500 || code == 502 || code == 504) {
            complaint = "the status is " + code;
        } else if (OF_JAVA.matcher(answer).find()) {
            complaint = "the answer shows the inside";
        } else if (whole && code >= 400 && !way.door().equals("console") && !isJson(answer)) {
            complaint = "the answer has not the door's shape";
        }
        if (!complaint.isEmpty()) {
            throw new AssertionError(
                    complaint + " for " + way + ": " + Inputs.shown(request) + "\n" + answer + "\n(seed " + seed + ")");
        }
    }

    private static boolean isJson(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String body = end < 0 ? "" : answer.substring(end + 4);
        Matcher type = TYPE.matcher(answer);
        if (body.isEmpty() || !type.find() || answer.contains("Transfer-Encoding")) {
            return true;
        }
        try {
            return type.group(1).endsWith("json") && Json.parse(body).isContainer();
        } catch (RuntimeException none) {
            return false;
        }
    }
}
