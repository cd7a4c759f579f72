package muster.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, and what could not be. */
final class Report {
    private final Machine machine;
    private final List<Measure> measures = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();

    Report(Machine machine) {
        this.machine = machine;
    }

    void add(Measure measure) {
        measures.add(measure);
    }

    void addFailure(ScenarioName scenario, String why) {
        failures.merge(scenario.toString(), why, (one, other) -> one + "; " + other);
    }

    Machine machine() {
        return machine;
    }

    List<Measure> measures() {
        return List.copyOf(measures);
    }

    /** By scenario, why it could not be measured. */
    Map<String, String> failures() {
        return new LinkedHashMap<>(failures);
    }
}
