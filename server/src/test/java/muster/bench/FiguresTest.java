package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void percentileIsTheNearestRank() {
        Latencies latencies = new Latencies(LongStream.rangeClosed(1, 100)
                .map(each -> (101 - each) * 1_000_000)
                .toArray());
        assertThat(latencies.millisFor(0.5)).isEqualTo(50);
        assertThat(latencies.millisFor(0.99)).isEqualTo(99);
        assertThat(latencies.millisFor(0.999)).isEqualTo(100);
        assertThat(latencies.worstMillis()).isEqualTo(100);
    }

    @Test
    void singleRequestIsEveryPercentile() {
        Latencies latencies = new Latencies(new long[] {2_500_000});
        assertThat(latencies.millisFor(0)).isEqualTo(2.5);
        assertThat(latencies.millisFor(1)).isEqualTo(2.5);
    }

    @Test
    void roundsAreTakenTogetherRequestByRequest() {
        Latencies together = Latencies.together(List.of(
                new Latencies(new long[] {1_000_000, 4_000_000}), new Latencies(new long[] {2_000_000, 3_000_000})));
        assertThat(together.count()).isEqualTo(4);
        assertThat(together.millisFor(0.75)).isEqualTo(3);
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> new Latencies(new long[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void medianOfAnEvenNumberOfRoundsLiesBetweenTheMiddleOnes() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(new Spread(3, 1, 9));
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9));
    }

    @Test
    void medianDecidesWhetherABudgetIsMet() {
        Measure ratio = Measure.of("own-account", "ratio", "x", List.of(0.5, 0.6, 0.9));
        assertThat(ratio.verdict()).isEmpty();
        assertThat(ratio.within(Budget.atLeast(0.6)).verdict()).isEqualTo("met");
        assertThat(ratio.within(Budget.below(0.6)).verdict()).isEqualTo("MISSED");
        assertThat(ratio.within(Budget.atMost(0.6)).verdict()).isEqualTo("met");
    }

    @Test
    void readyLineTellsAddressAndTime() {
        assertThat(ReadyLine.parse("muster ready on http://127.0.0.1:41234 in 612 ms"))
                .contains(new ReadyLine(URI.create("http://127.0.0.1:41234"), 612));
        assertThat(ReadyLine.parse("There is no administrator yet.")).isEmpty();
    }

    @Test
    void memoryIsReadFromTheStatusOfAProcess() {
        List<String> status = List.of("Name:\tjava", "VmHWM:\t  205824 kB", "VmRSS:\t  102400 kB");
        assertThat(ProcessFigures.number("VmRSS:", status)).isEqualTo(102_400);
        assertThat(ProcessFigures.number("VmHWM:", status)).isEqualTo(205_824);
        assertThatThrownBy(() -> ProcessFigures.number("VmSwap:", status)).isInstanceOf(ScenarioFailed.class);
    }
}
