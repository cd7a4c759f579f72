package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final Tally tally = new Tally();
    private StandIn server;
    private Requests requests;

    @BeforeEach
    void start() throws IOException {
        server = new StandIn();
        requests = new Requests(server.uri(), "secret");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void countedLoadAsksExactlySoOften() throws Exception {
        AtomicInteger number = new AtomicInteger();
        Throughput went = load(8).times(500, () -> requests.create(Population.person(number.getAndIncrement())));
        assertThat(went.latencies().count()).isEqualTo(500);
        assertThat(server.count()).isEqualTo(500);
        assertThat(went.perSecond()).isPositive();
    }

    @Test
    void timedLoadAsksUntilTheTimeIsOver() throws Exception {
        Throughput went = load(2).during(Duration.ofMillis(50), requests::health);
        assertThat(went.elapsedNanos()).isGreaterThanOrEqualTo(50_000_000);
        assertThat(went.latencies().count()).isPositive();
    }

    @Test
    void answersThatAreNotGoodAreCountedAndTheFirstIsKept() throws Exception {
        byte[] broken = "GET /broken HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        AtomicInteger number = new AtomicInteger();
        Throughput went = load(2).times(10, () -> number.getAndIncrement() % 5 == 0 ? broken : requests.health());

        assertThat(went.latencies().count()).isEqualTo(10);
        assertThat(went.count())
                .hasToString("2 of 10 requests failed; the first with 500 {\"error\":\"out of order\"}");
        assertThatThrownBy(went::good).isInstanceOf(ScenarioFailed.class).hasMessageContaining("2 of 10");
        assertThat(tally.take()).isEqualTo(went.count());
        assertThat(tally.take().answers()).as("taken once").isZero();
    }

    @Test
    void everyClientTakesItsOwnStepsAndOnlyWhatItAsksIsMeasured() throws Exception {
        byte[] broken = "GET /broken HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        Throughput went = load(3).steps(30, client -> dialogue -> {
            seen.add(client);
            dialogue.ask(requests.health());
            dialogue.check(broken, 500);
            dialogue.check(broken, 403);
        });

        assertThat(seen).isSubsetOf(0, 1, 2).isNotEmpty();
        assertThat(went.latencies().count()).isEqualTo(30);
        assertThat(went.count().answers()).isEqualTo(90);
        assertThat(went.count().wrong()).isEqualTo(30);
    }

    @Test
    void serverThatIsGoneFailsTheLoadLoudly() {
        server.close();
        assertThatThrownBy(() -> load(1).times(10, requests::health))
                .isInstanceOf(ScenarioFailed.class)
                .hasMessageContaining("connection was lost");
    }

    private Load load(int clients) {
        return new Load(List.of(server.address()), clients, tally);
    }
}
