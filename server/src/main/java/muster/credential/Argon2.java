package muster.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106) and its text form, the PHC string {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}, from which a hash
 * is checked with the parameters it was made with.
 */
final class Argon2 {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Beyond this a stored hash is not checked: it would take the server's memory or a processor for itself. */
    private static final Cost MOST = new Cost(131_072, 16, 8);

    private static final Pattern TEXT_FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,4}),p=([0-9]{1,3})"
                    + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** How much work one hash is: memory in KiB, passes over it, lanes. */
    record Cost(int memoryKib, int passes, int lanes) {
        boolean isWithin(Cost other) {
            return memoryKib <= other.memoryKib && passes <= other.passes && lanes <= other.lanes;
        }
    }

    /** An implementation of the function. */
    interface Function {
        byte[] derive(byte[] input, byte[] salt, Cost cost, int length);

        /** How much memory all hashes that run at once may take together. */
        long roomKib();
    }

    /** Chosen when the first hash is needed; looking for the system's library takes a moment. */
    private static final class Fastest {
        private static final Function FUNCTION = NativeArgon2.find().orElseGet(BouncyCastleArgon2::new);
        private static final int ROOM_KIB = (int) Math.min(Integer.MAX_VALUE, FUNCTION.roomKib());

        /** Hashes wait for memory, so that neither many processors nor costly imported hashes take all of it. */
        private static final Semaphore ROOM = new Semaphore(ROOM_KIB, true);
    }

    private record Parsed(Cost cost, byte[] salt, byte[] hash) {}

    private Argon2() {}

    /** Hashes with a fresh salt. */
    static String hash(String input, Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return encode(cost, salt, derive(input, new Parsed(cost, salt, new byte[HASH_BYTES])));
    }

    /** The text form of a hash of that cost which nothing is known to match. */
    static String decoy(Cost cost, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        return encode(cost, salt, hash);
    }

    private static String encode(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /** Whether the text is an Argon2id hash that asks for a sane amount of work. */
    static boolean canCheck(String encoded) {
        return parse(encoded).filter(parsed -> parsed.cost().isWithin(MOST)).isPresent();
    }

    /** False also for text that cannot be checked. */
    static boolean matches(String input, String encoded) {
        return parse(encoded)
                .filter(parsed -> parsed.cost().isWithin(MOST))
                .map(parsed -> MessageDigest.isEqual(derive(input, parsed), parsed.hash()))
                .orElse(false);
    }

    /** Whether the text is an Argon2id hash made with at least this cost. */
    static boolean isAtLeast(String encoded, Cost cost) {
        return parse(encoded).filter(parsed -> cost.isWithin(parsed.cost())).isPresent();
    }

    private static byte[] derive(String input, Parsed wanted) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        int taken = Math.min(wanted.cost().memoryKib(), Fastest.ROOM_KIB);
        Fastest.ROOM.acquireUninterruptibly(taken);
        try {
            return Fastest.FUNCTION.derive(bytes, wanted.salt(), wanted.cost(), wanted.hash().length);
        } finally {
            Fastest.ROOM.release(taken);
        }
    }

    private static Optional<Parsed> parse(String encoded) {
        Matcher matcher = TEXT_FORM.matcher(encoded);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Cost cost = new Cost(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        boolean usable = cost.lanes() > 0 && cost.passes() > 0 && cost.memoryKib() >= 8 * cost.lanes();
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            Parsed parsed = new Parsed(cost, base64.decode(matcher.group(4)), base64.decode(matcher.group(5)));
            return usable ? Optional.of(parsed) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
