package muster.dialect.cryosparc;

import java.util.EnumSet;
import java.util.Optional;
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

/** Who is calling: {@code Authorization: Bearer}, with what signing in here gave, or with an API key. */
final class CryosparcTokens {
    static final String DOOR = "cryosparc";

    private static final String SCHEME = "Bearer ";
    private static final Set<Key.Purpose> PURPOSES = EnumSet.of(Key.Purpose.SESSION, Key.Purpose.API_KEY);

    private final Keys keys;

    CryosparcTokens(Keys keys) {
        this.keys = keys;
    }

    /**
     * The caller as he counts at this door, with account and key as the check of the token found them.
     *
     * @throws Refused when the request brings no token that is good here
     */
    Keys.Known known(Request request) {
        String secret = secret(request);
        if (secret == null) {
            throw new Refused(new Failure.NoCredentials());
        }
        Keys.Known known = keys.identify(KeySecret.presented(secret), PURPOSES, origin(request));
        Caller here = CryosparcRoles.atThisDoor(known.caller());
        return new Keys.Known(here, known.account(), known.key(), known.lastActivity());
    }

    /** The same where nobody need sign in: a token that is good no more is as none. */
    Optional<Keys.Known> knownIfAny(Request request) {
        try {
            return Optional.of(known(request));
        } catch (Refused nobody) {
            return Optional.empty();
        }
    }

    private static @Nullable String secret(Request request) {
        String header = request.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String secret = header.substring(SCHEME.length()).strip();
        return secret.isEmpty() ? null : secret;
    }

    static Origin origin(Request request) {
        return new Origin(DOOR, request.id(), request.remoteAddress(), request.client());
    }
}
