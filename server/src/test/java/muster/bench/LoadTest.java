package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
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
        Throughput went = new Load(server.address(), 8)
                .times(500, () -> requests.create(Population.person(number.getAndIncrement())));
        assertThat(went.latencies().count()).isEqualTo(500);
        assertThat(server.count()).isEqualTo(500);
        assertThat(went.perSecond()).isPositive();
    }

    @Test
    void timedLoadAsksUntilTheTimeIsOver() throws Exception {
        Throughput went = new Load(server.address(), 2).during(Duration.ofMillis(50), requests::health);
        assertThat(went.elapsedNanos()).isGreaterThanOrEqualTo(50_000_000);
        assertThat(went.latencies().count()).isPositive();
    }

    @Test
    void answerThatIsNotGoodFailsTheLoadLoudly() {
        byte[] broken = "GET /broken HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> new Load(server.address(), 2).times(10, () -> broken))
                .isInstanceOf(ScenarioFailed.class)
                .hasMessageContaining("10 of 10 requests failed")
                .hasMessageContaining("500 {\"error\":\"out of order\"}");
    }

    @Test
    void serverThatIsGoneFailsTheLoadLoudly() {
        server.close();
        assertThatThrownBy(() -> new Load(server.address(), 1).times(10, requests::health))
                .isInstanceOf(ScenarioFailed.class)
                .hasMessageContaining("connection was lost");
    }
}
