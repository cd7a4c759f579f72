package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Codes that an app makes of a shared secret and the time, as in RFC 6238: SHA-1, six digits, a new one every half minute. */
public interface OneTimeCodes {
    int DIGITS = 6;
    Duration STEP = Duration.ofSeconds(30);

    /** A fresh secret of 160 bits, in Base32 as apps read it: 32 letters and digits. */
    String newSecret();

    /**
     * The step whose code this is: the present one, the one before or the one after, as clocks differ.
     *
     * @param used the step whose code was taken last; neither that one nor an earlier one counts again; null when none was
     * @return when that step begins
     */
    Optional<Instant> stepOf(String secret, String code, Instant now, @Nullable Instant used);
}
