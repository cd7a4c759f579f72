package muster.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Names requests: by the id a client brought, if it is harmless, else by one of our own. */
final class RequestIds {
    private static final int MAX_LENGTH = 64;

    private final String prefix;
    private final AtomicLong count = new AtomicLong();

    /** The random part keeps the ids of several starts apart; they are names, not secrets. */
    RequestIds(RandomGenerator chance) {
        prefix = Long.toString(chance.nextLong() & 0xff_ffff_ffffL, 36) + "-";
    }

    String of(@Nullable String brought) {
        return brought != null && isHarmless(brought) ? brought : prefix + Long.toString(count.incrementAndGet(), 36);
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
