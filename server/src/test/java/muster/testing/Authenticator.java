package muster.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The app on somebody's phone: makes codes by the letter of RFC 4226 and RFC 6238, with none of the server's code. */
public record Authenticator(String secret) {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public String codeAt(Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(0, Math.floorDiv(time.getEpochSecond(), 30))
                    .array());
            int truncated = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fff_ffff;
            return Integer.toString(1_000_000 + truncated % 1_000_000).substring(1);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A code that is none of those around this time. */
    public String wrongAt(Instant time) {
        var right = Arrays.asList(codeAt(time.minusSeconds(30)), codeAt(time), codeAt(time.plusSeconds(30)));
        int wrong = 0;
        while (right.contains(Integer.toString(1_000_000 + wrong).substring(1))) {
            wrong++;
        }
        return Integer.toString(1_000_000 + wrong).substring(1);
    }

    private byte[] bytes() {
        BigInteger number = BigInteger.ONE;
        for (char letter : secret.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(letter)));
        }
        byte[] all = number.toByteArray();
        return Arrays.copyOfRange(all, 1, all.length);
    }
}
