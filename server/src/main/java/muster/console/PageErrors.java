package muster.console;

import java.time.Duration;
import java.util.List;
import muster.directory.StoreUnavailable;
import muster.http.ErrorShape;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.model.Failure;
import muster.model.Refused;

/** How failures look to a person: a page with a sentence. */
final class PageErrors implements ErrorShape {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Pages pages;

    PageErrors(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Response rejected(Request request, Rejection rejection) {
        String title = rejection.status() == 404 ? "There is no such page" : "This did not work";
        return pages.saying(rejection.status(), title, List.of(rejection.sentence()));
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused(refused.failure());
            case StoreUnavailable _ ->
                pages.saying(503, "Please try again", List.of("The directory does not answer just now."))
                        .withRetryAfter(SOON);
            default ->
                pages.saying(
                        500,
                        "Something went wrong",
                        List.of("The server's log has the details under the id " + request.id() + "."));
        };
    }

    private Response refused(Failure failure) {
        Response page = pages.saying(status(failure), "This did not work", List.of(failure.sentence()));
        return failure instanceof Failure.TooMany tooMany ? page.withRetryAfter(tooMany.retryAfter()) : page;
    }

    private static int status(Failure failure) {
        return switch (failure) {
            case Failure.NotSignedIn _ -> 401;
            case Failure.NotAllowed _ -> 403;
            case Failure.Missing _ -> 404;
            case Failure.Conflict _ -> 409;
            case Failure.Invalid _ -> 422;
            case Failure.TooMany _ -> 429;
        };
    }
}
