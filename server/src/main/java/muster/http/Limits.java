package muster.http;

import java.time.Duration;

/**
 * What one client may cost.
 *
 * @param maxBodyBytes largest body of one request
 * @param maxBufferedBytes all bodies that lie in memory at one time
 * @param maxHeaderBytes all header lines of a request
 * @param maxUriBytes the address in the request line
 * @param maxConnections open connections; further ones wait to be accepted
 * @param idleTimeout after this long without a byte, or without a whole request head, a connection ends
 * @param requestTimeout within this time a request must have arrived whole and found a worker
 * @param patience within this time a request on a route that may wait long must have found one of its workers
 * @param stopTimeout how long stopping waits for running requests
 */
public record Limits(
        long maxBodyBytes,
        long maxBufferedBytes,
        int maxHeaderBytes,
        int maxUriBytes,
        int maxConnections,
        Duration idleTimeout,
        Duration requestTimeout,
        Duration patience,
        Duration stopTimeout) {

    public Limits {
        if (maxBodyBytes < 0 || maxBufferedBytes < maxBodyBytes || maxHeaderBytes < 256 || maxUriBytes < 64) {
            throw new IllegalArgumentException("the size limits are too small to serve a request");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("at least one connection must be allowed");
        }
        if (!isPositive(idleTimeout)
                || !isPositive(requestTimeout)
                || !isPositive(patience)
                || stopTimeout.isNegative()) {
            throw new IllegalArgumentException("timeouts are positive");
        }
    }

    public static Limits defaults() {
        return new Limits(
                4L << 20,
                64L << 20,
                16 << 10,
                16 << 10,
                4_096,
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20));
    }

    public Limits withBodies(long maxBodyBytes, long maxBufferedBytes) {
        return new Limits(
                maxBodyBytes,
                maxBufferedBytes,
                maxHeaderBytes,
                maxUriBytes,
                maxConnections,
                idleTimeout,
                requestTimeout,
                patience,
                stopTimeout);
    }

    public Limits withHead(int maxHeaderBytes, int maxUriBytes) {
        return new Limits(
                maxBodyBytes,
                maxBufferedBytes,
                maxHeaderBytes,
                maxUriBytes,
                maxConnections,
                idleTimeout,
                requestTimeout,
                patience,
                stopTimeout);
    }

    public Limits withMaxConnections(int maxConnections) {
        return new Limits(
                maxBodyBytes,
                maxBufferedBytes,
                maxHeaderBytes,
                maxUriBytes,
                maxConnections,
                idleTimeout,
                requestTimeout,
                patience,
                stopTimeout);
    }

    public Limits withTimeouts(Duration idleTimeout, Duration requestTimeout, Duration stopTimeout) {
        return new Limits(
                maxBodyBytes,
                maxBufferedBytes,
                maxHeaderBytes,
                maxUriBytes,
                maxConnections,
                idleTimeout,
                requestTimeout,
                patience,
                stopTimeout);
    }

    public Limits withPatience(Duration patience) {
        return new Limits(
                maxBodyBytes,
                maxBufferedBytes,
                maxHeaderBytes,
                maxUriBytes,
                maxConnections,
                idleTimeout,
                requestTimeout,
                patience,
                stopTimeout);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
