package muster.directory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import muster.model.Failure;
import muster.model.Refused;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says that an act is refused, and how. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(Class<? extends Failure> failure, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> Assertions.assertThat(refused.failure()).isInstanceOf(failure));
    }
}
