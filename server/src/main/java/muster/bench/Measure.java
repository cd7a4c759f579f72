package muster.bench;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One thing that a scenario measured. */
record Measure(
        String scenario,
        String what,
        String unit,
        Spread value,
        @Nullable Budget budget) {

    static Measure of(String scenario, String what, String unit, Collection<Double> rounds) {
        return new Measure(scenario, what, unit, Spread.of(rounds), null);
    }

    static Measure of(String scenario, String what, String unit, double single) {
        return new Measure(scenario, what, unit, Spread.of(single), null);
    }

    /**
     * How many times the one as much as the other, round by round.
     *
     * @param anchors measured in the same rounds
     */
    static Measure ratio(String scenario, String what, List<Double> rounds, List<Double> anchors) {
        return of(
                scenario,
                what,
                "x",
                IntStream.range(0, rounds.size())
                        .mapToObj(round -> rounds.get(round) / anchors.get(round))
                        .toList());
    }

    Measure within(Budget budget) {
        return new Measure(scenario, what, unit, value, budget);
    }

    /** {@code met}, {@code MISSED}, or nothing where there is no budget. The median decides. */
    String verdict() {
        if (budget == null) {
            return "";
        }
        return budget.isMetBy(value.median()) ? "met" : "MISSED";
    }
}
