package muster.dialect.cloudomation;

import java.util.EnumSet;
import java.util.Set;
import muster.directory.Keys;
import muster.http.Request;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.Origin;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling: the token that signing in here gave, in the cookie or behind {@code Bearer}; or an API key of the directory behind
 * {@code Bearer}.
 */
final class CloudomationSessions {
    static final String COOKIE = "cloudomation";

    private static final String SCHEME = "Bearer ";
    private static final String CLIENT = "X-Muster-Client";
    private static final String INTERFACE = "ui";
    private static final Set<Key.Purpose> SESSION = EnumSet.of(Key.Purpose.SESSION);
    private static final Set<Key.Purpose> API_KEY = EnumSet.of(Key.Purpose.API_KEY);

    private final Keys keys;

    CloudomationSessions(Keys keys) {
        this.keys = keys;
    }

    /** @throws Refused unless somebody who may act is signed in */
    Caller caller(Request request) {
        return known(request).caller();
    }

    /**
     * The caller with account and key.
     *
     * @throws CloudomationRefusal for a write that a page of another site makes a browser send with its cookie
     */
    Keys.Known known(Request request) {
        String bearer = bearer(request);
        if (bearer != null) {
            return SessionTokens.isOne(bearer)
                    ? bySession(bearer, request)
                    : keys.identify(KeySecret.presented(bearer), API_KEY, origin(request));
        }
        String cookie = request.cookie(COOKIE);
        if (cookie == null || cookie.isEmpty()) {
            throw new Refused(new Failure.NoCredentials());
        }
        Keys.Known known = bySession(cookie, request);
        requireOwnOrigin(request);
        return known;
    }

    private Keys.Known bySession(String token, Request request) {
        KeySecret secret = SessionTokens.open(token).orElseThrow(() -> new Refused(new Failure.BadCredentials()));
        return keys.identify(secret, SESSION, origin(request));
    }

    /** @throws CloudomationRefusal when a browser says that another site's page wrote the request */
    static void requireOwnOrigin(Request request) {
        String origin = request.header("Origin");
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads && origin != null && !origin.equalsIgnoreCase(request.origin())) {
            throw new CloudomationRefusal(ErrorCode.CROSS_ORIGIN, "This was sent by a page of another site.");
        }
    }

    private static @Nullable String bearer(Request request) {
        String header = request.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() ? null : token;
    }

    static Caller anonymous(Request request) {
        return Caller.anonymous(origin(request));
    }

    static Origin origin(Request request) {
        boolean isInterface = INTERFACE.equals(request.header(CLIENT));
        return new Origin(
                CloudomationDialect.NAME, request.id(), request.remoteAddress(), request.client(), isInterface);
    }
}
