package muster.console.visit;

import java.time.Duration;
import java.util.Locale;
import muster.http.Cookie;
import muster.http.Cookie.SameSite;
import muster.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The console's cookies. Over TLS their names begin so that browsers take them from this very host and over TLS alone, which keeps a
 * neighbour in the domain from planting one.
 */
final class Cookies {
    private static final String SESSION = "muster_session";
    private static final String VISITOR = "muster_visitor";
    private static final String LANGUAGE = "muster_language";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final String prefix;

    /** @param prefix the path below which everything is served; empty for none */
    Cookies(String prefix) {
        this.prefix = prefix;
    }

    /** The secret of the session; null for none. */
    @Nullable
    String session(Request request) {
        return request.cookie(name(SESSION, request));
    }

    Cookie session(Request request, String secret, Duration lifetime) {
        return shaped(Cookie.of(name(SESSION, request), secret), request).withMaxAge(lifetime);
    }

    Cookie noSession(Request request) {
        return shaped(Cookie.gone(name(SESSION, request)), request);
    }

    /** What a browser without a session is known by, while it fills in a form. */
    @Nullable
    String visitor(Request request) {
        return request.cookie(name(VISITOR, request));
    }

    Cookie visitor(Request request, String secret) {
        return shaped(Cookie.of(name(VISITOR, request), secret), request).withSameSite(SameSite.STRICT);
    }

    @Nullable
    Locale language(Request request) {
        String tag = request.cookie(LANGUAGE);
        return tag == null ? null : Locale.forLanguageTag(tag);
    }

    Cookie language(Request request, Locale chosen) {
        return shaped(Cookie.of(LANGUAGE, chosen.toLanguageTag()), request).withMaxAge(A_YEAR);
    }

    private String name(String word, Request request) {
        if (!request.isSecure()) {
            return word;
        }
        return (prefix.isEmpty() ? "__Host-" : "__Secure-") + word;
    }

    private Cookie shaped(Cookie cookie, Request request) {
        return cookie.withPath(prefix.isEmpty() ? "/" : prefix).withSecure(request.isSecure());
    }
}
