package muster.dialect.own;

import java.util.EnumSet;
import java.util.Set;
import muster.directory.FailureLimit;
import muster.directory.Keys;
import muster.http.Request;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.Origin;
import muster.model.Refused;

/** Who is calling: an API key behind {@code Bearer}. Cookies and the sessions of other doors are nobody here. */
final class OwnKeys {
    private static final String SCHEME = "Bearer ";
    private static final Set<Key.Purpose> API_KEY = EnumSet.of(Key.Purpose.API_KEY);

    private final Keys keys;
    private final FailureLimit failures;

    /** @param failures the counter of failed sign-ins that all doors share */
    OwnKeys(Keys keys, FailureLimit failures) {
        this.keys = keys;
        this.failures = failures;
    }

    /** @throws Refused {@link Failure.TooManyFailures} too, when a wrong key comes from where too many came from */
    Keys.Known known(Request request) {
        try {
            return wide(keys.identify(KeySecret.presented(secret(request)), API_KEY, origin(request)));
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.BadCredentials) {
                failures.failed(request.remoteNetwork());
            }
            throw refused;
        }
    }

    /** Narrower scopes are words of platforms, which say nothing of what is done here. */
    private static Keys.Known wide(Keys.Known known) {
        if (!known.key().scopes().contains(Key.EVERYTHING)) {
            throw new Refused(new Failure.KeyTooNarrow());
        }
        return known;
    }

    private static String secret(Request request) {
        var lines = request.headers("Authorization");
        String header = lines.size() == 1 ? lines.getFirst() : "";
        boolean isBearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String secret = isBearer ? header.substring(SCHEME.length()).strip() : "";
        if (secret.isEmpty()) {
            throw new Refused(new Failure.NoCredentials());
        }
        return secret;
    }

    private static Origin origin(Request request) {
        return new Origin(OwnDialect.NAME, request.id(), request.remoteAddress(), request.client());
    }
}
