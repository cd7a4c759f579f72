package muster.dialect.cryosparc;

import java.time.Duration;
import muster.dialect.JsonComplaint;
import muster.directory.StoreUnavailable;
import muster.http.ErrorShape;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.model.Failure;
import muster.model.Refused;

/**
 * How failures look at this door: {@code {"detail": "…"}}, a sentence that the client prints. It looks into the body only when
 * the content type is {@code application/json} to the letter. Source: CryoSPARC tools, API client.
 */
final class CryosparcErrors implements ErrorShape {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int NOT_SIGNED_IN = 401;
    private static final String NOBODY = "Not authenticated";

    @Override
    public Response rejected(Request request, Rejection rejection) {
        return answer(rejection);
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return answer(failure);
    }

    static Response answer(Rejection rejection) {
        return switch (rejection.reason()) {
            case UNKNOWN_PATH -> answer(404, "There is no such function.");
            case MALFORMED,
                    WRONG_VERB,
                    BODY_TOO_SLOW,
                    BODY_TOO_LARGE,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA,
                    UNMET_EXPECTATION,
                    WRONG_HOST,
                    HEADERS_TOO_LARGE,
                    UNSUPPORTED,
                    OVERLOADED,
                    STOPPING,
                    UNSUPPORTED_VERSION -> answer(rejection.status(), rejection.sentence());
        };
    }

    static Response answer(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused(refused.failure());
            case CryosparcRefusal refusal -> answer(refusal.status(), refusal.detail());
            case JsonComplaint complaint -> answer(422, complaint.sentence());
            case StoreUnavailable _ ->
                answer(503, "The directory does not answer just now; try again soon.")
                        .withRetryAfter(SOON);
            default -> answer(500, "Something went wrong on the server.");
        };
    }

    private static Response refused(Failure failure) {
        int status = status(failure);
        Response answer = answer(status, detail(failure, status));
        return failure instanceof Failure.TooMany tooMany ? answer.withRetryAfter(tooMany.retryAfter()) : answer;
    }

    private static String detail(Failure failure, int status) {
        boolean code = failure instanceof Failure.CodeRefused;
        return status == NOT_SIGNED_IN ? NOBODY : code ? "Invalid or expired token" : failure.sentence();
    }

    static int status(Failure failure) {
        return switch (failure) {
            case Failure.NotSignedIn _ -> NOT_SIGNED_IN;
            // The tokens of a disabled account are as good as none, and nobody is told why.
            case Failure.AccountBarred _ -> NOT_SIGNED_IN;
            case Failure.NotAllowed _ -> 403;
            case Failure.Missing _ -> 404;
            case Failure.Conflict _ -> 409;
            case Failure.CodeRefused _ -> 400;
            case Failure.Invalid _ -> 422;
            case Failure.TooMany _ -> 429;
        };
    }

    private static Response answer(int status, String detail) {
        Response answer = CryosparcJson.answer(status, json -> {
            json.writeStartObject();
            json.writeStringProperty("detail", detail);
            json.writeEndObject();
        });
        return status == NOT_SIGNED_IN ? answer.withHeader("WWW-Authenticate", "Bearer") : answer;
    }
}
