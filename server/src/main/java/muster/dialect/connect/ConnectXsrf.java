package muster.dialect.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import muster.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Guards writes by cookie. The token is computed from the session's secret, not compared with the cookie that carries it:
 * whoever can plant a cookie in a browser still cannot make a token that fits somebody's session.
 */
final class ConnectXsrf {
    static final String COOKIE = "RSC-XSRF";
    static final String HEADER = "X-RSC-XSRF";

    private static final byte[] PURPOSE = "muster connect xsrf 1".getBytes(StandardCharsets.US_ASCII);

    private ConnectXsrf() {}

    static String token(String sessionSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(sessionSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }

    static void require(Request request, String sessionSecret) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (!reads && !matches(request.header(HEADER), sessionSecret)) {
            throw new ConnectRefusal(
                    ConnectCode.XSRF_MISMATCH,
                    "Writing with a session needs the header " + HEADER + " with the value of the cookie " + COOKIE
                            + ".");
        }
    }

    private static boolean matches(@Nullable String sent, String sessionSecret) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8),
                        token(sessionSecret).getBytes(StandardCharsets.UTF_8));
    }
}
