package muster.bench;

import java.util.Collection;
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
