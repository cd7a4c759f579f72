package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadyRequestsTest {
    @Test
    void theFirstComesAtOnceAndTheOthersAfterTheirSteps() {
        byte[] request = {1};
        SteadyRequests requests = new SteadyRequests(request, 100);
        long begun = System.nanoTime();

        for (int number = 0; number < 6; number++) {
            assertThat(requests.get()).isSameAs(request);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(50), Duration.ofSeconds(5));
    }

    @Test
    void whoIsLateGetsTheMissedOnesWithoutWaiting() throws InterruptedException {
        SteadyRequests requests = new SteadyRequests(new byte[0], 2);
        requests.get();
        Thread.sleep(1_050);
        long late = System.nanoTime();

        requests.get();
        requests.get();
        assertThat(Duration.ofNanos(System.nanoTime() - late)).isLessThan(Duration.ofMillis(450));
    }
}
