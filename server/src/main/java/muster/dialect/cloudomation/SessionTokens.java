package muster.dialect.cloudomation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import muster.model.Account;
import muster.model.KeySecret;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of sessions as clients of this platform know them: a JWT. It is an envelope around the session's secret, which is looked up
 * at each request; nothing else in it is believed. The secret signs it, so that an envelope that anybody has opened is none.
 */
final class SessionTokens {
    private static final int MOST_LENGTH = 4_096;

    private SessionTokens() {}

    /** Whether this is meant to be such a token, and not the secret of a key. */
    static boolean isOne(String presented) {
        return presented.indexOf('.') >= 0;
    }

    static String seal(KeySecret secret, Account account, String userName, Instant from, Instant until) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(secret.reveal())
                .subject(account.id().toString())
                .claim("name", userName)
                .issueTime(Date.from(from))
                .expirationTime(Date.from(until))
                .build();
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(bytes(secret.reveal())));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("every session's secret is long enough to sign with", e);
        }
    }

    /** The secret inside; empty for what no session was ever given. */
    static Optional<KeySecret> open(String presented) {
        if (presented.length() > MOST_LENGTH) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(presented);
            @Nullable String secret = token.getJWTClaimsSet().getJWTID();
            boolean genuine = secret != null
                    && secret.length() >= KeySecret.MINIMUM_LENGTH
                    && JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(new MACVerifier(bytes(secret)));
            return genuine ? Optional.of(KeySecret.presented(secret)) : Optional.empty();
        } catch (ParseException | JOSEException noToken) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String secret) {
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
