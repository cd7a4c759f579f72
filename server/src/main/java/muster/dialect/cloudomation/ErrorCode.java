package muster.dialect.cloudomation;

import java.util.Locale;

/** The door's words for failures, each with its status. */
enum ErrorCode {
    BAD_REQUEST(400),
    BAD_QUERY(400),
    INVALID_CODE(400),
    UNAUTHORIZED(401),
    /** At sign-in. */
    OTP_NEEDED(401, "otp_required"),
    FORBIDDEN(403),
    CROSS_ORIGIN(403),
    WRONG_PASSWORD(403),
    WRONG_OTP(403),
    /** In what somebody does to the own account. */
    OTP_REQUIRED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    CONFLICT(409),
    IN_TRASH(409),
    READ_ONLY(409),
    NOT_ON_SELF(409),
    LAST_ADMIN(409),
    ALREADY_ACTIVATED(409),
    NO_ADDRESS(409),
    NOTHING_PENDING(409),
    ALREADY_ENABLED(409),
    NOT_ENABLED(409),
    PRECONDITION_FAILED(412),
    TOO_LARGE(413),
    VALIDATION_FAILED(422),
    IMPORT_FAILED(422),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int status;
    private final String word;

    ErrorCode(int status) {
        this.status = status;
        this.word = name().toLowerCase(Locale.ROOT);
    }

    ErrorCode(int status, String word) {
        this.status = status;
        this.word = word;
    }

    int status() {
        return status;
    }

    String word() {
        return word;
    }
}
