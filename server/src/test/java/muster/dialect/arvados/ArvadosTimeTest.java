package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArvadosTimeTest {
    @Test
    void timesHaveNineDigitsAndEndInZ() {
        assertThat(ArvadosTime.text(Instant.parse("2026-03-02T09:14:55.120034Z")))
                .isEqualTo("2026-03-02T09:14:55.120034000Z");
        assertThat(ArvadosTime.text(Instant.parse("2026-03-02T09:14:00Z"))).isEqualTo("2026-03-02T09:14:00.000000000Z");
        assertThat(ArvadosTime.text(Instant.parse("2026-03-02T09:14:55.123456789Z")))
                .isEqualTo("2026-03-02T09:14:55.123456000Z");
        assertThat(ArvadosTime.textOrNull(null)).isNull();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(ArvadosTime.parse("2026-03-02T09:14:55.120034000Z"))
                .contains(Instant.parse("2026-03-02T09:14:55.120034Z"));
    }

    @Test
    void otherWaysToWriteATimeAreRead() {
        Instant time = Instant.parse("2026-03-02T09:14:55Z");
        assertThat(List.of(
                        "2026-03-02T09:14:55Z",
                        "2026-03-02t09:14:55z",
                        "2026-03-02 09:14:55 UTC",
                        "2026-03-02 09:14:55",
                        "2026-03-02 09:14:55 +0000",
                        "Mon, 02 Mar 2026 09:14:55 GMT",
                        "Mon, 2 Mar 2026 11:14:55 +0200",
                        "2026-03-02T11:14:55+02:00",
                        "2026-03-02T11:14:55+0200",
                        "2026-03-02T09:14:55.0Z",
                        " 2026-03-02T09:14:55.0000000000001Z "))
                .allSatisfy(text -> assertThat(ArvadosTime.parse(text)).contains(time));
        assertThat(ArvadosTime.parse("2026-03-02T09:14")).contains(Instant.parse("2026-03-02T09:14:00Z"));
        assertThat(ArvadosTime.parse("2026-03-02")).contains(Instant.parse("2026-03-02T00:00:00Z"));
    }

    @Test
    void whatIsNoTimeIsNone() {
        assertThat(List.of("", "yesterday", "2026-02-30", "2026-03-02T25:00:00Z", "2026-03-02T09:14:55+99:00", "12"))
                .allSatisfy(text -> assertThat(ArvadosTime.parse(text)).isEmpty());
    }
}
