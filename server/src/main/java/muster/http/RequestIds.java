package muster.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Names requests: by the id a client brought, if it is harmless, else by one of our own. Ours are {@code req-} and twenty digits
 * or lower-case letters, a form that some platforms' clients look for.
 */
final class RequestIds {
    private static final int MAX_LENGTH = 64;

    private static final int BASE = 36;
    private static final int CHANCE_LENGTH = 12;
    private static final int COUNT_LENGTH = 8;

    private final String prefix;
    private final AtomicLong count = new AtomicLong();

    /** The random part keeps the ids of several starts apart; they are names, not secrets. */
    RequestIds(RandomGenerator chance) {
        prefix = "req-" + lastDigits(chance.nextLong(), CHANCE_LENGTH);
    }

    String of(@Nullable String brought) {
        return brought != null && isHarmless(brought)
                ? brought
                : prefix + lastDigits(count.incrementAndGet(), COUNT_LENGTH);
    }

    private static String lastDigits(long number, int length) {
        char[] digits = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = Character.forDigit((int) Long.remainderUnsigned(rest, BASE), BASE);
            rest = Long.divideUnsigned(rest, BASE);
        }
        return new String(digits);
    }

    private static boolean isHarmless(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c < '0' || c > '9') && "._:-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
