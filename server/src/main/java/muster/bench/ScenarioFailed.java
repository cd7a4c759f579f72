package muster.bench;

import org.jspecify.annotations.Nullable;

/** A scenario could not be measured; its message says why. */
final class ScenarioFailed extends RuntimeException {
    ScenarioFailed(String message) {
        super(message);
    }

    ScenarioFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
