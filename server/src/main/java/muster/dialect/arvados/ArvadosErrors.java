package muster.dialect.arvados;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import muster.dialect.JsonComplaint;
import muster.directory.StoreUnavailable;
import muster.http.ErrorShape;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.model.AgreementFailure;
import muster.model.Failure;
import muster.model.Refused;
import tools.jackson.databind.node.ObjectNode;

/**
 * How failures look at this door: {@code {"errors": [...], "error_token": ...}}. The Python SDK repeats a request, up to ten
 * times and with growing waits, after 408, 409, 423 and most of 5xx; so these stand only for what goes away by itself.
 */
final class ArvadosErrors implements ErrorShape {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final InstantSource clock;

    ArvadosErrors(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Response rejected(Request request, Rejection rejection) {
        return switch (rejection.reason()) {
            case UNKNOWN_PATH -> shaped(request, ArvadosRefusal.notFound());
            case WRONG_VERB -> shaped(request, 405, rejection.sentence());
            // Not its own 408: whoever sends too slowly would only send the same ten times.
            case BODY_TOO_SLOW -> shaped(request, 400, rejection.sentence());
            case UNSUPPORTED_MEDIA -> shaped(request, 422, rejection.sentence());
            case MALFORMED,
                    BODY_TOO_LARGE,
                    URI_TOO_LONG,
                    UNMET_EXPECTATION,
                    WRONG_HOST,
                    HEADERS_TOO_LARGE,
                    UNSUPPORTED,
                    OVERLOADED,
                    STOPPING,
                    UNSUPPORTED_VERSION -> shaped(request, rejection.status(), rejection.sentence());
        };
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return switch (failure) {
            case ArvadosRefusal refusal -> shaped(request, refusal);
            case WrongVerb wrong -> shaped(request, 405, wrong.sentence()).withHeader("Allow", wrong.allowed());
            case Refused refused -> refused(request, refused.failure());
            case JsonComplaint complaint -> shaped(request, status(complaint.kind()), complaint.sentence());
            case StoreUnavailable _ ->
                shaped(request, 503, "The directory does not answer just now; try again soon.")
                        .withRetryAfter(SOON);
            default -> shaped(request, 500, "Something went wrong on the server.");
        };
    }

    private Response refused(Request request, Failure failure) {
        Response answer = shaped(request, refusal(failure));
        return failure instanceof Failure.TooMany tooMany ? answer.withRetryAfter(tooMany.retryAfter()) : answer;
    }

    /** The platform knows one status for all that a client could do better: 422. */
    static ArvadosRefusal refusal(Failure failure) {
        return switch (failure) {
            case Failure.NotSignedIn _ -> ArvadosRefusal.notLoggedIn();
            case Failure.AccountBarred _ -> ArvadosRefusal.notLoggedIn();
            case AgreementFailure.NotSigned _ -> new ArvadosRefusal(403, "Cannot activate without user agreements");
            case Failure.NotAllowed _ -> ArvadosRefusal.permissionDenied(failure.sentence());
            case Failure.Missing _ -> ArvadosRefusal.notFound();
            case Failure.UsernameTaken _ -> ArvadosRefusal.invalid("Username has already been taken");
            case Failure.GroupNameTaken _ -> ArvadosRefusal.invalid("Name has already been taken");
            case Failure.HoldingNameTaken _ -> ArvadosRefusal.invalid("Name has already been taken");
            case Failure.NotLetIn _ -> ArvadosRefusal.invalid("Cannot activate without being invited");
            case Failure.Conflict _ -> ArvadosRefusal.invalid(failure.sentence());
            case Failure.Invalid _ -> ArvadosRefusal.invalid(failure.sentence());
            case Failure.TooMany _ -> new ArvadosRefusal(429, failure.sentence());
        };
    }

    private static int status(JsonComplaint.Kind kind) {
        return switch (kind) {
            case NOT_JSON -> 400;
            case NOT_AN_OBJECT, MISSING, WRONG_TYPE -> 422;
        };
    }

    private Response shaped(Request request, ArvadosRefusal refusal) {
        return shaped(request, refusal.status(), refusal.sentence());
    }

    private Response shaped(Request request, int status, String sentence) {
        ObjectNode body = ArvadosJson.object();
        body.putArray("errors").add(named(status, sentence) + " (" + request.id() + ")");
        body.put("error_token", token(request));
        return Cors.on(ArvadosJson.answer(status, body));
    }

    /** Some tools tell by these words what to do next. Source: Arvados login-sync, and Workbench. */
    private static String named(int status, String sentence) {
        return switch (status) {
            case 401 -> "401 Unauthorized: " + sentence;
            case 403 -> "403 Forbidden: " + sentence;
            default -> sentence;
        };
    }

    /** Time and eight digits, by which the platform's people find a failure in their log. */
    private String token(Request request) {
        long seconds = clock.instant().getEpochSecond();
        return String.format(Locale.ROOT, "%d+%08x", seconds, request.id().hashCode());
    }
}
