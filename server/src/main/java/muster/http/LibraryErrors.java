package muster.http;

import java.util.concurrent.TimeoutException;
import muster.http.Rejection.Reason;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes the place of the library's own error pages, for requests that it refuses before they reach us. */
final class LibraryErrors implements org.eclipse.jetty.server.Request.Handler {
    private final Engine engine;

    LibraryErrors(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request request, org.eclipse.jetty.server.Response response, Callback callback) {
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Exchange exchange = new Exchange(engine, request, response, callback);
        boolean clientsFault = cause instanceof HttpException || cause instanceof TimeoutException;
        if (cause instanceof Throwable failure && !clientsFault) {
            exchange.tell(failure);
        } else {
            exchange.tell(rejection(response.getStatus(), cause));
        }
        return true;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    private static Rejection rejection(int responseStatus, @Nullable Object cause) {
        int status = cause instanceof HttpException refused ? refused.getCode() : responseStatus;
        return switch (status) {
            case 408 -> Rejection.of(Reason.BODY_TOO_SLOW, "The request did not arrive in time.");
            case 413 -> Rejection.of(Reason.BODY_TOO_LARGE, "The body is larger than the server accepts.");
            case 414 -> Rejection.of(Reason.URI_TOO_LONG, "The address is too long.");
            case 417 -> Rejection.of(Reason.UNMET_EXPECTATION, "The request expects something that is not done here.");
            case 431 -> Rejection.of(Reason.HEADERS_TOO_LARGE, "The request's headers are too large.");
            case 501 -> Rejection.of(Reason.UNSUPPORTED, "The request uses something that is not supported.");
            case 505, 426 -> Rejection.of(Reason.UNSUPPORTED_VERSION, "This version of HTTP is not supported.");
            default ->
                cause instanceof TimeoutException
                        ? Rejection.of(Reason.BODY_TOO_SLOW, "The request did not arrive in time.")
                        : Rejection.malformed("The request is not well-formed HTTP.");
        };
    }
}
