package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CryosparcTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T10:15:30.125Z, 2026-03-04T10:15:30.125Z",
        "2026-03-04T10:15:30Z, 2026-03-04T10:15:30.000Z",
        "2026-03-04T10:15:30.125000+00:00, 2026-03-04T10:15:30.125Z",
        "2026-03-04T10:15:30.125001+00:00, 2026-03-04T10:15:30.125001Z",
        "2026-03-04T10:15:30.123456789Z, 2026-03-04T10:15:30.123456Z",
        "2026-03-04T01:15:30+02:00, 2026-03-03T23:15:30.000Z",
        "2026-03-04T23:15:30-05:30, 2026-03-05T04:45:30.000Z",
        "2026-03-04T10:15:30, 2026-03-04T10:15:30.000Z",
        "2026-03-04T10:15:30.5, 2026-03-04T10:15:30.500Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void whatClientsKeepComesOutAsTheSameMoment(String sent, String told) {
        assertThat(CryosparcTime.parse(sent).map(CryosparcTime::exact)).contains(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-04",
                "2026-03-04T10:15Z",
                "2026-03-04 10:15:30Z",
                "2026-02-30T10:15:30Z",
                "2026-03-04T25:15:30Z",
                "2026-03-04T10:15:30.Z",
                "2026-03-04T10:15:30.1234567890Z",
                "2026-03-04T10:15:30+2",
                "2026-03-04T10:15:30+19:00",
                "2026-03-04T10:15:30Z\n",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "1772619330"
            })
    void whatNoClientReadsIsNoTime(String sent) {
        assertThat(CryosparcTime.parse(sent)).isEmpty();
    }
}
