package muster.dialect.cryosparc;

import java.nio.charset.StandardCharsets;
import muster.http.Request;
import muster.http.Response;
import muster.http.Route;
import muster.http.Routes;

/** The routes of the functions, and of the document that tells clients of them. */
final class FunctionRoutes {
    private static final String DOCUMENT = "/openapi.json";

    private final CryosparcTokens tokens;

    FunctionRoutes(CryosparcTokens tokens) {
        this.tokens = tokens;
    }

    /** @param version of the platform that clients are told */
    Routes of(Functions functions, String version) {
        Routes routes = new Routes();
        byte[] document = OpenApiDocument.of(functions, version).toString().getBytes(StandardCharsets.UTF_8);
        // Clients fetch it before they sign in, and again with a token that may have ended.
        routes.add("GET", DOCUMENT, "nothing", _ -> Response.json(200, document));
        functions.all().forEach(function -> routes.add(route(function)));
        return routes;
    }

    private Route route(Function function) {
        Route route =
                Route.of(function.verb(), function.template(), function.asks(), request -> answer(function, request));
        Route timed = function.patient() ? route.patient() : route;
        return function.maxBodyBytes() == Function.USUAL_LIMIT
                ? timed
                : timed.withMaxBodyBytes(function.maxBodyBytes());
    }

    private Response answer(Function function, Request request) {
        return function.action().answer(Call.of(request, function, tokens));
    }
}
