package muster.console.journey;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows the codes of RFC 6238 as the apps on phones do: six digits, a new one every 30 seconds. */
final class AuthenticatorApp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_IN_SECONDS = 30;

    private final byte[] secret;
    private long lastStep;

    /** @param text the secret in Base32, as it is typed in, with or without blanks */
    AuthenticatorApp(String text) {
        String letters = text.replaceAll("\\s", "").replace("=", "");
        ByteBuffer bytes = ByteBuffer.allocate(letters.length() * 5 / 8);
        int bits = 0;
        int kept = 0;
        for (char letter : letters.toCharArray()) {
            bits = (bits << 5 | ALPHABET.indexOf(letter)) & 0xfff;
            kept += 5;
            if (kept >= 8) {
                kept -= 8;
                bytes.put((byte) (bits >> kept));
            }
        }
        secret = bytes.array();
    }

    /** A code that was not shown before: if need be the next one, which servers take as well since clocks differ. */
    String nextCode() {
        lastStep = Math.max(Instant.now().getEpochSecond() / STEP_IN_SECONDS, lastStep + 1);
        return code(lastStep);
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
