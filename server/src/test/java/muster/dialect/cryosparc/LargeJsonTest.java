package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargeJsonTest {
    private static final int LARGE = 1 << 20;

    private final LargeJson one = new LargeJson(1);
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        others.shutdownNow();
    }

    @Test
    void aLargeTextWaitsForItsTurnAndASmallOneDoesNot() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Future<Boolean> before = others.submit(() -> one.read(LARGE, () -> waitFor(begun, end)));
        begun.await();

        Future<String> large = others.submit(() -> one.read(LARGE, () -> "large"));

        assertThat(one.read(100, () -> "small")).isEqualTo("small");
        assertThatThrownBy(() -> large.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        end.countDown();
        assertThat(before.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(large.get(10, TimeUnit.SECONDS)).isEqualTo("large");
    }

    @Test
    void aFailureGivesTheTurnBack() {
        assertThatThrownBy(() -> one.read(LARGE, () -> {
                    throw CryosparcRefusal.invalid("no");
                }))
                .hasMessage("no");

        assertThat(one.read(LARGE, () -> "next")).isEqualTo("next");
    }

    private static boolean waitFor(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            return end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
