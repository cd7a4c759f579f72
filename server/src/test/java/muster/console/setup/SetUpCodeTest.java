package muster.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import muster.directory.Identifiers;
import org.junit.jupiter.api.Test;

class SetUpCodeTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final SetUpCode code = new SetUpCode(new Numbered(), now::get);

    @Test
    void beforeItIsIssuedNothingFits() {
        assertThat(code.isInForce()).isFalse();
        assertThat(code.fits("")).isFalse();
    }

    @Test
    void itFitsAsOftenAsItIsTriedUntilItEnds() {
        String secret = code.issue();
        assertThat(code.fits(secret)).isTrue();
        assertThat(code.fits(secret)).isTrue();
        code.end();
        assertThat(code.fits(secret)).isFalse();
        assertThat(code.isInForce()).isFalse();
    }

    @Test
    void itEndsAfterAnHour() {
        String secret = code.issue();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(60)).minusMillis(1));
        assertThat(code.fits(secret)).isTrue();
        now.updateAndGet(time -> time.plusMillis(1));
        assertThat(code.fits(secret)).isFalse();
        assertThat(code.isInForce()).isFalse();
    }

    @Test
    void aNewOneEndsTheOneBefore() {
        String before = code.issue();
        String secret = code.issue();
        assertThat(code.fits(before)).isFalse();
        assertThat(code.fits(secret)).isTrue();
    }

    @Test
    void nobodyCanGuessIt() {
        // 36 kinds of characters: 5.17 bits each, 160 together with 31 of them.
        assertThat(code.issue()).hasSizeGreaterThanOrEqualTo(31);
    }

    private static final class Numbered implements Identifiers {
        private int count;

        @Override
        public UUID uuid() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long number() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String digits(int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String secret(int length) {
            return Integer.toString(++count).repeat(length);
        }
    }
}
