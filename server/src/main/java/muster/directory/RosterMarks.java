package muster.directory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Marks of pages as texts for addresses. Each carries a digest of itself and of the question that it belongs to, so that
 * a broken one, or one of another question, is refused instead of showing a wrong page. It is no secret: where a page
 * begins is everybody's choice who may ask at all.
 */
final class RosterMarks {
    private static final int DIGEST_BYTES = 9;
    private static final int LONGEST = 4_000;
    /** No kept text has it. */
    private static final String BETWEEN = "\u0000";

    private RosterMarks() {}

    static String text(String question, PageMark mark) {
        byte[] values = String.join(BETWEEN, mark.values()).getBytes(StandardCharsets.UTF_8);
        byte[] digest = digest(question, values);
        ByteBuffer whole = ByteBuffer.allocate(digest.length + values.length);
        whole.put(digest).put(values);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    /** @throws Refused {@link Failure.Malformed} unless the text was made for this question */
    static PageMark parse(String question, String text) {
        byte[] whole = decoded(text);
        if (whole.length < DIGEST_BYTES) {
            throw foreign();
        }
        byte[] values = Arrays.copyOfRange(whole, DIGEST_BYTES, whole.length);
        if (!Arrays.equals(Arrays.copyOf(whole, DIGEST_BYTES), digest(question, values))) {
            throw foreign();
        }
        try {
            String joined = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(values))
                    .toString();
            return new PageMark(List.of(joined.split(Pattern.quote(BETWEEN), -1)));
        } catch (CharacterCodingException e) {
            throw foreign();
        }
    }

    /** The same for a mark of one value; null for no text. */
    static @Nullable PageMark parseSingle(String question, @Nullable String text) {
        PageMark mark = text == null ? null : parse(question, text);
        if (mark != null && mark.values().size() != 1) {
            throw foreign();
        }
        return mark;
    }

    private static byte[] decoded(String text) {
        if (text.length() > LONGEST) {
            throw foreign();
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static byte[] digest(String question, byte[] values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] asked = question.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(asked.length).array());
            digest.update(asked);
            return Arrays.copyOf(digest.digest(values), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static Refused foreign() {
        return new Refused(new Failure.Malformed("page mark", "does not belong to this list; begin at the first page"));
    }
}
