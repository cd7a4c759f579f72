package muster.dialect.cloudomation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import muster.dialect.JsonAnswers;
import muster.dialect.JsonComplaint;
import muster.directory.StoreUnavailable;
import muster.http.ErrorShape;
import muster.http.Rejection;
import muster.http.Request;
import muster.http.Response;
import muster.model.Failure;
import muster.model.MailFailure;
import muster.model.ProjectFailure;
import muster.model.Refused;
import muster.model.SecondFactorFailure;
import tools.jackson.core.JsonGenerator;

/** How failures look at this door: {@code {"error":{"code","message","fields"}}}, fields only where some are to blame. */
final class CloudomationErrors implements ErrorShape {
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public Response rejected(Request request, Rejection rejection) {
        ErrorCode code = switch (rejection.reason()) {
            case UNKNOWN_PATH -> ErrorCode.NOT_FOUND;
            case WRONG_VERB -> ErrorCode.METHOD_NOT_ALLOWED;
            case BODY_TOO_LARGE -> ErrorCode.TOO_LARGE;
            case OVERLOADED, STOPPING -> ErrorCode.UNAVAILABLE;
            case MALFORMED,
                    BODY_TOO_SLOW,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA,
                    UNMET_EXPECTATION,
                    WRONG_HOST,
                    HEADERS_TOO_LARGE,
                    UNSUPPORTED,
                    UNSUPPORTED_VERSION -> ErrorCode.BAD_REQUEST;
        };
        return answer(rejection.status(), code.word(), rejection.sentence(), List.of());
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return switch (failure) {
            case CloudomationRefusal refusal -> answer(refusal.code(), refusal.sentence(), refusal.fields());
            case Refused refused -> refused(refused.failure());
            case JsonComplaint complaint -> answer(ErrorCode.BAD_REQUEST, complaint.sentence(), List.of());
            case StoreUnavailable _ ->
                answer(ErrorCode.UNAVAILABLE, "The directory does not answer just now; try again soon.", List.of())
                        .withRetryAfter(SOON);
            default -> answer(ErrorCode.INTERNAL_ERROR, "Something went wrong on the server.", List.of());
        };
    }

    private static Response refused(Failure failure) {
        Response answer = answer(code(failure), sentence(failure), fields(failure));
        return failure instanceof Failure.TooMany tooMany ? answer.withRetryAfter(tooMany.retryAfter()) : answer;
    }

    static ErrorCode code(Failure failure) {
        return switch (failure) {
            case Failure.NotSignedIn _ -> ErrorCode.UNAUTHORIZED;
            // Of a session whose account is disabled nothing is left, and nobody is told why.
            case Failure.AccountBarred _ -> ErrorCode.UNAUTHORIZED;
            case SecondFactorFailure.SecondFactorMissing _ -> ErrorCode.OTP_REQUIRED;
            case Failure.NotAllowed _ -> ErrorCode.FORBIDDEN;
            case ProjectFailure.NoSuchProject _ -> ErrorCode.VALIDATION_FAILED;
            case Failure.Missing _ -> ErrorCode.NOT_FOUND;
            case Failure.ReadOnly _ -> ErrorCode.READ_ONLY;
            case Failure.LastAdministrator _ -> ErrorCode.LAST_ADMIN;
            case Failure.VersionMismatch _ -> ErrorCode.PRECONDITION_FAILED;
            case Failure.ChangedMeanwhile _ -> ErrorCode.PRECONDITION_FAILED;
            case MailFailure.AlreadyActivated _ -> ErrorCode.ALREADY_ACTIVATED;
            case MailFailure.NoAddress _ -> ErrorCode.NO_ADDRESS;
            case MailFailure.NothingPending _ -> ErrorCode.NOTHING_PENDING;
            case SecondFactorFailure.SecondFactorOn _ -> ErrorCode.ALREADY_ENABLED;
            case SecondFactorFailure.SecondFactorOff _ -> ErrorCode.NOT_ENABLED;
            case Failure.Conflict _ -> ErrorCode.CONFLICT;
            case Failure.CodeRefused _ -> ErrorCode.INVALID_CODE;
            case Failure.Invalid _ -> ErrorCode.VALIDATION_FAILED;
            case Failure.TooMany _ -> ErrorCode.TOO_MANY_REQUESTS;
        };
    }

    /** Why somebody is not signed in is told to nobody. */
    private static String sentence(Failure failure) {
        return code(failure) == ErrorCode.UNAUTHORIZED ? "You are not signed in." : failure.sentence();
    }

    private static List<Complaint> fields(Failure failure) {
        return switch (failure) {
            case Failure.UsernameTaken _ -> List.of(new Complaint("name", Complaint.Code.NOT_UNIQUE));
            case Failure.EmailTaken _ -> List.of(new Complaint("pending_email", Complaint.Code.NOT_UNIQUE));
            case ProjectFailure.ProjectNameTaken _ -> List.of(new Complaint("name", Complaint.Code.NOT_UNIQUE));
            case ProjectFailure.NoSuchProject _ -> List.of(new Complaint("project_id", Complaint.Code.NOT_FOUND));
            case Failure.PasswordRefused _ -> List.of(new Complaint("password", Complaint.Code.INVALID));
            case Failure.Malformed(var field, var _) -> List.of(new Complaint(wireName(field), Complaint.Code.INVALID));
            default -> List.of();
        };
    }

    /** What the directory's field is called here. */
    private static String wireName(String field) {
        return switch (field) {
            case "username" -> "name";
            case "email" -> "pending_email";
            default -> field;
        };
    }

    static Response answer(ErrorCode code, String sentence, List<Complaint> fields) {
        return answer(code.status(), code.word(), sentence, fields);
    }

    private static Response answer(int status, String code, String sentence, List<Complaint> fields) {
        return JsonAnswers.of(status, json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("error");
            write(json, code, sentence, fields);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    static void write(JsonGenerator json, String code, String sentence, List<Complaint> fields) {
        json.writeStringProperty("code", code);
        json.writeStringProperty("message", sentence);
        if (fields.isEmpty()) {
            return;
        }
        Map<String, List<String>> byField = fields.stream()
                .collect(Collectors.groupingBy(
                        Complaint::field,
                        LinkedHashMap::new,
                        Collectors.mapping(complaint -> complaint.code().word(), Collectors.toList())));
        json.writeObjectPropertyStart("fields");
        byField.forEach((field, codes) -> {
            json.writeArrayPropertyStart(field);
            codes.forEach(json::writeString);
            json.writeEndArray();
        });
        json.writeEndObject();
    }
}
