package muster.dialect.connect;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Checks the token with which rsconnect-python asks for the first administrator: HS256 with the shared secret, issuer,
 * audience and scope as that client writes them, fifteen minutes long.
 */
final class BootstrapToken {
    private static final String ISSUER = "rsconnect-python";
    private static final String AUDIENCE = "rsconnect";
    private static final String SCOPE = "bootstrap";
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    /** Two hosts' clocks differ a little. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final int MAX_LENGTH = 4_096;

    private final MACVerifier verifier;

    BootstrapToken(BootstrapSecret secret) {
        try {
            verifier = new MACVerifier(secret.bytes());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the bootstrap secret does not suit HS256", e);
        }
    }

    boolean isGood(String token, Instant now) {
        if (token.length() > MAX_LENGTH) {
            return false;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    && jwt.verify(verifier)
                    && claimsFit(jwt.getJWTClaimsSet(), now);
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static boolean claimsFit(JWTClaimsSet claims, Instant now) throws ParseException {
        return ISSUER.equals(claims.getIssuer())
                && claims.getAudience().contains(AUDIENCE)
                && SCOPE.equals(claims.getStringClaim("scope"))
                && isWithin(
                        claims.getExpirationTime(),
                        now.minus(SKEW),
                        now.plus(LIFETIME).plus(SKEW))
                && isOptionallyWithin(claims.getIssueTime(), now)
                && isOptionallyWithin(claims.getNotBeforeTime(), now);
    }

    /** A token without an end, or with one far away, is no token of that client. */
    private static boolean isWithin(@Nullable Date end, Instant after, Instant before) {
        return end != null && end.toInstant().isAfter(after) && end.toInstant().isBefore(before);
    }

    private static boolean isOptionallyWithin(@Nullable Date start, Instant now) {
        return start == null || start.toInstant().isBefore(now.plus(SKEW));
    }
}
