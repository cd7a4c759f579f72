package muster.dialect.connect;

/**
 * The numbered errors of the platform that this door answers, each with its HTTP status. The numbers are published in the
 * API reference; where it gives no status, and for the last three, the status is our choice.
 */
enum ConnectCode {
    INTERNAL(1, 500),
    NO_SUCH_ENDPOINT(2, 404),
    MALFORMED_ID(3, 400),
    NO_SUCH_OBJECT(4, 404),
    CONTENT_NAME(5, 400),
    WEAK_PASSWORD(6, 400),
    USERNAME_RULE(7, 400),
    USERNAME_TAKEN(8, 409),
    NO_SUCH_USER(9, 404),
    PARAMETER_MISSING(12, 400),
    OUT_OF_RANGE(13, 400),
    GROUP_NAME_RULE(14, 400),
    GROUP_NAME_TAKEN(15, 409),
    ALREADY_A_MEMBER(16, 409),
    NOT_A_MEMBER(17, 404),
    MAY_NOT_VIEW(19, 403),
    MAY_NOT_REMOVE(20, 403),
    MAY_NOT_CHANGE(21, 403),
    NOT_PERMITTED(22, 403),
    MAY_NOT_GIVE_ROLE(23, 403),
    NEEDS_AUTHENTICATION(24, 401),
    INVALID_PARAMETER(25, 400),
    OBJECT_NAME_TAKEN(26, 409),
    BAD_CREDENTIALS(30, 401),
    COLLABORATOR_MAY_NOT_PUBLISH(33, 403),
    FIRST_USER_NEEDS_PASSWORD(41, 400),
    MAY_NOT_LOCK(49, 403),
    USER_LOCKED(50, 403),
    IMMUTABLE(53, 400),
    LAST_ADMINISTRATOR(61, 400),
    BLANK_KEY_NAME(62, 400),
    EXTERNAL_ID_TAKEN(76, 400),
    CANNOT_PARSE(87, 400),
    XSRF_MISMATCH(92, 403),
    WRONG_CREDENTIAL(95, 403),
    USERNAME_PROHIBITED(107, 400),
    UNKNOWN_ROLE(112, 400),
    UNKNOWN_STATUS(115, 400),
    UNKNOWN_ACCESS_TYPE(117, 400),
    WANTS_POST(119, 400),
    WANTS_TICKET(120, 400),
    INVALID_JSON(121, 400),
    CONTENT_TITLE(122, 400),
    CONTENT_DESCRIPTION(123, 400),
    INVALID_TICKET(127, 400),
    BLANK_EMAIL(128, 400),
    BLANK_EXTERNAL_ID(129, 400),
    WRONG_PROVIDER(132, 400),
    UNKNOWN_PRINCIPAL_TYPE(152, 400),
    NO_SUCH_GROUP(153, 404),
    USER_HAS_PERMISSION(154, 409),
    OWNER_MAY_NOT_PUBLISH(156, 403),
    UNKNOWN_INCLUDE(161, 400),
    USERS_EXIST(165, 403),
    BAD_BOOTSTRAP_TOKEN(166, 401),
    KEY_ROLE(234, 400),
    BAD_USER_GUID(261, 400),
    BAD_GROUP_GUID(262, 400),
    EMAIL_FORMAT(264, 400),
    FIRST_NAME(268, 400),
    LAST_NAME(269, 400),

    CHANGED_MEANWHILE(1, 409),
    TOO_MANY(1, 429),
    OUT_OF_SERVICE(1, 503);

    private final int number;
    private final int status;

    ConnectCode(int number, int status) {
        this.number = number;
        this.status = status;
    }

    int number() {
        return number;
    }

    int status() {
        return status;
    }
}
