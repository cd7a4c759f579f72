package muster.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report =
            new Report(new Machine(2, "abacus", "Linux 6", "25", "ext4", 0.5, LocalDate.of(2026, 1, 2)));

    @Test
    void tableShowsBudgetsAndVerdictsUnderTheMachine() {
        report.add(Measure.of("start", "first answer", "ms", List.of(700.0, 812.4, 1_200.0))
                .within(Budget.below(1_000)));
        report.add(Measure.of("memory", "idle", "MiB", 151.26).within(Budget.below(150)));
        assertThat(ReportTable.of(report)).isEqualTo("""
                2 cores, abacus, Linux 6, Java 25, data on ext4, load 0.5 before, 2026-01-02

                | scenario | measure      |  median |   min..max | budget  |        |
                | -------- | ------------ | ------: | ---------: | ------- | ------ |
                | start    | first answer |  812 ms | 700..1,200 | < 1,000 | met    |
                | memory   | idle         | 151 MiB |            | < 150   | MISSED |
                """);
    }

    @Test
    void failedScenarioIsNotOverlooked() {
        report.addFailure(ScenarioName.OWN_ACCOUNT, "3 of 9 requests failed");
        assertThat(ReportTable.of(report)).endsWith("\nFAILED: own-account: 3 of 9 requests failed\n");
        assertThat(ReportJson.of(report)).contains("\"own-account\" : \"3 of 9 requests failed\"");
    }

    @Test
    void jsonHasTheFiguresAsNumbers() {
        report.add(Measure.of("own-account", "ratio", "x", List.of(0.5, 0.75)).within(Budget.atLeast(0.6)));
        assertThat(ReportJson.of(report).replaceAll("\\s", ""))
                .contains("\"cores\":2", "\"date\":\"2026-01-02\"")
                .contains("\"unit\":\"x\",\"median\":0.625,\"min\":0.5,\"max\":0.75,\"budget\":\">=0.6\",\"met\":true");
    }

    @Test
    void numbersHaveThreeDigitsThatCount() {
        assertThat(List.of(0.123, 9.876, 98.76, 987.6, 12_345.6))
                .extracting(ReportTable::number)
                .containsExactly("0.12", "9.88", "98.8", "988", "12,346");
    }
}
