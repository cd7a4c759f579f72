package muster.dialect.own;

import java.util.List;
import muster.http.Request;
import muster.http.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An answer of 400 and above, as RFC 9457 has it. */
record Problem(ProblemType type, String detail, List<Fault> faults) {
    static final String SCHEMA = "Problem";

    Problem {
        faults = List.copyOf(faults);
    }

    /** Ends a request with a problem of this door. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        private Found(Problem problem) {
            // An answer, not a fault: nobody reads its stack.
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    static Found of(ProblemType type, String detail) {
        return new Found(new Problem(type, detail, List.of()));
    }

    static Found invalid(List<Fault> faults) {
        return new Found(
                new Problem(ProblemType.INVALID_FIELDS, "Some fields cannot be taken; nothing was stored.", faults));
    }

    static Found invalidParameters(List<Fault> faults) {
        return new Found(
                new Problem(ProblemType.INVALID_PARAMETERS, "A parameter of the query cannot be understood.", faults));
    }

    static Found unsound(List<Fault> faults) {
        return new Found(new Problem(
                ProblemType.UNSOUND_FILE, "The file cannot be read without guessing; nothing was planned.", faults));
    }

    Response response(Request request) {
        ObjectNode json = Json.object();
        json.put("type", type.uri());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("detail", detail);
        json.put("instance", "urn:muster:request:" + request.id());
        if (!faults.isEmpty()) {
            ArrayNode errors = json.putArray("errors");
            faults.forEach(fault -> write(errors.addObject(), fault));
        }
        return Response.of(type.status(), Media.PROBLEM, Replies.bytes(json));
    }

    private static void write(ObjectNode json, Fault fault) {
        put(json, "pointer", fault.pointer());
        put(json, "parameter", fault.parameter());
        if (fault.line() != null) {
            json.put("line", fault.line());
        }
        json.put("detail", fault.detail());
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
