package muster.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import muster.model.DoorDocument;

/**
 * Keeps what was looked up a moment ago, for what clients ask over and over. Never older than the last change made through this
 * process; changes made by another process are seen within half a second. It says nothing of who may see it: that is asked
 * each time, before.
 *
 * @param <P> all that the look depends on, beside the store
 */
final class Recent<P, V> {
    private static final int MOST = 200;
    private static final int MOST_LENGTH = 8_192;
    private static final Duration LIFETIME = Duration.ofMillis(500);

    private record Kept<V>(V value, long changes, Instant until) {}

    private final Transactions transactions;
    private final Predicate<V> isSmall;
    private final Map<P, Kept<V>> places = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<P, Kept<V>> eldest) {
            return size() > MOST;
        }
    };

    /** @param isSmall what is not is looked up each time, so that what is kept does not fill the memory */
    Recent(Transactions transactions, Predicate<V> isSmall) {
        this.transactions = transactions;
        this.isSmall = isSmall;
    }

    static boolean isLong(DoorDocument document) {
        return document.json().length() > MOST_LENGTH;
    }

    V of(P place, Supplier<V> look) {
        // Asked before the look: what is changed meanwhile makes the number another one.
        long changes = transactions.store().changes();
        Instant now = transactions.now();
        Kept<V> kept;
        synchronized (places) {
            kept = places.get(place);
        }
        if (kept != null && kept.changes() == changes && isNow(kept, now)) {
            return kept.value();
        }
        V found = look.get();
        if (isSmall.test(found)) {
            synchronized (places) {
                places.remove(place);
                places.put(place, new Kept<>(found, changes, now.plus(LIFETIME)));
            }
        }
        return found;
    }

    /** Not after half a second, and not when the clock was set back. */
    private boolean isNow(Kept<V> kept, Instant now) {
        return kept.until().isAfter(now) && !kept.until().isAfter(now.plus(LIFETIME));
    }
}
