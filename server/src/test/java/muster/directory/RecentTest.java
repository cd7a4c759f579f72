package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import muster.model.Rank;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentTest {
    private final TestDirectory site = new TestDirectory();
    private final AtomicInteger looks = new AtomicInteger();
    private final Recent<String, Integer> recent = new Recent<>(site.transactions, found -> found < 1_000);

    @AfterEach
    void close() {
        site.close();
    }

    private int asked(String place) {
        return recent.of(place, looks::incrementAndGet);
    }

    @Test
    void whatWasLookedUpAMomentAgoIsNotLookedUpAgain() {
        assertThat(asked("here")).isEqualTo(1);
        assertThat(asked("here")).isEqualTo(1);
        assertThat(asked("there")).isEqualTo(2);
    }

    @Test
    void everyChangeMakesItLookAgain() {
        assertThat(asked("here")).isEqualTo(1);
        site.create("ada", Rank.VIEWER);
        assertThat(asked("here")).isEqualTo(2);
    }

    @Test
    void whatIsChangedDuringTheLookIsNotMissed() {
        int before = recent.of("here", () -> {
            int found = looks.incrementAndGet();
            site.create("ada", Rank.VIEWER);
            return found;
        });
        assertThat(before).isEqualTo(1);
        assertThat(asked("here")).isEqualTo(2);
    }

    @Test
    void nothingIsKeptForLongerThanHalfASecond() {
        assertThat(asked("here")).isEqualTo(1);
        site.pass(Duration.ofMillis(499));
        assertThat(asked("here")).isEqualTo(1);
        site.pass(Duration.ofMillis(1));
        assertThat(asked("here")).isEqualTo(2);
    }

    @Test
    void whatIsLargeIsNotKept() {
        looks.set(1_000);
        assertThat(asked("here")).isEqualTo(1_001);
        assertThat(asked("here")).isEqualTo(1_002);
    }
}
