package muster.dialect.connect;

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
 * Who is calling. The clients send {@code Authorization: Key …}; behind proxies that eat this header they send
 * {@code X-RSC-Authorization}, rsconnect-python there without the word; browsers send the session cookie.
 */
final class ConnectKeys {
    static final String DOOR = "connect";
    static final String SESSION_COOKIE = "rsconnect";

    private static final String PROXIED = "X-RSC-Authorization";
    private static final String SCHEME = "Key";

    private final Keys keys;

    ConnectKeys(Keys keys) {
        this.keys = keys;
    }

    Caller caller(Request request) {
        return known(request).caller();
    }

    /** The caller as he counts at this door, with the account as the check of the key found it. */
    Keys.Known known(Request request) {
        Keys.Known known = identified(request);
        return new Keys.Known(
                ConnectRoles.atThisDoor(known.caller()), known.account(), known.key(), known.lastActivity());
    }

    private Keys.Known identified(Request request) {
        String proxied = request.header(PROXIED);
        String direct = key(request.header("Authorization"));
        if (proxied != null) {
            try {
                String key = key(proxied);
                return byKey(key == null ? proxied.strip() : key, request);
            } catch (Refused refused) {
                boolean unknown = refused.failure() instanceof Failure.NotSignedIn;
                if (!unknown || direct == null) {
                    throw refused;
                }
            }
        }
        if (direct != null) {
            return byKey(direct, request);
        }
        String session = request.cookie(SESSION_COOKIE);
        if (session == null || session.isEmpty()) {
            throw new Refused(new Failure.NoCredentials());
        }
        return bySession(session, request);
    }

    /** Whether the request brings nothing that could be a credential. */
    static boolean isAnonymous(Request request) {
        String session = request.cookie(SESSION_COOKIE);
        return request.header(PROXIED) == null
                && request.header("Authorization") == null
                && (session == null || session.isEmpty());
    }

    private Keys.Known byKey(String secret, Request request) {
        return keys.identify(KeySecret.presented(secret), Set.of(Key.Purpose.API_KEY), origin(request));
    }

    private Keys.Known bySession(String secret, Request request) {
        Keys.Known known = keys.identify(KeySecret.presented(secret), Set.of(Key.Purpose.SESSION), origin(request));
        ConnectXsrf.require(request, secret);
        return known;
    }

    /** The key behind the word {@code Key}; null for other schemes, which are not for us. */
    private static @Nullable String key(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String rest = header.substring(SCHEME.length());
        return rest.isEmpty() || rest.charAt(0) == ' ' ? rest.strip() : null;
    }

    static Origin origin(Request request) {
        return new Origin(DOOR, request.id(), request.remoteAddress(), request.client());
    }
}
