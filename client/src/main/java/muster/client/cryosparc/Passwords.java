package muster.client.cryosparc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import muster.client.Secret;

/** What goes to the server in place of a password: its SHA-256 in lower-case hexadecimal digits. */
final class Passwords {
    private Passwords() {}

    static String digest(Secret password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(password.reveal().getBytes(StandardCharsets.UTF_8));
            StringBuilder hex = new StringBuilder();
            for (byte each : hash) {
                hex.append("%02x".formatted(each));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> body(Secret password) {
        return Map.of("password", digest(password));
    }
}
