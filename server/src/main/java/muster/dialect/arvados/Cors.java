package muster.dialect.arvados;

import java.util.List;
import muster.http.Response;
import muster.http.Response.Header;

/** Lets pages of any origin call: they bring their token themselves, and cookies count for nothing here. */
final class Cors {
    /** Source: Arvados API, requests from browsers; the age is the platform's own. */
    private static final List<Header> HEADERS = List.of(
            new Header("Access-Control-Allow-Origin", "*"),
            new Header("Access-Control-Allow-Methods", "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS"),
            new Header(
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, X-Http-Method-Override, X-Request-Id"),
            new Header("Access-Control-Expose-Headers", "X-Request-Id"),
            new Header("Access-Control-Max-Age", "86486400"));

    private Cors() {}

    static Response on(Response answer) {
        return answer.withHeaders(HEADERS);
    }
}
