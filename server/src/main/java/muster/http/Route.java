package muster.http;

import java.util.List;

/**
 * One way through a door: a verb, a path template such as {@code /v1/users/{guid}}, the permission question asked
 * there, and who answers. A last segment {@code {name...}} takes all that remains of the path.
 */
public final class Route {
    /** Says that the server's general limit for bodies holds. */
    static final long GENERAL_LIMIT = -1;

    private final String method;
    private final String template;
    private final String asks;
    private final Handler handler;
    private final Pace pace;
    private final long maxBodyBytes;

    private Route(String method, String template, String asks, Handler handler, Pace pace, long maxBodyBytes) {
        this.method = method;
        this.template = template;
        this.asks = asks;
        this.handler = handler;
        this.pace = pace;
        this.maxBodyBytes = maxBodyBytes;
    }

    public static Route of(String method, String template, String asks, Handler handler) {
        if (method.isEmpty() || !method.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '-')) {
            throw new IllegalArgumentException("not a verb: " + method);
        }
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("a route begins with a slash: " + template);
        }
        if (asks.isBlank()) {
            throw new IllegalArgumentException("no permission question is named at " + method + " " + template);
        }
        return new Route(method, template, asks, handler, Pace.USUAL, GENERAL_LIMIT);
    }

    /** Runs the handler on the I/O thread: only for one that never waits for anything. */
    public Route quick() {
        return new Route(method, template, asks, handler, Pace.QUICK, maxBodyBytes);
    }

    /**
     * Runs the handler on threads kept for those that may wait long for their turn at something scarce, as at the hashing of a
     * password: so they never take the workers of everything else. Unless it has a limit of its own it takes short bodies only:
     * many of them wait at once, and what is read of a body may be thirty times as large as the body.
     */
    public Route patient() {
        long limit = maxBodyBytes == GENERAL_LIMIT ? Pace.LONG_BODY : maxBodyBytes;
        return new Route(method, template, asks, handler, Pace.PATIENT, limit);
    }

    /** Gives this route a limit of its own, as an import needs it. */
    public Route withMaxBodyBytes(long maxBodyBytes) {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("a limit is not negative");
        }
        return new Route(method, template, asks, handler, pace, maxBodyBytes);
    }

    public String method() {
        return method;
    }

    public String template() {
        return template;
    }

    /** The name of the permission question. */
    public String asks() {
        return asks;
    }

    public Handler handler() {
        return handler;
    }

    /** Whether it runs beside the workers of everything else. */
    public boolean isPatient() {
        return pace == Pace.PATIENT;
    }

    Pace pace() {
        return pace;
    }

    long maxBodyBytes(long generalLimit) {
        return maxBodyBytes == GENERAL_LIMIT ? generalLimit : maxBodyBytes;
    }

    /** The segments of the template; none for the mount's own path. */
    List<String> segments() {
        String inner = template.substring(1);
        if (inner.endsWith("/")) {
            inner = inner.substring(0, inner.length() - 1);
        }
        return inner.isEmpty() ? List.of() : List.of(inner.split("/", -1));
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
