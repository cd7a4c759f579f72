package muster.console;

import java.time.Duration;
import java.util.List;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.StoreUnavailable;
import muster.http.ErrorShape;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.model.Failure;
import muster.model.Refused;

/** How failures look to a person: a page with a sentence. */
final class ConsoleErrors implements ErrorShape {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Visits visits;

    ConsoleErrors(Visits visits) {
        this.visits = visits;
    }

    @Override
    public Response rejected(Request request, Rejection rejection) {
        Visit visit = visits.whoever(request);
        boolean unknown = rejection.status() == 404;
        String title = visit.t(unknown ? "error.no_page" : "error.title");
        return Pages.saying(rejection.status(), visit.frame(), title, List.of(rejection.sentence()));
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused(visits.whoever(request), refused);
            case StoreUnavailable _ -> {
                Visit visit = visits.nobody(request);
                yield saying(visit, 503, "error.try_again", visit.t("error.unavailable"))
                        .withRetryAfter(SOON);
            }
            default -> {
                Visit visit = visits.nobody(request);
                yield saying(visit, 500, "error.broken", visit.t("error.logged", request.id()));
            }
        };
    }

    private static Response refused(Visit visit, Refused refused) {
        Response page = saying(visit, status(refused.failure()), "error.title", visit.sentence(refused));
        return refused.failure() instanceof Failure.TooMany tooMany ? page.withRetryAfter(tooMany.retryAfter()) : page;
    }

    private static Response saying(Visit visit, int status, String title, String sentence) {
        return Pages.saying(status, visit.frame(), visit.t(title), List.of(sentence));
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
