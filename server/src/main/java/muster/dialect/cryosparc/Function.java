package muster.dialect.cryosparc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * One function of the client, as the routes and the OpenAPI document both need it.
 *
 * @param name as clients call it, such as {@code users.find}; one without a dot is a function of the root object
 * @param template the path below the door, such as <code>/users/{user_id}/role</code>
 * @param asks the permission question asked there
 * @param parameters those of the path first, in their order there
 * @param body null when there is none
 * @param open whether it answers whoever asks, also with a token that is good no more
 * @param maxBodyBytes how large a body may be; {@value #USUAL_LIMIT} for the server's general limit
 * @param patient whether it hashes passwords, and so may wait long
 */
record Function(
        String name,
        String verb,
        String template,
        String asks,
        List<Parameter> parameters,
        @Nullable Body body,
        Answer answer,
        boolean open,
        long maxBodyBytes,
        boolean patient,
        Action action) {

    static final long USUAL_LIMIT = -1;

    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z_]+)}");
    private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

    /** Where in the request a parameter is. */
    enum Place {
        PATH,
        QUERY,
        HEADER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An argument of the function; in the body there are no others than the body itself. */
    record Parameter(String name, Place place, boolean required, Schema schema) {}

    /** How a body is written. */
    enum Encoding {
        JSON(Response.JSON),
        FORM("application/x-www-form-urlencoded");

        private final String contentType;

        Encoding(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    /**
     * The body as a whole.
     *
     * @param schema its title is what clients call the argument; without one they call it {@code body}
     */
    record Body(Encoding encoding, boolean required, Schema schema) {}

    /** What a call that succeeds is answered with. Clients take no status for success but the one declared. */
    sealed interface Answer {
        record Json(Schema schema) implements Answer {}

        record Text() implements Answer {}

        record Nothing() implements Answer {}

        default int status() {
            return this instanceof Nothing ? 204 : 200;
        }
    }

    Function {
        parameters = List.copyOf(parameters);
    }

    static Builder get(String name, String template) {
        return new Builder(name, "GET", template);
    }

    static Builder post(String name, String template) {
        return new Builder(name, "POST", template);
    }

    static Builder put(String name, String template) {
        return new Builder(name, "PUT", template);
    }

    static Builder patch(String name, String template) {
        return new Builder(name, "PATCH", template);
    }

    static Builder delete(String name, String template) {
        return new Builder(name, "DELETE", template);
    }

    /** @throws IllegalArgumentException when there is no such parameter, which is a bug */
    Parameter parameter(String wanted) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no parameter " + wanted));
    }

    /** Writes a function down from left to right; {@link #by} completes it. */
    static final class Builder {
        private final String name;
        private final String verb;
        private final String template;
        private final List<Parameter> parameters = new ArrayList<>();
        private @Nullable String asks;
        private @Nullable Body body;
        private Answer answer = new Answer.Nothing();
        private boolean open;
        private long maxBodyBytes = USUAL_LIMIT;
        private boolean patient;

        private Builder(String name, String verb, String template) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not the name of a function: " + name);
            }
            this.name = name;
            this.verb = verb;
            this.template = template;
            Matcher inPath = IN_PATH.matcher(template);
            while (inPath.find()) {
                parameters.add(new Parameter(inPath.group(1), Place.PATH, true, Schema.TEXT));
            }
        }

        /** Names the permission question that the action asks. */
        Builder asks(String question) {
            asks = question;
            return this;
        }

        /** Takes an optional parameter in the query. */
        Builder takes(String parameter, Schema schema) {
            parameters.add(new Parameter(parameter, Place.QUERY, false, schema));
            return this;
        }

        /** Demands a parameter in the query; without it the action is not asked. */
        Builder needs(String parameter, Schema schema) {
            parameters.add(new Parameter(parameter, Place.QUERY, true, schema));
            return this;
        }

        /** Demands a header: callers write it like any other argument, and it stays out of logs. */
        Builder needsHeader(String parameter, Schema schema) {
            parameters.add(new Parameter(parameter, Place.HEADER, true, schema));
            return this;
        }

        /** Takes a JSON value that may be left out, for which clients send an empty body. */
        Builder takesBody(Schema schema) {
            body = new Body(Encoding.JSON, false, schema);
            return this;
        }

        Builder needsBody(Schema schema) {
            body = new Body(Encoding.JSON, true, schema);
            return this;
        }

        Builder needsForm(Schema schema) {
            body = new Body(Encoding.FORM, true, schema);
            return this;
        }

        /** Gives the body a limit of its own. */
        Builder withMaxBodyBytes(long bytes) {
            maxBodyBytes = bytes;
            return this;
        }

        /** Answers with JSON; else there is nothing to be said. */
        Builder answers(Schema schema) {
            answer = new Answer.Json(schema);
            return this;
        }

        Builder answersText() {
            answer = new Answer.Text();
            return this;
        }

        /** Answers whoever asks. */
        Builder open() {
            open = true;
            return this;
        }

        /** Says that the action hashes a password, which takes long and may wait for others that do. */
        Builder patient() {
            patient = true;
            return this;
        }

        Function by(Action action) {
            if (asks == null) {
                throw new IllegalArgumentException("no permission question is named at " + name);
            }
            return new Function(
                    name, verb, template, asks, parameters, body, answer, open, maxBodyBytes, patient, action);
        }
    }
}
