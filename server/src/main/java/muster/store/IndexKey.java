package muster.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Texts of any length as they stand in an index. Up to 64 characters a text stands for itself; a longer one is cut off
 * there and goes on with a control character, which no kept text has, and a digest of the whole. So index entries are
 * bounded, equal keys mean equal texts, and all texts with a prefix of up to 64 characters still lie side by side.
 */
final class IndexKey {
    static final int MAXIMUM_LENGTH = 64;
    private static final char CUT = '\u0001';

    private IndexKey() {}

    static String of(String text) {
        return isOverlong(text) ? head(text) + CUT + digest(text) : text;
    }

    static boolean isOverlong(String text) {
        return text.length() > MAXIMUM_LENGTH && text.codePointCount(0, text.length()) > MAXIMUM_LENGTH;
    }

    /** What of the text is in the index as it is. */
    static String head(String text) {
        return isOverlong(text) ? text.substring(0, text.offsetByCodePoints(0, MAXIMUM_LENGTH)) : text;
    }

    /** Of a text in an index what people can read. */
    static String shown(String key) {
        int cut = key.indexOf(CUT);
        return cut < 0 ? key : key.substring(0, cut);
    }

    /**
     * Whether a database could hold the text at all: zero characters and halves of surrogate pairs it cannot. Asked of
     * what comes from outside to be looked up; such a text is simply not there.
     */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
