package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account proves itself with beside its password: an app that makes codes of a shared secret.
 *
 * @param sealed the secret, sealed with the data key
 * @param on whether the person has shown that the app works; until then nobody is asked for codes
 * @param since when it was turned on, or begun
 * @param usedStep when the step began of which a code was taken last; null when none was
 */
public record SecondFactor(
        String sealed, boolean on, Instant since, @Nullable Instant usedStep) {

    /** Turned on, by a code of that step. */
    public SecondFactor turnedOn(Instant now, Instant step) {
        return new SecondFactor(sealed, true, now, step);
    }

    public SecondFactor used(Instant step) {
        return new SecondFactor(sealed, on, since, step);
    }

    @Override
    public String toString() {
        return "SecondFactor[hidden]";
    }
}
