package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One method of a resource, as the routes and the discovery document both need it.
 *
 * @param resource such as {@code users}
 * @param method such as {@code list}; together they name it for clients
 * @param template the path below the base, such as <code>/users/{uuid}/activate</code>
 * @param asks the permission question asked there
 * @param body the name under which a body carries the object's attributes, such as {@code user}; null when there is none
 * @param schema the schema of the answer; null when the discovery document says nothing about it
 * @param published whether the discovery document has it
 * @param open whether it answers without a token, and takes no notice of one
 * @param regardlessOfScopes whether the narrowest token may use it
 * @param patient whether it hashes passwords, and so may wait long for its turn
 */
record Endpoint(
        String resource,
        String method,
        String verb,
        String template,
        String asks,
        List<Parameter> parameters,
        @Nullable String body,
        @Nullable String schema,
        boolean published,
        boolean open,
        boolean regardlessOfScopes,
        boolean patient,
        Action action) {

    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z_]+)}");

    /** The types of parameters, in the words of the discovery document. */
    enum Type {
        STRING,
        INTEGER,
        BOOLEAN,
        ARRAY,
        OBJECT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A parameter of a method, in the path or else in the query. */
    record Parameter(String name, Type type, boolean inPath, boolean required) {}

    Endpoint {
        parameters = List.copyOf(parameters);
    }

    static Builder get(String resource, String method, String template) {
        return new Builder(resource, method, "GET", template);
    }

    static Builder post(String resource, String method, String template) {
        return new Builder(resource, method, "POST", template);
    }

    /** PUT and PATCH mean the same here. */
    static Builder put(String resource, String method, String template) {
        return new Builder(resource, method, "PUT", template);
    }

    static Builder delete(String resource, String method, String template) {
        return new Builder(resource, method, "DELETE", template);
    }

    /** Whether a request with this verb is meant for this endpoint. */
    boolean takes(String asked) {
        return switch (asked) {
            case "HEAD" -> verb.equals("GET");
            case "PATCH" -> verb.equals("PUT");
            default -> verb.equals(asked);
        };
    }

    boolean hasParameter(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    List<String> pathParameters() {
        return parameters.stream()
                .filter(Parameter::inPath)
                .map(Parameter::name)
                .toList();
    }

    /** Writes an endpoint down from left to right; {@link #by} completes it. */
    static final class Builder {
        private final String resource;
        private final String method;
        private final String verb;
        private final String template;
        private final List<Parameter> parameters = new ArrayList<>();
        private @Nullable String asks;
        private @Nullable String body;
        private @Nullable String schema;
        private boolean published = true;
        private boolean open;
        private boolean regardlessOfScopes;
        private boolean patient;

        private Builder(String resource, String method, String verb, String template) {
            this.resource = resource;
            this.method = method;
            this.verb = verb;
            this.template = template;
            Matcher inPath = IN_PATH.matcher(template);
            while (inPath.find()) {
                parameters.add(new Parameter(inPath.group(1), Type.STRING, true, true));
            }
        }

        /** Names the permission question that the action asks. */
        Builder asks(String question) {
            asks = question;
            return this;
        }

        /** Takes an optional parameter. */
        Builder takes(String name, Type type) {
            parameters.add(new Parameter(name, type, false, false));
            return this;
        }

        /** Tells clients that the parameter is required; the action still has to look. */
        Builder needs(String name, Type type) {
            parameters.add(new Parameter(name, type, false, true));
            return this;
        }

        /** What every list takes. */
        Builder takesListParameters() {
            return takes("filters", Type.ARRAY)
                    .takes("where", Type.OBJECT)
                    .takes("order", Type.ARRAY)
                    .takes("select", Type.ARRAY)
                    .takes("distinct", Type.BOOLEAN)
                    .takes("limit", Type.INTEGER)
                    .takes("offset", Type.INTEGER)
                    .takes("count", Type.STRING)
                    .takes("cluster_id", Type.STRING)
                    .takes("bypass_federation", Type.BOOLEAN)
                    .takes("include_trash", Type.BOOLEAN);
        }

        /** What every creation takes beside the object. */
        Builder takesCreateParameters() {
            return takesSelect().takes("ensure_unique_name", Type.BOOLEAN).takes("cluster_id", Type.STRING);
        }

        /** What every update takes beside the object. */
        Builder takesUpdateParameters() {
            return takesSelect().takes("bypass_federation", Type.BOOLEAN);
        }

        Builder takesSelect() {
            return takes("select", Type.ARRAY);
        }

        /** Takes an object's attributes under this name. */
        Builder body(String singular) {
            body = singular;
            return this;
        }

        /** Answers with an object of this schema. */
        Builder answers(String schemaName) {
            schema = schemaName;
            return this;
        }

        /** Leaves it out of the discovery document. */
        Builder unpublished() {
            published = false;
            return this;
        }

        /** Answers everybody, whatever token is brought. */
        Builder open() {
            open = true;
            return this;
        }

        Builder regardlessOfScopes() {
            regardlessOfScopes = true;
            return this;
        }

        Builder patient() {
            patient = true;
            return this;
        }

        Endpoint by(Action action) {
            if (asks == null) {
                throw new IllegalArgumentException("no permission question is named at " + resource + "." + method);
            }
            return new Endpoint(
                    resource,
                    method,
                    verb,
                    template,
                    asks,
                    parameters,
                    body,
                    schema,
                    published,
                    open,
                    regardlessOfScopes,
                    patient,
                    action);
        }
    }
}
