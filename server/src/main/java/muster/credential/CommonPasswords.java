package muster.credential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.directory.PasswordRules;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the passwords that others would try first: 100,000 that many people have chosen, and words that belong to the person
 * or the site. A word is meant as it stands in the list, in small letters, with a capital, and in capitals; where the typed text
 * is known, also with any other case, with blanks, and in full-width letters.
 */
public final class CommonPasswords implements PasswordRules {
    /** Of the library nbvcxz, one password a line, the most common first. */
    private static final String LIST = "/dictionaries/passwords.txt";

    private static final String SITE = "muster";
    private static final Failure REFUSED =
            new Failure.PasswordRefused("This password is one of the first that others would try; choose another one.");

    /** What people add to a word so that it passes for a password. */
    private static final List<String> ENDINGS = Stream.concat(
                    Stream.of("", "1", "12", "123", "1234", "!"),
                    IntStream.rangeClosed(2020, 2030).mapToObj(Integer::toString))
            .toList();

    /** White space, also of the kinds that take no room, which nobody sees. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    /** Read when the first password is to be judged. */
    private static final class Listed {
        private static final DigestFilter DIGESTS = read();
    }

    @Override
    public void check(Password password, Collection<String> context) {
        byte[] digest = HexFormat.of().parseHex(password.digest());
        String typed = password.typed();
        String folded = typed == null ? null : folded(typed);
        if (Listed.DIGESTS.mayHold(digest)
                || folded != null && (folded.isEmpty() || Listed.DIGESTS.mayHold(sha256(folded)))
                || words(context).anyMatch(word -> belongs(word, digest, folded))) {
            throw new Refused(REFUSED);
        }
    }

    /** The words that others would try for this person, without doubles. */
    private static Stream<String> words(Collection<String> context) {
        return Stream.concat(Stream.of(SITE), context.stream().flatMap(CommonPasswords::withLocalPart))
                .flatMap(word -> Stream.of(word, BLANKS.matcher(word).replaceAll("")))
                .filter(word -> !word.isBlank())
                .distinct();
    }

    private static Stream<String> withLocalPart(String word) {
        int at = word.indexOf('@');
        return at < 0 ? Stream.of(word) : Stream.of(word, word.substring(0, at));
    }

    private static boolean belongs(String word, byte[] digest, @Nullable String folded) {
        if (folded != null) {
            String key = folded(word);
            return folded.startsWith(key) && ENDINGS.contains(folded.substring(key.length()));
        }
        return spellings(word)
                .flatMap(spelling -> ENDINGS.stream().map(spelling::concat))
                .anyMatch(guess -> MessageDigest.isEqual(sha256(guess), digest));
    }

    /** What a word is compared by where the text is known. */
    private static String folded(String text) {
        return BLANKS.matcher(TextKey.of(text).value()).replaceAll("");
    }

    private static Stream<String> spellings(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        int first = small.isEmpty() ? 0 : small.offsetByCodePoints(0, 1);
        String capitalised = small.substring(0, first).toUpperCase(Locale.ROOT) + small.substring(first);
        return Stream.of(word, small, capitalised, word.toUpperCase(Locale.ROOT))
                .distinct();
    }

    private static DigestFilter read() {
        DigestFilter digests = new DigestFilter();
        try (InputStream list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST));
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            lines.lines()
                    .flatMap(word -> Stream.concat(spellings(word), Stream.of(folded(word))))
                    .forEach(spelling -> digests.add(sha256(spelling)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return digests;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
