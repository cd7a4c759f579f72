package muster.http;

import java.util.Set;

/** Why the transport turned a request away before, or instead of, its handler; the sentence is safe to show. */
public record Rejection(Reason reason, String sentence, Set<String> allowed) {

    /** The closed list of reasons, each with the status that HTTP gives it. */
    public enum Reason {
        MALFORMED(400),
        UNKNOWN_PATH(404),
        WRONG_VERB(405),
        BODY_TOO_SLOW(408),
        BODY_TOO_LARGE(413),
        URI_TOO_LONG(414),
        UNSUPPORTED_MEDIA(415),
        UNMET_EXPECTATION(417),
        WRONG_HOST(421),
        HEADERS_TOO_LARGE(431),
        UNSUPPORTED(501),
        OVERLOADED(503),
        STOPPING(503),
        UNSUPPORTED_VERSION(505);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    /** How long a client should wait after an overload; short, because the queue drains within seconds. */
    static final String RETRY_AFTER_SECONDS = "1";

    public Rejection {
        allowed = Set.copyOf(allowed);
    }

    public static Rejection of(Reason reason, String sentence) {
        return new Rejection(reason, sentence, Set.of());
    }

    public static Rejection malformed(String sentence) {
        return of(Reason.MALFORMED, sentence);
    }

    static Rejection wrongVerb(Set<String> allowed) {
        return new Rejection(Reason.WRONG_VERB, "The method is not allowed here.", allowed);
    }

    public int status() {
        return reason.status();
    }

    /** Adds what HTTP itself demands of such an answer, so that no door can forget it. */
    Response complete(Response shaped) {
        Response answer = shaped;
        if (reason == Reason.WRONG_VERB) {
            answer = answer.withHeader(
                    "Allow", String.join(", ", allowed.stream().sorted().toList()));
        }
        if (status() == 503) {
            answer = answer.withHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        if (closesConnection()) {
            answer = answer.withHeader("Connection", "close");
        }
        return answer;
    }

    private boolean closesConnection() {
        return switch (reason) {
            case BODY_TOO_SLOW, BODY_TOO_LARGE, URI_TOO_LONG, HEADERS_TOO_LARGE, STOPPING, UNSUPPORTED_VERSION -> true;
            case MALFORMED,
                    UNKNOWN_PATH,
                    WRONG_VERB,
                    UNSUPPORTED_MEDIA,
                    UNMET_EXPECTATION,
                    WRONG_HOST,
                    UNSUPPORTED,
                    OVERLOADED -> false;
        };
    }
}
