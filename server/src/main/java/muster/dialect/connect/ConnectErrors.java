package muster.dialect.connect;

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
 * How failures look at this door: {@code {"code", "error", "payload"}} under every status of 400 and above, because
 * posit-sdk reads code and error of any JSON body without looking whether they are there.
 */
final class ConnectErrors implements ErrorShape {
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public Response rejected(Request request, Rejection rejection) {
        return switch (rejection.reason()) {
            // The published list counts a method that a path does not know as an endpoint that is not there.
            case UNKNOWN_PATH, WRONG_VERB ->
                envelope(ConnectCode.NO_SUCH_ENDPOINT, "There is no such method or endpoint.");
            case MALFORMED,
                    BODY_TOO_SLOW,
                    BODY_TOO_LARGE,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA,
                    UNMET_EXPECTATION,
                    WRONG_HOST,
                    HEADERS_TOO_LARGE -> envelope(rejection.status(), ConnectCode.CANNOT_PARSE, rejection.sentence());
            case UNSUPPORTED, OVERLOADED, STOPPING, UNSUPPORTED_VERSION ->
                envelope(rejection.status(), ConnectCode.INTERNAL, rejection.sentence());
        };
    }

    @Override
    public Response failed(Request request, Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused(refused.failure());
            case ConnectRefusal refusal -> envelope(refusal.code(), refusal.sentence());
            case JsonComplaint complaint -> envelope(code(complaint.kind()), complaint.sentence());
            case StoreUnavailable _ ->
                envelope(ConnectCode.OUT_OF_SERVICE, "The directory does not answer just now; try again soon.")
                        .withRetryAfter(SOON);
            default -> envelope(ConnectCode.INTERNAL, "Something went wrong on the server.");
        };
    }

    private static Response refused(Failure failure) {
        Response answer = envelope(code(failure), failure.sentence());
        return failure instanceof Failure.TooMany tooMany ? answer.withRetryAfter(tooMany.retryAfter()) : answer;
    }

    static ConnectCode code(Failure failure) {
        return switch (failure) {
            case Failure.NoCredentials _ -> ConnectCode.NEEDS_AUTHENTICATION;
            case Failure.NotSignedIn _ -> ConnectCode.BAD_CREDENTIALS;

            case Failure.AccountBarred _ -> ConnectCode.USER_LOCKED;
            case Failure.MayNotView _ -> ConnectCode.MAY_NOT_VIEW;
            case Failure.MayNotChange _ -> ConnectCode.MAY_NOT_CHANGE;
            case Failure.MayNotRemove _ -> ConnectCode.MAY_NOT_REMOVE;
            case Failure.MayNotGrantRank _ -> ConnectCode.MAY_NOT_GIVE_ROLE;
            case Failure.MayNotLock _ -> ConnectCode.MAY_NOT_LOCK;
            case Failure.KeyTooNarrow _ -> ConnectCode.WRONG_CREDENTIAL;
            case Failure.MayNotCollaborate _ -> ConnectCode.COLLABORATOR_MAY_NOT_PUBLISH;
            case Failure.MayNotOwn _ -> ConnectCode.OWNER_MAY_NOT_PUBLISH;
            case Failure.NotAllowed _ -> ConnectCode.NOT_PERMITTED;

            case Failure.NoSuchAccount _ -> ConnectCode.NO_SUCH_USER;
            case Failure.NoSuchGroup _ -> ConnectCode.NO_SUCH_GROUP;
            case Failure.NotAMember _ -> ConnectCode.NOT_A_MEMBER;
            case Failure.Missing _ -> ConnectCode.NO_SUCH_OBJECT;

            case Failure.UsernameTaken _ -> ConnectCode.USERNAME_TAKEN;
            case Failure.ExternalIdTaken _ -> ConnectCode.EXTERNAL_ID_TAKEN;
            case Failure.GroupNameTaken _ -> ConnectCode.GROUP_NAME_TAKEN;
            case Failure.HoldingNameTaken _ -> ConnectCode.OBJECT_NAME_TAKEN;
            case Failure.AlreadyAMember _ -> ConnectCode.ALREADY_A_MEMBER;
            case Failure.LastAdministrator _ -> ConnectCode.LAST_ADMINISTRATOR;
            case Failure.ReadOnly _ -> ConnectCode.IMMUTABLE;
            case Failure.AlreadySetUp _ -> ConnectCode.USERS_EXIST;
            case Failure.Conflict _ -> ConnectCode.CHANGED_MEANWHILE;

            case Failure.Malformed malformed -> code(malformed);
            case Failure.PasswordRefused _ -> ConnectCode.WEAK_PASSWORD;
            case Failure.KeyRankTooHigh _ -> ConnectCode.KEY_ROLE;
            case Failure.Invalid _ -> ConnectCode.INVALID_PARAMETER;

            case Failure.TooMany _ -> ConnectCode.TOO_MANY;
        };
    }

    /** The directory names the field in its own words; the platform has a number for each of these. */
    private static ConnectCode code(Failure.Malformed malformed) {
        return switch (malformed.field()) {
            case "username" -> ConnectCode.USERNAME_RULE;
            case "email" -> ConnectCode.EMAIL_FORMAT;
            case "given name" -> ConnectCode.FIRST_NAME;
            case "family name" -> ConnectCode.LAST_NAME;
            case "group name" -> ConnectCode.GROUP_NAME_RULE;
            case "external id" -> ConnectCode.BLANK_EXTERNAL_ID;
            default -> ConnectCode.INVALID_PARAMETER;
        };
    }

    private static ConnectCode code(JsonComplaint.Kind kind) {
        return switch (kind) {
            case NOT_JSON -> ConnectCode.INVALID_JSON;
            case NOT_AN_OBJECT -> ConnectCode.CANNOT_PARSE;
            case MISSING -> ConnectCode.PARAMETER_MISSING;
            case WRONG_TYPE -> ConnectCode.INVALID_PARAMETER;
        };
    }

    private static Response envelope(ConnectCode code, String sentence) {
        return envelope(code.status(), code, sentence);
    }

    private static Response envelope(int status, ConnectCode code, String sentence) {
        return ConnectJson.answer(status, json -> {
            json.writeStartObject();
            json.writeNumberProperty("code", code.number());
            json.writeStringProperty("error", sentence);
            json.writeNullProperty("payload");
            json.writeEndObject();
        });
    }
}
