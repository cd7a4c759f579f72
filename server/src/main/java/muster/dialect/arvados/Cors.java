package muster.dialect.arvados;

import muster.http.Response;

/** Lets pages of any origin call: they bring their token themselves, and cookies count for nothing here. */
final class Cors {
    private Cors() {}

    /** Source: Arvados API, requests from browsers; the age is the platform's own. */
    static Response on(Response answer) {
        return answer.withHeader("Access-Control-Allow-Origin", "*")
                .withHeader("Access-Control-Allow-Methods", "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS")
                .withHeader(
                        "Access-Control-Allow-Headers",
                        "Authorization, Content-Type, X-Http-Method-Override, X-Request-Id")
                .withHeader("Access-Control-Expose-Headers", "X-Request-Id")
                .withHeader("Access-Control-Max-Age", "86486400");
    }
}
