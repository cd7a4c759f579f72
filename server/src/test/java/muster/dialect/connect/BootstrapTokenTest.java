package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BootstrapTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:15:00Z");
    private static final byte[] SECRET = bytes(64, 7);

    private final BootstrapToken token =
            new BootstrapToken(BootstrapSecret.ofBase64(Base64.getEncoder().encodeToString(SECRET)));

    private static byte[] bytes(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("rsconnect-python")
                .audience("rsconnect")
                .claim("scope", "bootstrap")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(900)));
        change.accept(claims);
        return claims.build();
    }

    private static String signed(JWSAlgorithm algorithm, byte[] secret, Consumer<JWTClaimsSet.Builder> change) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims(change));
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isGood(Consumer<JWTClaimsSet.Builder> change) {
        return token.isGood(signed(JWSAlgorithm.HS256, SECRET, change), NOW);
    }

    @Test
    void acceptsTheTokenOfTheCommandLineClient() {
        assertThat(isGood(claims -> {})).isTrue();
        assertThat(isGood(claims -> claims.issueTime(null))).isTrue();
    }

    @Test
    void refusesAnotherSecretAnotherAlgorithmAndNoSignature() {
        assertThat(token.isGood(signed(JWSAlgorithm.HS256, bytes(64, 8), claims -> {}), NOW))
                .isFalse();
        assertThat(token.isGood(signed(JWSAlgorithm.HS512, SECRET, claims -> {}), NOW))
                .isFalse();
        assertThat(token.isGood(new PlainJWT(claims(claims -> {})).serialize(), NOW))
                .isFalse();
        assertThat(token.isGood("", NOW)).isFalse();
        assertThat(token.isGood("a.b.c", NOW)).isFalse();
        assertThat(token.isGood("a".repeat(100_000), NOW)).isFalse();
    }

    @Test
    void refusesForeignClaims() {
        assertThat(isGood(claims -> claims.issuer("somebody"))).isFalse();
        assertThat(isGood(claims -> claims.audience("elsewhere"))).isFalse();
        assertThat(isGood(claims -> claims.claim("scope", "everything"))).isFalse();
        assertThat(isGood(claims -> claims.claim("scope", 7))).isFalse();
    }

    @Test
    void refusesTokensThatAreOverNotYetGoodOrGoodForTooLong() {
        assertThat(isGood(claims -> claims.expirationTime(Date.from(NOW.minusSeconds(60)))))
                .isFalse();
        assertThat(isGood(claims -> claims.expirationTime(null))).isFalse();
        assertThat(isGood(claims -> claims.expirationTime(Date.from(NOW.plusSeconds(3_600)))))
                .isFalse();
        assertThat(isGood(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(300)))))
                .isFalse();
        assertThat(isGood(claims -> claims.issueTime(Date.from(NOW.plusSeconds(300)))))
                .isFalse();
    }

    @Test
    void secretsAreLongAndNeverPrinted() {
        assertThatIllegalArgumentException().isThrownBy(() -> BootstrapSecret.ofBase64("c2hvcnQ="));
        assertThatIllegalArgumentException().isThrownBy(() -> BootstrapSecret.ofBase64("not base64!"));
        String text = Base64.getEncoder().encodeToString(SECRET);
        assertThat(ConnectSettings.with(changes -> changes.bootstrapSecret = BootstrapSecret.ofBase64(text))
                        .toString())
                .doesNotContain(text);
    }
}
