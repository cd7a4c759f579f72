package muster.dialect.own;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import muster.dialect.JsonComplaint;
import muster.directory.StoreUnavailable;
import muster.http.ErrorShape;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.model.Failure;
import muster.model.ProjectFailure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** How failures look at this door: problem details. */
final class OwnErrors implements ErrorShape {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final OperationTable table;

    OwnErrors(OperationTable table) {
        this.table = table;
    }

    @Override
    public Response rejected(Request request, Rejection rejection) {
        return new Problem(ProblemType.of(rejection), rejection.sentence(), List.of()).response(request);
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return switch (failure) {
            case Problem.Found found -> found.problem().response(request);
            case Refused refused -> refused(request, refused.failure());
            case JsonComplaint complaint ->
                new Problem(ProblemType.MALFORMED, complaint.sentence(), List.of()).response(request);
            case StoreUnavailable _ ->
                new Problem(
                                ProblemType.STORE_UNAVAILABLE,
                                "The directory does not answer just now; try again soon.",
                                List.of())
                        .response(request)
                        .withRetryAfter(SOON);
            default ->
                new Problem(ProblemType.INTERNAL_ERROR, "Something went wrong on the server.", List.of())
                        .response(request);
        };
    }

    private Response refused(Request request, Failure failure) {
        Response answer = problem(request, failure).response(request);
        return switch (failure) {
            case Failure.NotSignedIn _ -> answer.withHeader("WWW-Authenticate", "Bearer");
            case Failure.TooMany tooMany -> answer.withRetryAfter(tooMany.retryAfter());
            case Failure.NotAllowed _, Failure.Missing _, Failure.Conflict _, Failure.Invalid _ -> answer;
        };
    }

    private Problem problem(Request request, Failure failure) {
        if (failure instanceof Failure.Malformed malformed && malformed.field().equals("page mark")) {
            return Cursors.foreign().problem();
        }
        String field = field(failure);
        Optional<Fault> fault = field == null
                ? Optional.empty()
                : table.find(request.method(), request.route())
                        .flatMap(operation -> place(operation, field, failure.sentence()));
        return new Problem(
                ProblemType.of(failure), failure.sentence(), fault.stream().toList());
    }

    private static Optional<Fault> place(Operation operation, String field, String sentence) {
        Form form = operation.form();
        if (form != null && form.field(field).isPresent()) {
            return Optional.of(Fault.at("/" + field, sentence));
        }
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(field))
                .map(parameter -> Fault.ofParameter(parameter.name(), sentence))
                .findFirst();
    }

    /** The field that the directory complains of, as it is called here. */
    private static @Nullable String field(Failure failure) {
        return switch (failure) {
            case Failure.UsernameTaken _ -> "username";
            case Failure.EmailTaken _ -> "email";
            case Failure.GroupNameTaken _, ProjectFailure.ProjectNameTaken _ -> "name";
            case ProjectFailure.NoSuchProject _ -> "project";
            case Failure.MayNotGrantRank _ -> "rank";
            case Failure.KeyRankTooHigh _ -> "rank_cap";
            case Failure.PasswordRefused _ -> "password";
            case Failure.Malformed(var field, var _) -> named(field);
            default -> null;
        };
    }

    private static String named(String field) {
        return switch (field) {
            case "givenName" -> "first_name";
            case "familyName" -> "last_name";
            case "displayName" -> "display_name";
            case "key name" -> "label";
            case "lane title" -> "title";
            case "lane description" -> "description";
            default -> field;
        };
    }
}
