package muster.http;

import org.jspecify.annotations.Nullable;

/** The server cannot start; the message is one sentence for the person who started it. */
public final class CannotServe extends RuntimeException {
    public CannotServe(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
