package muster.dialect.cryosparc;

import java.util.List;
import muster.dialect.JsonObject;
import muster.directory.Keys;
import muster.http.Query;
import muster.http.Request;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request as an action sees it: who calls, and with which arguments. Asking for an undeclared one is a bug. */
final class Call {
    private final Request request;
    private final Function function;
    private final CryosparcTokens tokens;
    private final Keys.@Nullable Known known;

    private Call(Request request, Function function, CryosparcTokens tokens, Keys.@Nullable Known known) {
        this.request = request;
        this.function = function;
        this.tokens = tokens;
        this.known = known;
    }

    /** @throws Refused when the function is not open and the request brings no good token */
    static Call of(Request request, Function function, CryosparcTokens tokens) {
        return new Call(request, function, tokens, function.open() ? null : tokens.known(request));
    }

    Request request() {
        return request;
    }

    /** The caller with account and key, as the check of the token found them. */
    Keys.Known known() {
        if (known == null) {
            throw new IllegalStateException(function.name() + " is open to everybody and has no caller");
        }
        return known;
    }

    /** The caller as he counts at this door. */
    Caller caller() {
        return known().caller();
    }

    /** The caller's account as it stands. */
    Account account() {
        return known().account();
    }

    /** Who calls a function that is open to everybody; nobody in particular without a token that is still good. */
    Caller anyone() {
        return tokens.knownIfAny(request)
                .map(Keys.Known::caller)
                .orElseGet(() -> Caller.anonymous(CryosparcTokens.origin(request)));
    }

    boolean isAdministrator() {
        return caller().isAtLeast(Rank.ADMINISTRATOR);
    }

    /** @throws Refused when the caller is no administrator */
    void requireAdministrator() {
        if (!isAdministrator()) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    /** An argument outside the body; null when it was left out. Of one that came twice the last counts. */
    @Nullable
    String argument(String name) {
        return value(function.parameter(name));
    }

    /**
     * An argument that is declared as required. It is asked for behind the permission, so that who may not ask is told so.
     *
     * @throws CryosparcRefusal when it was left out
     */
    String required(String name) {
        Function.Parameter parameter = function.parameter(name);
        if (!parameter.required()) {
            throw new IllegalStateException(name + " is not a required argument of " + function.name());
        }
        String value = value(parameter);
        if (value == null) {
            throw CryosparcRefusal.invalid("The argument " + name + " is required.");
        }
        return value;
    }

    private @Nullable String value(Function.Parameter parameter) {
        return switch (parameter.place()) {
            case PATH -> request.path(parameter.name());
            case QUERY -> last(request.query().all(parameter.name()));
            case HEADER -> request.header(parameter.name());
        };
    }

    private static @Nullable String last(List<String> values) {
        return values.isEmpty() ? null : values.getLast();
    }

    /**
     * The body, which may be the JSON value null.
     *
     * @throws muster.dialect.JsonComplaint when it is not one JSON value
     */
    JsonNode body() {
        requireContentType(Function.Encoding.JSON);
        return JsonObject.parseValue(request.body());
    }

    /**
     * The body where it has to be an object.
     *
     * @throws muster.dialect.JsonComplaint when it is anything else
     */
    JsonObject bodyObject() {
        requireContentType(Function.Encoding.JSON);
        return JsonObject.parse(request.body());
    }

    /** The body; null when it was left out, for which clients send an empty one, or the JSON value null. */
    @Nullable
    JsonNode optionalBody() {
        if (request.body().length == 0) {
            return null;
        }
        JsonNode value = body();
        return value.isNull() ? null : value;
    }

    /** The fields of the body of a function that takes a form. */
    Query form() {
        requireContentType(Function.Encoding.FORM);
        return request.form();
    }

    /** Other content types are what pages of any origin can post without asking; JSON they cannot. */
    private void requireContentType(Function.Encoding encoding) {
        Function.Body declared = function.body();
        if (declared == null || declared.encoding() != encoding) {
            throw new IllegalStateException(function.name() + " takes no such body");
        }
        if (!request.contentType().equals(encoding.contentType())) {
            throw CryosparcRefusal.invalid("The body must be sent as " + encoding.contentType() + ".");
        }
    }
}
