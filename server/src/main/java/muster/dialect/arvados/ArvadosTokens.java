package muster.dialect.arvados;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.directory.Keys;
import muster.http.Request;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.Origin;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling. Tokens come in the header {@code Authorization} under three words and in two parameters, several at one time;
 * the first good one decides. Each may be the bare secret or {@code v2/uuid/secret}. Cookies never count.
 * Source: Arvados API, tokens.
 */
final class ArvadosTokens {
    static final String DOOR = "arvados";

    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final String SECOND_VERSION = "v2/";
    private static final int MOST_READERS = 99;

    private final Keys keys;
    private final TokenUuids uuids;

    ArvadosTokens(Keys keys, TokenUuids uuids) {
        this.keys = keys;
        this.uuids = uuids;
    }

    /** Somebody who presented a good token, and the token's secret. */
    record Bearer(Keys.Known known, KeySecret secret) {}

    /**
     * Who calls.
     *
     * @param readers tokens for reading, which stand in for the caller's own where none was sent; none unless it is read
     * @throws ArvadosRefusal when no token is good
     */
    Bearer caller(Request request, Sent sent, List<Bearer> readers) {
        Origin origin = origin(request);
        return tokens(request, sent)
                .flatMap(token -> bearer(token, origin).stream())
                .findFirst()
                .or(() -> request.header("Authorization") == null
                        ? readers.stream().findFirst()
                        : Optional.empty())
                .orElseThrow(ArvadosRefusal::notLoggedIn);
    }

    /** The holders of those among these tokens that are good. */
    List<Bearer> readers(Request request, List<String> readerTokens) {
        if (readerTokens.size() > MOST_READERS) {
            throw ArvadosRefusal.invalid("There may be no more than " + MOST_READERS + " reader_tokens.");
        }
        Origin origin = origin(request);
        return readerTokens.stream()
                .flatMap(token -> bearer(token, origin).stream())
                .toList();
    }

    /** Who holds this token, in either form; empty when nobody does who may act. */
    Optional<Keys.Known> holder(String token, Origin origin) {
        return bearer(token, origin).map(Bearer::known);
    }

    private Optional<Bearer> bearer(String token, Origin origin) {
        String secret = token;
        KeyId named = null;
        if (token.startsWith(SECOND_VERSION)) {
            // A fourth part may name a container, of which there are none here.
            String[] parts = token.split("/", 4);
            named = parts.length < 3 ? null : uuids.key(parts[1]).orElse(null);
            if (named == null) {
                return Optional.empty();
            }
            secret = parts[2];
        }
        return secret.isEmpty() ? Optional.empty() : identified(KeySecret.presented(secret), named, origin);
    }

    private Optional<Bearer> identified(KeySecret secret, @Nullable KeyId named, Origin origin) {
        try {
            Keys.Known known = keys.identifyEvenInvited(secret, Set.of(Key.Purpose.API_KEY), origin);
            boolean isNamed = named == null || known.key().id().equals(named);
            return isNamed ? Optional.of(new Bearer(atThisDoor(known), secret)) : Optional.empty();
        } catch (Refused refused) {
            boolean isBadToken = refused.failure() instanceof Failure.NotSignedIn
                    || refused.failure() instanceof Failure.AccountBarred;
            if (isBadToken) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The platform knows administrators and others: whoever is in between counts as one of the others. */
    private static Keys.Known atThisDoor(Keys.Known known) {
        Caller caller = known.caller();
        Caller shown = caller.isAtLeast(Rank.ADMINISTRATOR) ? caller : caller.cappedAt(Rank.PUBLISHER);
        return new Keys.Known(shown, known.account(), known.key(), known.lastActivity());
    }

    private static Stream<String> tokens(Request request, Sent sent) {
        List<String> tokens = new ArrayList<>();
        request.headers("Authorization")
                .forEach(header -> tokens.addAll(token(header).stream().toList()));
        tokens.addAll(sent.fields("api_token"));
        tokens.addAll(sent.fields("oauth_token"));
        return tokens.stream();
    }

    private static Optional<String> token(String header) {
        String[] words = BLANKS.split(header.strip(), 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "bearer", "oauth2" -> Optional.of(words[1].strip());
            case "basic" -> password(words[1].strip());
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static Origin origin(Request request) {
        return new Origin(DOOR, request.id(), request.remoteAddress(), request.client());
    }
}
