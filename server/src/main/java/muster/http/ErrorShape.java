package muster.http;

/**
 * How a door tells failures: every answer of 400 and above under its prefix comes from here.
 *
 * <p>The server itself adds {@code Allow}, {@code Retry-After} and {@code Connection: close} where they belong, and
 * logs the cause of every answer of 500 and above together with the request id.
 */
public interface ErrorShape {
    /** Shapes what the transport refused; the status should be {@link Rejection#status()}. */
    Response rejected(Request request, Rejection rejection);

    /** Shapes what a handler threw: the door's refusals by its own rules, anything else as a 500 without detail. */
    Response failed(Request request, Throwable failure);
}
