package muster.client;

import java.time.Duration;

/**
 * How patient a client is.
 *
 * @param connectTimeout how long a connection may take to be made
 * @param requestTimeout how long an answer may take, from asking to its last byte
 * @param repeats how often something is asked again that failed on its way, or that a busy server put off. Only what is harmless
 *     to do twice is asked again: what reads
 * @param mostAnswerBytes an answer of more bytes is not read further
 */
public record ClientOptions(Duration connectTimeout, Duration requestTimeout, int repeats, int mostAnswerBytes) {
    /** 10 and 60 seconds, two repeats, 256 MiB. */
    public static final ClientOptions USUAL =
            new ClientOptions(Duration.ofSeconds(10), Duration.ofSeconds(60), 2, 256 << 20);

    /** @throws IllegalArgumentException when a time is not above zero or a number is below it */
    public ClientOptions {
        if (connectTimeout.compareTo(Duration.ZERO) <= 0 || requestTimeout.compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("times to wait are above zero");
        }
        if (repeats < 0 || mostAnswerBytes < 1) {
            throw new IllegalArgumentException("repeats are 0 or more, and an answer may have a byte at least");
        }
    }

    /** The same, with another time for whole answers. */
    public ClientOptions withRequestTimeout(Duration timeout) {
        return new ClientOptions(connectTimeout, timeout, repeats, mostAnswerBytes);
    }

    /** The same, repeating so often. */
    public ClientOptions withRepeats(int times) {
        return new ClientOptions(connectTimeout, requestTimeout, times, mostAnswerBytes);
    }
}
