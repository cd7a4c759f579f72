package muster.dialect.cloudomation;

import java.util.List;

/** What only this platform refuses, or refuses in words of its own. */
final class CloudomationRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Complaint> fields;

    CloudomationRefusal(ErrorCode code, String sentence) {
        this(code, sentence, List.of());
    }

    CloudomationRefusal(ErrorCode code, String sentence, List<Complaint> fields) {
        // An answer, not a fault: nobody reads its stack.
        super(sentence, null, false, false);
        this.code = code;
        this.fields = List.copyOf(fields);
    }

    static CloudomationRefusal invalid(List<Complaint> fields) {
        return new CloudomationRefusal(
                ErrorCode.VALIDATION_FAILED, "Some fields cannot be taken; nothing was stored.", fields);
    }

    static CloudomationRefusal invalid(String field, Complaint.Code code) {
        return invalid(List.of(new Complaint(field, code)));
    }

    static CloudomationRefusal badRequest(String sentence) {
        return new CloudomationRefusal(ErrorCode.BAD_REQUEST, sentence);
    }

    /** One answer for all that can be wrong with a query, so that nobody learns from it which fields there are. */
    static CloudomationRefusal badQuery() {
        return new CloudomationRefusal(ErrorCode.BAD_QUERY, "A parameter of the query cannot be understood.");
    }

    static CloudomationRefusal forbidden() {
        return new CloudomationRefusal(ErrorCode.FORBIDDEN, "You may not do that.");
    }

    static CloudomationRefusal notFound() {
        return new CloudomationRefusal(ErrorCode.NOT_FOUND, "There is no such record.");
    }

    ErrorCode code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    List<Complaint> fields() {
        return fields;
    }
}
