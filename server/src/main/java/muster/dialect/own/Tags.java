package muster.dialect.own;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.http.Request;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Strong ETags, and the conditions that name them (RFC 9110, 13). A tag holds the version and a digest of what is answered: beside
 * the version an answer tells when an account was last seen, for instance, and not the same to everybody. Of a tag that comes back
 * with a change only the version counts, because nothing else can be changed.
 */
final class Tags {
    private static final Pattern TAG = Pattern.compile("\"v([0-9]{1,18})(-[A-Za-z0-9_-]{1,64})?\"");

    private static final int DIGEST_BYTES = 9;

    private Tags() {}

    static String of(long version, byte[] answer) {
        return "\"v" + version + "-" + digest(answer) + "\"";
    }

    private static String digest(byte[] answer) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(answer);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether the client has just this already. */
    static boolean isUnchanged(Request request, String tag) {
        return named(request, "If-None-Match")
                .anyMatch(one -> one.equals("*") || stripWeak(one).equals(tag));
    }

    /** What is compared for reading: an intermediary may have made our tag a weak one. */
    private static String stripWeak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /**
     * The version that the client says it has looked at; null when any will do.
     *
     * @throws Refused {@link Failure.VersionMismatch} when none of the tags can be of anything here
     */
    static @Nullable Long expected(Request request) {
        List<String> tags = named(request, "If-Match").toList();
        if (tags.isEmpty() || tags.contains("*")) {
            return null;
        }
        List<Long> versions = tags.stream()
                .map(TAG::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Long.valueOf(matcher.group(1)))
                .toList();
        // Of several versions one at most is the present one, and clients name the one that they have.
        if (versions.size() != 1) {
            throw new Refused(new Failure.VersionMismatch());
        }
        return versions.getFirst();
    }

    private static Stream<String> named(Request request, String header) {
        return request.headers(header).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty());
    }
}
