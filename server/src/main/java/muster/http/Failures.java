package muster.http;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has failures told by the door, logs what is our own fault, and never fails itself. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final ErrorShape LAST_RESORT = new PlainErrors();
    private static final int UNAVAILABLE = 503;

    private Failures() {}

    /** Whether an answer broke off because the client went away or did not take it. */
    static boolean isTheClients(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    static Response shaped(Door door, Request request, Rejection rejection) {
        try {
            return rejection.complete(door.mount().errors().rejected(request, rejection));
        } catch (Rejected e) {
            // What tells the failure stumbled over the same request: to have it told again would never end.
            LOG.error("the error shape of {} failed in {}", door.mount().name(), request.id(), e);
            return rejection.complete(LAST_RESORT.rejected(request, rejection));
        } catch (RuntimeException e) {
            return shaped(door, request, e);
        }
    }

    static Response shaped(Door door, Request request, Throwable failure) {
        if (failure instanceof Rejected rejected) {
            return shaped(door, request, rejected.rejection());
        }
        try {
            Response answer = door.mount().errors().failed(request, failure);
            log(request, failure, answer.status());
            return answer;
        } catch (RuntimeException e) {
            e.addSuppressed(failure);
            LOG.error("the error shape of {} failed in {}", door.mount().name(), request.id(), e);
            return LAST_RESORT.failed(request, failure);
        }
    }

    /** What has to wait, for the database as a rule, is nobody's mistake: many requests may tell it, each in a line. */
    private static void log(Request request, Throwable failure, int status) {
        if (status == UNAVAILABLE) {
            LOG.warn(
                    "{} {} was put off in {}: {}",
                    request.method(),
                    request.route(),
                    request.id(),
                    failure.getMessage());
        } else if (status >= 500) {
            LOG.error("{} {} failed in {}", request.method(), request.route(), request.id(), failure);
        }
    }
}
