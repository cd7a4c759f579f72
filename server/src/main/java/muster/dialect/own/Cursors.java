package muster.dialect.own;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places in lists whose marks the directory does not make itself. Each carries a digest of itself and of its list, so that one of
 * another list, or one that was changed, is refused. It is no secret: what a page shows is asked anew for each page.
 */
final class Cursors {
    private static final int DIGEST_BYTES = 9;

    private Cursors() {}

    static String of(String list, String place) {
        byte[] text = place.getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(digest(list, place), DIGEST_BYTES + text.length);
        System.arraycopy(text, 0, whole, DIGEST_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @return null for no cursor. @throws Problem.Found for one that does not belong to this list */
    static @Nullable String place(String list, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        byte[] whole = decoded(cursor);
        if (whole.length > DIGEST_BYTES) {
            String place = new String(whole, DIGEST_BYTES, whole.length - DIGEST_BYTES, StandardCharsets.UTF_8);
            if (Arrays.equals(Arrays.copyOf(whole, DIGEST_BYTES), digest(list, place))) {
                return place;
            }
        }
        throw foreign();
    }

    /** The same for places that are numbers; 0 for no cursor. */
    static long number(String list, @Nullable String cursor) {
        String place = place(list, cursor);
        long number = place == null ? 0 : number(place);
        if (number < 0) {
            throw foreign();
        }
        return number;
    }

    private static long number(String place) {
        try {
            return Long.parseLong(place);
        } catch (NumberFormatException e) {
            throw foreign();
        }
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static byte[] digest(String list, String place) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(place.getBytes(StandardCharsets.UTF_8)), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static Problem.Found foreign() {
        return Problem.invalidParameters(List.of(Fault.ofParameter(
                Parameter.CURSOR.name(), "This does not belong to this list; begin at the first page.")));
    }
}
