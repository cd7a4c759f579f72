package muster.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import muster.testing.Authenticator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedCodesTest {
    /** The secret of the examples in RFC 6238, appendix B: the ASCII text 12345678901234567890. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final Instant STEP = Instant.parse("2026-03-01T12:00:00Z");

    private final TimedCodes codes = new TimedCodes(new SecureRandom());

    /** The last six of the eight digits in the table of RFC 6238, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theExamplesOfTheStandardAreTaken(long seconds, String code) {
        Instant now = Instant.ofEpochSecond(seconds);
        assertThat(codes.stepOf(SECRET, code, now, null)).contains(Instant.ofEpochSecond(seconds / 30 * 30));
        assertThat(new Authenticator(SECRET).codeAt(now)).isEqualTo(code);
    }

    @Test
    void oneStepToEachSideIsTakenAndNoMore() {
        Authenticator app = new Authenticator(SECRET);
        Instant late = STEP.plusSeconds(29);
        assertThat(codes.stepOf(SECRET, app.codeAt(STEP), STEP.minusSeconds(31), null))
                .isEmpty();
        assertThat(codes.stepOf(SECRET, app.codeAt(STEP), STEP.minusSeconds(30), null))
                .contains(STEP);
        assertThat(codes.stepOf(SECRET, app.codeAt(STEP), late, null)).contains(STEP);
        assertThat(codes.stepOf(SECRET, app.codeAt(STEP), late.plusSeconds(30), null))
                .contains(STEP);
        assertThat(codes.stepOf(SECRET, app.codeAt(STEP), late.plusSeconds(31), null))
                .isEmpty();
    }

    @Test
    void aStepThatWasUsedCountsNoMoreNorOneBeforeIt() {
        Authenticator app = new Authenticator(SECRET);
        Instant before = STEP.minusSeconds(30);
        Instant after = STEP.plusSeconds(30);
        assertThat(codes.stepOf(SECRET, app.codeAt(before), STEP, STEP)).isEmpty();
        assertThat(codes.stepOf(SECRET, app.codeAt(STEP), STEP, STEP)).isEmpty();
        assertThat(codes.stepOf(SECRET, app.codeAt(STEP), STEP, before)).contains(STEP);
        assertThat(codes.stepOf(SECRET, app.codeAt(after), STEP, STEP)).contains(after);
    }

    @Test
    void codesAreDigitsWhereverTheServerStands() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(codes.stepOf(SECRET, "287082", Instant.ofEpochSecond(59), null))
                    .isPresent();
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void otherTextIsNoCode() {
        for (String text : new String[] {"", "28708", "2870820", "287082 ", "٢٨٧٠٨٢", "\ud800", "x".repeat(10_000)}) {
            assertThat(codes.stepOf(SECRET, text, Instant.ofEpochSecond(59), null))
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void secretsAreThirtyTwoLettersOfBase32AndNeverTheSame() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(secrets.add(codes.newSecret())).isTrue();
        }
        assertThat(secrets).allMatch(secret -> secret.matches("[A-Z2-7]{32}"));
    }
}
