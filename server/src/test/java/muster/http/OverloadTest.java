package muster.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import muster.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverloadTest {
    private static final Duration SHORT = Duration.ofMillis(600);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void clientsThatDoNotReadKeepAQuarterOfTheWorkersAndNotForLong() throws Exception {
        HttpSettings settings = TestServer.settings()
                .withWorkers(new Workers(4, 20, false))
                .withLimits(Limits.defaults().withTimeouts(LONG, Duration.ofSeconds(5), LONG));
        try (TestServer server = new TestServer(settings)) {
            List<RawClient> deaf = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                RawClient client = new RawClient(server.uri());
                deaf.add(client.send("GET /door/endless HTTP/1.1\r\nHost: t\r\n\r\n"));
            }
            List<String> heads = new ArrayList<>();
            for (RawClient client : deaf) {
                heads.add(client.headOnly());
            }
            assertThat(heads)
                    .filteredOn(head -> head.startsWith("HTTP/1.1 200"))
                    .hasSize(1);
            assertThat(heads)
                    .filteredOn(head -> head.startsWith("HTTP/1.1 503"))
                    .hasSize(5);
            assertThat(RawClient.get(server.uri(), "/door/endless").body()).isEqualTo("door:OVERLOADED:503");
            assertThat(RawClient.get(server.uri(), "/door/things/7").body()).isEqualTo("\"7\"");
            assertThat(onceThereIsRoom(server)).hasSize(256 << 16);
            for (RawClient client : deaf) {
                client.close();
            }
        }
    }

    /** Asks for the long answer until it is given, and tells its body. */
    private static String onceThereIsRoom(TestServer server) throws Exception {
        for (int i = 0; i < 300; i++) {
            RawClient.Answer answer = RawClient.get(server.uri(), "/door/endless");
            if (answer.status() == 200) {
                return answer.body();
            }
            Thread.sleep(100);
        }
        return "never";
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fullQueueIsAnsweredAtOnceWhileHealthGoesOn(boolean virtual) throws Exception {
        try (TestServer server = new TestServer(TestServer.settings().withWorkers(new Workers(1, 2, virtual)))) {
            List<RawClient> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                RawClient client = new RawClient(server.uri());
                waiting.add(client.send("GET /door/slow HTTP/1.1\r\nHost: t\r\n\r\n"));
                assertThat(server.entered.await(10, TimeUnit.SECONDS)).isTrue();
            }
            Thread.sleep(200);
            RawClient.Answer refused = RawClient.get(server.uri(), "/door/things/7");
            assertThat(refused.body()).isEqualTo("door:OVERLOADED:503");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(RawClient.get(server.uri(), "/health").status()).isEqualTo(200);
            server.release.countDown();
            for (RawClient client : waiting) {
                assertThat(client.answer().body()).isEqualTo("finished");
                client.close();
            }
            assertThat(RawClient.get(server.uri(), "/door/things/7").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "GET /health HTTP/1.1\r\nHost: t\r\nX-Slow: ", "GET /health HTTP/1.1\r\nHost: t\r\n\r\n"})
    void whoeverHoardsConnectionsKeepsNobodyOut(String begun) throws Exception {
        HttpSettings settings = TestServer.settings()
                .withLimits(Limits.defaults().withMaxConnections(32).withTimeouts(LONG.multipliedBy(6), LONG, LONG));
        List<RawClient> hoarded = new ArrayList<>();
        try (TestServer server = new TestServer(settings)) {
            for (int i = 0; i < 64; i++) {
                hoarded.add(new RawClient(server.uri()).send(begun));
            }
            for (int i = 0; i < 3; i++) {
                assertThat(RawClient.get(server.uri(), "/health").status()).isEqualTo(200);
            }
        } finally {
            for (RawClient client : hoarded) {
                client.close();
            }
        }
    }

    @Test
    void whoIsBeingAnsweredIsNotClosedForOthers() throws Exception {
        HttpSettings settings = TestServer.settings()
                .withWorkers(new Workers(4, 20, false))
                .withLimits(Limits.defaults().withMaxConnections(16).withTimeouts(LONG.multipliedBy(6), LONG, LONG));
        List<RawClient> hoarded = new ArrayList<>();
        try (TestServer server = new TestServer(settings);
                RawClient working = new RawClient(server.uri())) {
            working.send("GET /door/slow HTTP/1.1\r\nHost: t\r\n\r\n");
            assertThat(server.entered.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 40; i++) {
                hoarded.add(new RawClient(server.uri()));
            }
            assertThat(RawClient.get(server.uri(), "/health").status()).isEqualTo(200);
            server.release.countDown();
            assertThat(working.answer().body()).isEqualTo("finished");
        } finally {
            for (RawClient client : hoarded) {
                client.close();
            }
        }
    }

    @Test
    void longBodiesTakeNoWorkerOfTheOthers() throws Exception {
        String longBody = "x".repeat(Pace.LONG_BODY + 1);
        try (TestServer server = new TestServer(TestServer.settings().withWorkers(new Workers(1, 2, false)))) {
            List<RawClient> working = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RawClient client = new RawClient(server.uri());
                working.add(client.send("GET /door/slow HTTP/1.1\r\nHost: t\r\nContent-Length: " + longBody.length()
                        + "\r\n\r\n" + longBody));
            }
            assertThat(server.entered.await(10, TimeUnit.SECONDS)).isTrue();
            Eventually.holds(
                    "all are counted",
                    LONG,
                    () -> metrics(server).lines().anyMatch("muster_http_bulky_taken 8.0"::equals));
            assertThat(RawClient.get(server.uri(), "/door/things/7").body()).isEqualTo("\"7\"");
            server.release.countDown();
            for (RawClient client : working) {
                assertThat(client.answer().body()).isEqualTo("finished");
                client.close();
            }
        }
    }

    @Test
    void routesThatWaitLongTakeNoWorkerOfTheOthers() throws Exception {
        HttpSettings settings = TestServer.settings()
                .withWorkers(new Workers(1, 2, false))
                .withPatientWorkers(new Workers(1, 1, false));
        try (TestServer server = new TestServer(settings);
                RawClient running = new RawClient(server.uri());
                RawClient waiting = new RawClient(server.uri())) {
            running.send("GET /door/patient HTTP/1.1\r\nHost: t\r\n\r\n");
            assertThat(server.entered.await(10, TimeUnit.SECONDS)).isTrue();
            waiting.send("GET /door/patient HTTP/1.1\r\nHost: t\r\n\r\n");
            Eventually.holds(
                    "both are counted",
                    LONG,
                    () -> metrics(server).lines().anyMatch("muster_http_patient_taken 2.0"::equals));
            assertThat(RawClient.get(server.uri(), "/door/things/7").body()).isEqualTo("\"7\"");
            RawClient.Answer refused = RawClient.get(server.uri(), "/door/patient");
            assertThat(refused.body()).isEqualTo("door:OVERLOADED:503");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            server.release.countDown();
            assertThat(running.answer().body()).isEqualTo("finished");
            assertThat(waiting.answer().body()).isEqualTo("finished");
        }
    }

    @Test
    void whoWaitsForSomethingScarceMayWaitLongerThanOthersButNotForEver() throws Exception {
        Limits limits = Limits.defaults().withTimeouts(LONG, SHORT, LONG);
        assertThat(answerAfterTwoSeconds(limits.withPatience(LONG))).isEqualTo("finished");
        assertThat(answerAfterTwoSeconds(limits.withPatience(SHORT))).isEqualTo("door:OVERLOADED:503");
    }

    /** What a patient request is answered whose worker comes free only then. */
    private static String answerAfterTwoSeconds(Limits limits) throws Exception {
        HttpSettings settings = TestServer.settings().withLimits(limits).withPatientWorkers(new Workers(1, 1, false));
        try (TestServer server = new TestServer(settings);
                RawClient running = new RawClient(server.uri());
                RawClient waiting = new RawClient(server.uri())) {
            running.send("GET /door/patient HTTP/1.1\r\nHost: t\r\n\r\n");
            assertThat(server.entered.await(10, TimeUnit.SECONDS)).isTrue();
            waiting.send("GET /door/patient HTTP/1.1\r\nHost: t\r\n\r\n");
            Thread.sleep(2_000);
            server.release.countDown();
            return waiting.answer().body();
        }
    }

    private static String metrics(TestServer server) {
        try {
            return RawClient.get(server.uri(), "/metrics").body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void slowBodyIsCutOffAlthoughBytesKeepComing() throws Exception {
        Limits limits = Limits.defaults().withTimeouts(LONG, SHORT, SHORT);
        try (TestServer server = new TestServer(TestServer.settings().withLimits(limits));
                RawClient client = new RawClient(server.uri())) {
            client.send("POST /door/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 1000\r\n\r\n");
            for (int i = 0; i < 10; i++) {
                client.send("x");
                Thread.sleep(100);
            }
            RawClient.Answer answer = client.answer();
            assertThat(answer.body()).isEqualTo("door:BODY_TOO_SLOW:408");
            assertThat(answer.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void bodyThatStopsComingIsCutOff() throws Exception {
        Limits limits = Limits.defaults().withTimeouts(LONG, SHORT, SHORT);
        try (TestServer server = new TestServer(TestServer.settings().withLimits(limits));
                RawClient client = new RawClient(server.uri())) {
            client.send("POST /door/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 1000\r\n\r\nhalf");
            assertThat(client.answer().body()).isEqualTo("door:BODY_TOO_SLOW:408");
        }
    }

    @Test
    void answerToASlowBodyReachesAClientThatGoesOnSending() throws Exception {
        Limits limits = Limits.defaults().withTimeouts(LONG, SHORT, SHORT);
        try (TestServer server = new TestServer(TestServer.settings().withLimits(limits));
                RawClient client = new RawClient(server.uri())) {
            client.send("POST /door/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 1000\r\n\r\nhalf");
            Thread.sleep(1_000);
            for (int i = 0; i < 5; i++) {
                client.send("more");
                Thread.sleep(50);
            }
            assertThat(client.answer().body()).isEqualTo("door:BODY_TOO_SLOW:408");
        }
    }

    @Test
    void headThatNeverEndsIsCutOffAlthoughBytesKeepComing() throws Exception {
        Limits limits = Limits.defaults().withTimeouts(SHORT, SHORT, SHORT);
        try (TestServer server = new TestServer(TestServer.settings().withLimits(limits));
                RawClient client = new RawClient(server.uri())) {
            client.send("GET /door/query HTTP/1.1\r\nHost: t\r\n");
            CompletableFuture<Boolean> cutOff = CompletableFuture.supplyAsync(() -> drip(client));
            assertThat(cutOff.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void allBodiesTogetherStayWithinTheBudget() throws Exception {
        Limits limits = Limits.defaults().withBodies(100_000, 150_000);
        try (TestServer server = new TestServer(TestServer.settings().withLimits(limits));
                RawClient first = new RawClient(server.uri());
                RawClient second = new RawClient(server.uri())) {
            byte[] most = new byte[99_999];
            String head = "POST /door/echo HTTP/1.1\r\nHost: t\r\nContent-Length: 100000\r\n\r\n";
            first.send(head).send(most);
            Thread.sleep(300);
            second.send(head).send(most).send("x");
            assertThat(second.answer().body()).isEqualTo("door:OVERLOADED:503");
            assertThat(first.send("x").answer().status()).isEqualTo(200);
            Thread.sleep(100);
            second.send(head).send(most).send("x");
            assertThat(second.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void stoppingFinishesWhatRunsAndRefusesNewRequests() throws Exception {
        Limits limits = Limits.defaults().withTimeouts(Duration.ofMillis(900), LONG, LONG);
        TestServer server = new TestServer(TestServer.settings().withLimits(limits));
        try (RawClient running = new RawClient(server.uri());
                RawClient kept = new RawClient(server.uri())) {
            assertThat(kept.send("GET /health HTTP/1.1\r\nHost: t\r\n\r\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
            running.send("GET /door/slow HTTP/1.1\r\nHost: t\r\n\r\n");
            assertThat(server.entered.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.server()::stop);
            Thread.sleep(300);
            RawClient.Answer refused =
                    kept.send("GET /door/things/7 HTTP/1.1\r\nHost: t\r\n\r\n").answer();
            assertThat(refused.body()).isEqualTo("door:STOPPING:503");
            // Longer than both the connection's and the library's own idle time while stopping.
            Thread.sleep(1_500);
            assertThat(stopped).isNotDone();
            server.release.countDown();
            assertThat(running.answer().body()).isEqualTo("finished");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void stoppingAnIdleServerIsQuick() throws Exception {
        TestServer server = new TestServer(TestServer.settings());
        try (RawClient kept = new RawClient(server.uri())) {
            kept.send("GET /health HTTP/1.1\r\nHost: t\r\n\r\n").answer();
            long start = System.nanoTime();
            server.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void longWorkIsNotTakenForAnIdleConnection() throws Exception {
        Limits limits = Limits.defaults().withTimeouts(SHORT, LONG, LONG);
        try (TestServer server = new TestServer(TestServer.settings().withLimits(limits));
                RawClient client = new RawClient(server.uri())) {
            client.send("GET /door/slow HTTP/1.1\r\nHost: t\r\n\r\n");
            Thread.sleep(2_000);
            server.release.countDown();
            assertThat(client.answer().body()).isEqualTo("finished");
        }
    }

    private static boolean drip(RawClient client) {
        try {
            for (int i = 0; i < 100; i++) {
                client.send("x");
                Thread.sleep(50);
            }
            return false;
        } catch (IOException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
