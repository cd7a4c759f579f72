package muster.credential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.directory.PasswordRules;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import muster.model.TextKey;

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

    /** Read when the first password is to be judged, or before. */
    private static final class Listed {
        private static final DigestFilter DIGESTS = read();
    }

    /** Reads the list, which takes a moment, so that whoever sets the first password need not wait for it. */
    public static void prepare() {
        Objects.requireNonNull(Listed.DIGESTS);
    }

    @Override
    public void check(Password password, Collection<String> context) {
        MessageDigest sha256 = sha256();
        byte[] digest = HexFormat.of().parseHex(password.digest());
        String typed = password.typed();
        boolean refused = Listed.DIGESTS.mayHold(digest)
                || (typed == null
                        ? guesses(words(context)).anyMatch(guess -> Arrays.equals(digest(sha256, guess), digest))
                        : isCommon(folded(typed), words(context), sha256));
        if (refused) {
            throw new Refused(REFUSED);
        }
    }

    private static boolean isCommon(String folded, Stream<String> words, MessageDigest sha256) {
        return folded.isEmpty()
                || Listed.DIGESTS.mayHold(digest(sha256, folded))
                || words.map(CommonPasswords::folded)
                        .filter(folded::startsWith)
                        .anyMatch(word -> ENDINGS.contains(folded.substring(word.length())));
    }

    /** The words that others would try for this person. */
    private static Stream<String> words(Collection<String> context) {
        return Stream.concat(Stream.of(SITE), context.stream())
                .flatMap(CommonPasswords::withLocalPart)
                .flatMap(word -> Stream.of(word, withoutBlanks(word)))
                .filter(word -> !word.isBlank());
    }

    private static Stream<String> withLocalPart(String word) {
        int at = word.indexOf('@');
        return at < 0 ? Stream.of(word) : Stream.of(word, word.substring(0, at));
    }

    private static Stream<String> guesses(Stream<String> words) {
        return words.flatMap(word -> spellings(word).stream())
                .distinct()
                .flatMap(spelling -> ENDINGS.stream().map(spelling::concat));
    }

    /** What a word is compared by where the text is known. */
    private static String folded(String text) {
        return withoutBlanks(TextKey.of(text).value());
    }

    private static String withoutBlanks(String text) {
        return hasNoBlanks(text) ? text : BLANKS.matcher(text).replaceAll("");
    }

    /** Of nearly all words this tells quickly what the pattern would tell, too. */
    private static boolean hasNoBlanks(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) <= ' ' || text.charAt(index) > '~') {
                return false;
            }
        }
        return true;
    }

    /** As the word stands, in small letters, with a capital, in capitals, and as it is compared by. */
    private static Set<String> spellings(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        String capitals = word.toUpperCase(Locale.ROOT);
        Set<String> spellings = new HashSet<>();
        spellings.add(word);
        spellings.add(small);
        spellings.add(capitals);
        spellings.add(folded(word));
        if (!small.isEmpty()) {
            int second = small.offsetByCodePoints(0, 1);
            spellings.add(small.substring(0, second).toUpperCase(Locale.ROOT) + small.substring(second));
        }
        return spellings;
    }

    /** Plain loops, because all of this runs once and so before Java has made it fast. */
    private static DigestFilter read() {
        DigestFilter digests = new DigestFilter();
        MessageDigest sha256 = sha256();
        try (InputStream list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST));
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (String word = lines.readLine(); word != null; word = lines.readLine()) {
                for (String spelling : spellings(word)) {
                    digests.add(digest(sha256, spelling));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return digests;
    }

    private static byte[] digest(MessageDigest sha256, String text) {
        return sha256.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
